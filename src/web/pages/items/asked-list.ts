import type { Period } from '#calendar/periods.ts'
import type { Measure } from '#measures/measure.ts'
import { askedPeriod } from '../../period-choice.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'

/** Which of a figure's rows a reader asked to see. */
export const showings = ['all', 'late', 'met', 'left-out'] as const
export type Showing = (typeof showings)[number]

/** The list a query names, in the words of the query. */
export type ListAsked = {
  readonly measure: Measure
  readonly period: Period
  readonly unit:
    { readonly level: 'council' } | { readonly level: 'team' | 'service'; readonly team: string }
  readonly show: Showing
  readonly page: number
}

export type ListQuerystring = {
  readonly period?: string
  readonly team?: string
  readonly service?: string
  readonly show?: string
  readonly page?: string
}

/** Each name once, and none longer than a name is: one given twice would come as a list. */
export const listQuerySchema = {
  type: 'object',
  properties: Object.fromEntries(
    ['period', 'team', 'service', 'show', 'page'].map((name) => [
      name,
      { type: 'string', maxLength: 200 },
    ]),
  ),
}

/** Undefined where there is no such period or page; an unknown team has an empty list. */
export function askedList(
  shown: ShownSnapshot,
  measure: Measure,
  query: ListQuerystring,
): ListAsked | undefined {
  const period = askedPeriod(shown, measure, query.period)
  const page = query.page === undefined ? 1 : Number(query.page)
  if (period === undefined || !Number.isInteger(page) || page < 1) return undefined
  const show = showings.find((one) => one === query.show) ?? 'all'
  return { measure, period, unit: unitOf(query), show, page }
}

function unitOf({ team, service }: ListQuerystring): ListAsked['unit'] {
  if (team) return { level: 'team', team }
  return service ? { level: 'service', team: service } : { level: 'council' }
}
