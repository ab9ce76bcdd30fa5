import { bankHolidays } from './bank-holidays.ts'
import { addDays, dayOfWeek, daysBetween, localDate, type LocalDate } from './local-date.ts'

const years = Object.keys(bankHolidays).map(Number)

/** The calendar knows its bank holidays from the first of these days to the second. */
export const firstCalendarDay = localDate(`${Math.min(...years)}-01-01`)
export const lastCalendarDay = localDate(`${Math.max(...years)}-12-31`)

const holidays = new Set(
  Object.entries(bankHolidays).flatMap(([year, days]) => days.map((day) => `${year}-${day}`)),
)

/** Each day of the calendar with the number of working days up to and including it. */
type CalendarDay = { readonly day: LocalDate; readonly number: number; readonly working: boolean }

export const calendarDays: readonly CalendarDay[] = numberDays()

function numberDays(): CalendarDay[] {
  const days: CalendarDay[] = []
  let number = 0
  for (let day = firstCalendarDay; day <= lastCalendarDay; day = addDays(day, 1)) {
    const working = dayOfWeek(day) <= 5 && !holidays.has(day)
    if (working) number += 1
    days.push({ day, number, working })
  }
  return days
}

const workingDays: readonly LocalDate[] = calendarDays
  .filter((entry) => entry.working)
  .map((entry) => entry.day)

const entryOf = (day: LocalDate): CalendarDay | undefined =>
  calendarDays[daysBetween(firstCalendarDay, day)]

/** Monday to Friday and not a bank holiday in England; undefined outside the calendar. */
export const isWorkingDay = (day: LocalDate): boolean | undefined => entryOf(day)?.working

/**
 * Working days after one day, up to and including another: the same day is 0, the next working day
 * 1. Thursday 2 April 2026 to Tuesday 7 April 2026 is 1, Good Friday and Easter Monday between.
 * Negative where the second day comes first; undefined where either is outside the calendar.
 * @public
 */
export function workingDaysElapsed(from: LocalDate, to: LocalDate): number | undefined {
  const start = entryOf(from)
  const end = entryOf(to)
  return start === undefined || end === undefined ? undefined : end.number - start.number
}

/**
 * The first day by which N working days have elapsed since a day, N being 0 or more; undefined
 * outside the calendar.
 * @public
 */
export function nthWorkingDayAfter(day: LocalDate, n: number): LocalDate | undefined {
  const start = entryOf(day)
  if (start === undefined) return undefined
  return n === 0 ? day : workingDays[start.number + n - 1]
}
