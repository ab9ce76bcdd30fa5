import { localDate, parseLocalDate } from '#calendar/local-date.ts'
import { findMeasure } from './catalogue/index.ts'
import type { Rebase } from './spc/read-series.ts'

/** A re-basing that people recorded. It says how a measure's series is read, and changes no figure. */
export type Rebasing = Rebase & { readonly measure: string }

export type ParsedRebasings =
  | { readonly ok: true; readonly rebasings: readonly Rebasing[] }
  | { readonly ok: false; readonly problem: string }

/** Those a settings file lists; a file written before there were any lists none. */
export function parseRebasings(given: unknown): ParsedRebasings {
  if (given === undefined) return { ok: true, rebasings: [] }
  if (!Array.isArray(given)) return { ok: false, problem: 'its "rebasings" are not a list.' }
  const rebasings: Rebasing[] = []
  for (const one of given as unknown[]) {
    const { measure, from, reason }: Record<string, unknown> =
      typeof one === 'object' && one !== null ? Object.fromEntries(Object.entries(one)) : {}
    if (typeof measure !== 'string' || typeof from !== 'string' || typeof reason !== 'string')
      return { ok: false, problem: 'a re-basing does not say "measure", "from" and "reason".' }
    const problem = problemOfRebasing(measure, from)
    if (problem !== undefined) return { ok: false, problem }
    rebasings.push({ measure, from: localDate(from), reason })
  }
  return { ok: true, rebasings }
}

/** A sentence where there is no such measure, or the day does not begin a month. */
export function problemOfRebasing(measure: string, from: string): string | undefined {
  if (findMeasure(measure) === undefined) return `there is no measure '${measure}'.`
  if (parseLocalDate(from) === undefined || !from.endsWith('-01'))
    return `a re-basing begins with a month, on a day such as 2019-04-01, not '${from}'.`
  return undefined
}
