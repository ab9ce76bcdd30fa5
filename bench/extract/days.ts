import { addDays, daysBetween, localDate } from '#calendar/local-date.ts'

/**
 * Days are counted from the first one here while an extract is drawn, and become texts when they
 * are written. The extract is taken on the last day of a month, so that no period is a part period.
 */
const firstDay = localDate('1998-01-01')
export const extractedOn = localDate('2025-03-31')

const numberOf = (day: string): number => daysBetween(firstDay, localDate(day))

/** The last day anything in the extract happened. */
export const lastDay = numberOf(extractedOn)
/** Records begin a year before the first figures (April 2017). */
export const recordsBegin = numberOf('2016-04-01')

const texts = Array.from({ length: lastDay + 400 }, (_, number) => addDays(firstDay, number))
const withTimes = texts.map((text) => `${text} 00:00:00`)

/** As a date column is exported; empty for a day that has not come yet. */
export const day = (number: number): string => (number > lastDay ? '' : (texts[number] ?? ''))

/** As SQL Server exports a datetime column. */
export const dayWithTime = (number: number): string =>
  number > lastDay ? '' : (withTimes[number] ?? '')

/** A day that may lie after the extract, such as an expected date of birth. */
export const dayToCome = (number: number): string => texts[number] ?? ''
