import { monthOf, yearOf, type LocalDate } from './local-date.ts'

export const monthNames: readonly string[] =
  'January February March April May June July August September October November December'.split(' ')

/** `31 October 2019` */
export const dayInWords = (day: LocalDate): string => `${Number(day.slice(8))} ${monthInWords(day)}`

/** `October 2019` */
export const monthInWords = (day: LocalDate): string =>
  `${monthNames[monthOf(day) - 1]} ${yearOf(day)}`

/** `Oct 19`: for the axis of a chart. */
export const monthInShort = (day: LocalDate): string =>
  `${monthNames[monthOf(day) - 1]?.slice(0, 3)} ${day.slice(2, 4)}`
