import type { Period } from '#calendar/periods.ts'
import type { Measure } from '#measures/measure.ts'
import { askedPeriod } from '../../period-choice.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'

/** Which of a figure's rows a reader asked to see. */
export const showings = ['all', 'late', 'soon', 'met', 'left-out', 'concern'] as const
export type Showing = (typeof showings)[number]

/** What a list can be in the order of; `standing` is late first, then soonest due. */
export const sorts = [
  'standing',
  'record',
  'child',
  'due',
  'ended',
  'started',
  'value',
  'team',
  'worker',
] as const
export type Sort = (typeof sorts)[number]

/** The list a query names, in the words of the query. */
export type ListAsked = {
  readonly measure: Measure
  readonly period: Period
  readonly unit:
    { readonly level: 'council' } | { readonly level: 'team' | 'service'; readonly team: string }
  /** The service that was chosen, besides a team of it or alone. */
  readonly service: string | undefined
  /** A worker's id, or `Not recorded`. */
  readonly worker: string | undefined
  readonly show: Showing
  readonly sort: Sort
  readonly isDescending: boolean
  readonly page: number
}

const names = ['period', 'team', 'service', 'worker', 'show', 'sort', 'order', 'page'] as const

export type ListQuerystring = Readonly<Partial<Record<(typeof names)[number], string>>>

/** Each name once, and none longer than a name is: one given twice would come as a list. */
export const listQuerySchema = {
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string', maxLength: 200 }])),
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
  const sort = sorts.find((one) => one === query.sort) ?? 'standing'
  return {
    measure,
    period,
    unit: unitOf(shown, query),
    service: query.service || undefined,
    worker: query.worker || undefined,
    show: showings.find((one) => one === query.show) ?? 'all',
    sort,
    isDescending: sort !== 'standing' && query.order === 'down',
    page,
  }
}

/** The team, unless another service was chosen since: then all of that one. */
function unitOf(shown: ShownSnapshot, { team, service }: ListQuerystring): ListAsked['unit'] {
  const own = shown.teams.find((one) => one.team === team)?.service
  if (team && (!service || own === undefined || own === service)) return { level: 'team', team }
  return service ? { level: 'service', team: service } : { level: 'council' }
}
