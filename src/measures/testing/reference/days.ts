import { bankHolidays } from '#calendar/bank-holidays.ts'

/**
 * Days reckoned by counting them one at a time, to check the calendar against: the list of all days
 * from 1990 to 2040 is built by turning the page, with no arithmetic on dates.
 */
type Day = {
  readonly text: string
  readonly year: number
  readonly month: number
  readonly date: number
  readonly working: boolean | null
}

const daysOfMonth = (year: number, month: number): number => {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return leap ? 29 : 28
}

const textOf = (year: number, month: number, date: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`

const days: Day[] = []
const places = new Map<string, number>()

// 1 January 1990 was a Monday.
let weekday = 0
for (let year = 1990; year <= 2040; year += 1) {
  for (let month = 1; month <= 12; month += 1) {
    for (let date = 1; date <= daysOfMonth(year, month); date += 1) {
      const text = textOf(year, month, date)
      const holidays = bankHolidays[year]
      const working = holidays ? weekday < 5 && !holidays.includes(text.slice(5)) : null
      places.set(text, days.length)
      days.push({ text, year, month, date, working })
      weekday = (weekday + 1) % 7
    }
  }
}

const placeOf = (day: string): number => {
  const place = places.get(day)
  if (place === undefined) throw new Error(`${day} is outside the days of the reference.`)
  return place
}

const at = (place: number): Day => {
  const day = days[place]
  if (day === undefined) throw new Error('Outside the days of the reference.')
  return day
}

export const plusDays = (day: string, count: number): string => at(placeOf(day) + count).text

/** Days from one to a later one, counted. */
export function daysFrom(from: string, to: string): number {
  let count = 0
  for (let place = placeOf(from); at(place).text < to; place += 1) count += 1
  return count
}

/** Working days after one day up to and including another that is not before it; null outside the calendar. */
export function workingDaysFrom(from: string, to: string): number | null {
  if (at(placeOf(from)).working === null) return null
  let count = 0
  for (let place = placeOf(from) + 1; place <= placeOf(to); place += 1) {
    if (at(place).working === null) return null
    if (at(place).working) count += 1
  }
  return count
}

export function nthWorkingDay(from: string, n: number): string | null {
  if (at(placeOf(from)).working === null) return null
  let place = placeOf(from)
  for (let count = 0; count < n;) {
    place += 1
    if (at(place).working === null) return null
    if (at(place).working) count += 1
  }
  return at(place).text
}

/** Turns the months over one at a time, then goes back to the last day there is. */
export function plusMonths(day: string, count: number): string {
  let { year, month } = at(placeOf(day))
  for (let turned = 0; turned < count; turned += 1) {
    month += 1
    if (month === 13) {
      month = 1
      year += 1
    }
  }
  let { date } = at(placeOf(day))
  while (date > daysOfMonth(year, month)) date -= 1
  return textOf(year, month, date)
}

/** Birthdays had by a day, counted; someone born on 29 February has it on 1 March in other years. */
export function ageAt(birth: string, day: string): number {
  const { year, month, date } = at(placeOf(birth))
  let age = 0
  for (let next = year + 1; next <= 2040; next += 1) {
    const birthday =
      date > daysOfMonth(next, month) ? textOf(next, 3, 1) : textOf(next, month, date)
    if (birthday > day) break
    age += 1
  }
  return age
}
