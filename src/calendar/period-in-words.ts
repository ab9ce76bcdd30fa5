import { monthInWords } from './day-in-words.ts'
import { yearOf, type LocalDate } from './local-date.ts'
import type { Period } from './periods.ts'

/**
 * A period as a sentence says it: `October 2019`, `Q2 2019-20`, `2019-20`, and a range
 * `April to September 2019`.
 */
export function periodInWords({ kind, label, from, to }: Period): string {
  if (kind === 'month') return monthInWords(from)
  if (kind === 'year') return label
  if (kind === 'quarter') return `${label.slice(-2)} ${label.slice(0, -3)}`
  return monthsInWords(from, to)
}

/** The months from one day's to another's: `July to September 2019`, `December 2018 to March 2019`. */
export function monthsInWords(from: LocalDate, to: LocalDate): string {
  if (from.slice(0, 7) === to.slice(0, 7)) return monthInWords(from)
  const first = monthInWords(from)
  const isOneYear = yearOf(from) === yearOf(to)
  return `${isOneYear ? first.replace(/ \d+$/, '') : first} to ${monthInWords(to)}`
}
