import { addDays, type LocalDate } from '#calendar/local-date.ts'
import { nthWorkingDayAfter } from '#calendar/working-days.ts'
import type { Item } from '#measures/item.ts'
import type { Measure } from '#measures/measure.ts'

/** How an item stands; `counted` where a measure judges none, as a mean does not. */
export type ItemStanding = 'late' | 'not met' | 'counted' | 'met' | 'left out'

/**
 * How an item stands on a day: the extract's own for an event, the day it was taken for a stock.
 * Late is due before the day it ended, or before that day while it is open. What was done by the
 * last working day allowed is in time, even on the Saturday after. Where lower is better the
 * numerator holds what should not be.
 */
export function itemStanding(measure: Measure, item: Item, extractedOn: LocalDate): ItemStanding {
  if (item.leftOut !== null) return 'left out'
  if (item.inNumerator === null) return 'counted'
  if (item.inNumerator === (measure.better === 'higher')) return 'met'
  if (item.dueOn !== null && item.dueOn < lateUntil(measure, item, extractedOn)) return 'late'
  return measure.unit === 'count' ? 'counted' : 'not met'
}

/** The day lateness runs to: the day it ended, or now while it is open; a stock is judged on its own day. */
export function lateUntil(measure: Measure, item: Item, extractedOn: LocalDate): LocalDate {
  if (measure.kind === 'stock') return item.countedOn ?? extractedOn
  return item.endedOn ?? extractedOn
}

export const soonWorkingDays = 10

/** The last day of what is due soon, seen from a day; two weeks on outside the calendar. */
export const soonUntil = (on: LocalDate): LocalDate =>
  nthWorkingDayAfter(on, soonWorkingDays) ?? addDays(on, 14)

/**
 * Whether an item is about to be late: still to be done, not late, and due within 10 working days.
 * An event left out because it is not due yet is; what is left out of a stock is not.
 */
export function isDueSoon(measure: Measure, item: Item, extractedOn: LocalDate): boolean {
  const { dueOn, endedOn, leftOut } = item
  if (dueOn === null || endedOn !== null) return false
  if (leftOut !== null && measure.kind === 'stock') return false
  if (itemStanding(measure, item, extractedOn) === 'late') return false
  return dueOn <= soonUntil(lateUntil(measure, item, extractedOn))
}
