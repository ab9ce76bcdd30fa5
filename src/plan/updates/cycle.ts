import {
  addMonths,
  firstOfMonth,
  monthOf,
  parseLocalDate,
  yearOf,
  type LocalDate,
} from '#calendar/local-date.ts'

/** How often a plan's leads are asked for an update, and by which day of the month. */
export type UpdateCycle = {
  /** 1 to 12 */
  readonly everyMonths: number
  /** 1 to 28 */
  readonly dueDay: number
  /** The first month asked for, `2019-11`; null asks for every one there was. */
  readonly fromMonth: string | null
}

/** Of a plan for which nothing was settled: every month, in time for a board in its second half. */
export const firstCycle: UpdateCycle = { everyMonths: 1, dueDay: 10, fromMonth: null }

/** The month of a day, as updates name it: `2019-11`. */
export const monthOfDay = (day: LocalDate): string => day.slice(0, 7)

/** The first day of a month that a text names; undefined where it names none. */
export const firstDayOf = (month: string): LocalDate | undefined => parseLocalDate(`${month}-01`)

/** Whether a month is one that is asked for. */
export function isAskedFor({ everyMonths, fromMonth }: UpdateCycle, month: LocalDate): boolean {
  if (fromMonth === null) return (monthOf(month) - 1) % everyMonths === 0
  return monthOfDay(month) >= fromMonth && monthsFrom(fromMonth, month) % everyMonths === 0
}

/** Months asked for up to the one that a day is in, the newest first; so many at most. */
export function monthsAskedFor(cycle: UpdateCycle, day: LocalDate, most: number): string[] {
  const months: string[] = []
  const current = firstOfMonth(day)
  for (let back = 0; back < most * cycle.everyMonths; back += 1) {
    const month = addMonths(current, -back)
    if (isAskedFor(cycle, month)) months.push(monthOfDay(month))
  }
  return months
}

/** The day by which a month's update is to be given. */
export const dueOn = ({ dueDay }: UpdateCycle, month: string): LocalDate =>
  `${month}-${String(dueDay).padStart(2, '0')}` as LocalDate

function monthsFrom(first: string, month: LocalDate): number {
  const start = firstDayOf(first) as LocalDate
  return (yearOf(month) - yearOf(start)) * 12 + monthOf(month) - monthOf(start)
}
