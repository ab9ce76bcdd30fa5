/**
 * A calendar day as `YYYY-MM-DD`, with no time and no time zone. Days compare as their texts do.
 * Nothing outside this folder uses `Date` for a day: midnight in one zone is yesterday in another.
 */
export type LocalDate = string & { readonly __localDate: never }

const shape = /^\d{4}-\d{2}-\d{2}$/
const dayInMs = 86_400_000

const toDayNumber = (day: LocalDate): number => Date.parse(`${day}T00:00:00Z`) / dayInMs

const fromDayNumber = (dayNumber: number): LocalDate =>
  new Date(dayNumber * dayInMs).toISOString().slice(0, 10) as LocalDate

/** The day a text names, or undefined where the text is not a day that exists (`2019-02-29`). */
export function parseLocalDate(text: string): LocalDate | undefined {
  if (!shape.test(text)) return undefined
  const instant = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(instant)) return undefined
  return new Date(instant).toISOString().slice(0, 10) === text ? (text as LocalDate) : undefined
}

/** The day a text names; throws where the text is not a day: for days written in the code. */
export function localDate(text: string): LocalDate {
  const day = parseLocalDate(text)
  if (day === undefined) throw new Error(`'${text}' is not a day written as YYYY-MM-DD.`)
  return day
}

export const addDays = (day: LocalDate, days: number): LocalDate =>
  fromDayNumber(toDayNumber(day) + days)

/** Whole days from one day to another; negative where the second comes first. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  toDayNumber(to) - toDayNumber(from)

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export const dayOfWeek = (day: LocalDate): number => ((toDayNumber(day) + 3) % 7) + 1

export const yearOf = (day: LocalDate): number => Number(day.slice(0, 4))
export const monthOf = (day: LocalDate): number => Number(day.slice(5, 7))
const dayOfMonth = (day: LocalDate): number => Number(day.slice(8, 10))

const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate()

const twoDigits = (value: number): string => String(value).padStart(2, '0')

const dayOf = (year: number, month: number, day: number): LocalDate =>
  `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}` as LocalDate

/**
 * The same day of the month N months on (or back), clipped to that month's last day: 6 months after
 * 31 August is 28 or 29 February. Limits in months are always reckoned forward from their start.
 */
export function addMonths(day: LocalDate, months: number): LocalDate {
  const index = yearOf(day) * 12 + (monthOf(day) - 1) + months
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  return dayOf(year, month, Math.min(dayOfMonth(day), daysInMonth(year, month)))
}

export const firstOfMonth = (day: LocalDate): LocalDate => dayOf(yearOf(day), monthOf(day), 1)

export const lastOfMonth = (day: LocalDate): LocalDate =>
  dayOf(yearOf(day), monthOf(day), daysInMonth(yearOf(day), monthOf(day)))

/**
 * Age on a day in completed years. Someone born on 29 February has their birthday on 1 March in
 * years without one, so is still 15 on 28 February of the year they turn 16.
 * @public
 */
export function ageOn(birth: LocalDate, on: LocalDate): number {
  const years = yearOf(on) - yearOf(birth)
  return on.slice(5) < birth.slice(5) ? years - 1 : years
}
