import {
  addDays,
  addMonths as addMonthsTo,
  dayOfWeek,
  lastOfMonth,
  localDate,
  type LocalDate,
} from '#calendar/local-date.ts'
import { isWorkingDay } from '#calendar/working-days.ts'

/**
 * A day as a whole number, counted from 1 January 1994: the generator draws and adds days a million
 * times over. Days become `LocalDate` again wherever they are written.
 */
export type Day = number

const first = localDate('1994-01-01')
const last = localDate('2038-12-31')

const isoDays: LocalDate[] = []
const dayNumbers = new Map<string, Day>()
const workingNumbers: number[] = []
const workingList: Day[] = []
for (let text = first; text <= last; text = addDays(text, 1)) {
  // Before the calendar's first year only weekends are known; nothing is counted there.
  if (isWorkingDay(text) ?? dayOfWeek(text) <= 5) workingList.push(isoDays.length)
  dayNumbers.set(text, isoDays.length)
  isoDays.push(text)
  workingNumbers.push(workingList.length)
}

export function dayOf(text: string): Day {
  const day = dayNumbers.get(text)
  if (day === undefined) throw new Error(`${text} is outside the example's years.`)
  return day
}

export function iso(day: Day): LocalDate {
  const text = isoDays[day]
  if (text === undefined) throw new Error(`Day ${day} is outside the example's years.`)
  return text
}

const numberOf = (day: Day): number => workingNumbers[day] ?? 0

/** 1 is Monday, 7 is Sunday. 1 January 1994 was a Saturday. */
export const weekday = (day: Day): number => ((day + 5) % 7) + 1

export const isWorking = (day: Day): boolean => numberOf(day) > numberOf(day - 1)

/** Working days after one day, up to and including another. */
export const workingElapsed = (from: Day, to: Day): number => numberOf(to) - numberOf(from)

/** The first day by which n working days have elapsed since a day. */
export const workingAfter = (day: Day, n: number): Day =>
  n === 0 ? day : (workingList[numberOf(day) + n - 1] ?? Number.NaN)

/** The day itself if people are at work on it, else the next on which they are. */
export const workingOn = (day: Day): Day => (isWorking(day) ? day : workingAfter(day, 1))

/** The day itself if people are at work on it, else the last before it. */
export const workingBy = (day: Day): Day =>
  isWorking(day) ? day : (workingList[numberOf(day) - 1] ?? day)

/** The working day nearest to a day: what falls on a Saturday is done on the Friday before. */
export const workingNear = (day: Day): Day => (weekday(day) === 6 ? workingBy(day) : workingOn(day))

/** The working day at a share of the way from one day to another; the last day where there is none. */
export function workingWithin(from: Day, to: Day, share: number): Day {
  if (to < from) return to
  const days = workingElapsed(from - 1, to)
  return days === 0 ? to : workingAfter(from - 1, 1 + Math.floor(share * days))
}

export const addMonths = (day: Day, count: number): Day => dayOf(addMonthsTo(iso(day), count))

/** `2019-10` of a day. */
export const monthOf = (day: Day): string => iso(day).slice(0, 7)

export const monthStart = (month: string): Day => dayOf(`${month}-01`)
export const monthEnd = (month: string): Day => dayOf(lastOfMonth(localDate(`${month}-01`)))

/** `2019-03` to `2019-10`, both included. */
export function months(from: string, to: string): string[] {
  const list: string[] = []
  for (let day = monthStart(from); monthOf(day) <= to; day = addMonths(day, 1))
    list.push(monthOf(day))
  return list
}

/** Completed years; 29 February has its birthday on 1 March in other years. */
export function ageOn(birth: Day, on: Day): number {
  const [born, now] = [iso(birth), iso(on)]
  const years = Number(now.slice(0, 4)) - Number(born.slice(0, 4))
  return now.slice(5) < born.slice(5) ? years - 1 : years
}
