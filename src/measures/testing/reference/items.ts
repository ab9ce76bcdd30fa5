import type { Measure } from '../../measure.ts'
import { references } from './catalogue.ts'
import type { Counted } from './reference-item.ts'
import { plusDays, plusMonths } from './days.ts'
import { placed, type Placed } from './teams.ts'

/** The last day of each month that begins between two days; the second day itself for the last. */
export function referenceAsAts(since: string, until: string): string[] {
  const days: string[] = []
  let first = `${since.slice(0, 7)}-01`
  if (first < since) first = plusMonths(first, 1)
  for (; first <= until; first = plusMonths(first, 1)) {
    const last = plusDays(plusMonths(first, 1), -1)
    days.push(last < until ? last : until)
  }
  return days
}

/** Every item of a measure as the plain reference gives it, with the team it counts for. */
export function referenceItems(
  counted: Counted,
  measure: Measure,
  asAts: readonly string[],
): Placed[] {
  const reference = references[measure.id]
  if (reference === undefined) throw new Error(`${measure.id} has no plain reference.`)
  const days = measure.kind === 'stock' ? asAts : asAts.slice(0, 1)
  return days
    .flatMap((asAt) => reference(counted, asAt))
    .map((item) => ({ ...placed(counted.rows, item), teamId: null }))
}
