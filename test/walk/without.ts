import { daysBetween, localDate } from '#calendar/local-date.ts'
import { workingDaysElapsed } from '#calendar/working-days.ts'

const months =
  'January February March April May June July August September October November December'
const month = `(?:${months.split(' ').join('|')})`

/** `31 January 2020`, as a pattern's part. */
export const writtenDay = `\\d{1,2} ${month} \\d{4}`

/** Days, months, quarters, years and ranges of them, as pages write them. */
const periods = [
  /\b\d{4}-\d{2}-\d{2}\b/g,
  new RegExp(`\\b\\d{1,2} ${month}(?: \\d{4})?\\b(?: at \\d\\d:\\d\\d)?`, 'g'),
  new RegExp(`\\b${month} \\d{4}\\b`, 'g'),
  /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]? \d{2}\b/g,
  /\bQ[1-4]\b/g,
  /\blast \d+ months\b/gi,
  /\b20\d{2}-\d{2}\b/g,
]

/** Stands for what has been taken out of a text. */
export const gone = '·'

/** A text without the days and periods in it. */
export const withoutPeriods = (text: string): string =>
  periods.reduce((rest, period) => rest.replaceAll(period, gone), text)

/** A text without any of these words in it. */
export const without = (text: string, taken: readonly string[]): string =>
  taken.reduce((rest, words) => rest.replaceAll(words, gone), text)

/** A text without any of these numbers, where they stand whole. */
export const withoutNumbers = (text: string, taken: readonly string[]): string =>
  taken.reduce((rest, number) => rest.replaceAll(whole(number), gone), text)

const whole = (number: string): RegExp =>
  new RegExp(`(?<![\\w.,-])${number.replaceAll(/[^\w\s]/g, '\\$&')}(?![\\w-]|[.,]\\d)`, 'g')

/** The numbers that a text says, grouped by thousands or with decimal places. */
export const numbersIn = (text: string): string[] => text.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? []

export const valueOf = (number: string): number => Number(number.replaceAll(',', ''))

export const grouped = (number: number): string => number.toLocaleString('en-GB')

/**
 * A text without `31 January 2020, 92 days after` where it is so many days after the extract's own,
 * `14 months of improvement since September 2018` where it is so many months up to it, and
 * `3 working days late 28 October 2019` where so many lie between the two days.
 */
export function withoutTimes(text: string, extractedOn: string): string {
  const away = new RegExp(`(\\d{1,2} ${month} \\d{4}),? (\\d+) days? after`, 'g')
  const since = new RegExp(`(\\d+) months of \\w+ since (${month} \\d{4})`, 'g')
  const standing = new RegExp(
    `([\\d,]+) (working )?days? (late|left) (\\d{1,2} ${month} \\d{4})`,
    'g',
  )
  return text
    .replaceAll(standing, (all, number: string, working: string, side: string, day: string) => {
      const [from, to] = side === 'late' ? [isoOf(day), extractedOn] : [extractedOn, isoOf(day)]
      const days = working ? workingDaysElapsed : daysBetween
      return days(localDate(from), localDate(to)) === valueOf(number) ? gone : all
    })
    .replaceAll(away, (all, day: string, days: string) =>
      daysBetween(localDate(extractedOn), localDate(isoOf(day))) === Number(days) ? gone : all,
    )
    .replaceAll(since, (all, number: string, first: string) =>
      monthNumber(extractedOn) - monthNumber(isoOf(`1 ${first}`)) + 1 === Number(number)
        ? gone
        : all,
    )
}

/** `31 January 2020` as `2020-01-31`. */
export function isoOf(words: string): string {
  const [day = '', name = '', year = ''] = words.split(' ')
  const at = String(months.split(' ').indexOf(name) + 1).padStart(2, '0')
  return `${year}-${at}-${day.padStart(2, '0')}`
}

const monthNumber = (day: string): number => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7))
