import { monthOf, yearOf, type LocalDate } from './local-date.ts'

const months =
  'January February March April May June July August September October November December'.split(' ')

/** `31 October 2019` */
export const dayInWords = (day: LocalDate): string =>
  `${Number(day.slice(8))} ${months[monthOf(day) - 1]} ${yearOf(day)}`
