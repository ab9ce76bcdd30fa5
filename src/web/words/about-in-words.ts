import { dayInWords, monthInWords } from '#calendar/day-in-words.ts'
import { firstOfMonth, lastOfMonth, type LocalDate } from '#calendar/local-date.ts'

/** `July 2019 to September 2019`, `1 July 2019 to 4 July 2019`: the days evidence is about. */
export function aboutInWords(
  about: { readonly from: LocalDate; readonly until: LocalDate } | null,
): string {
  if (about === null) return 'It does not say'
  const { from, until } = about
  const isMonths = from === firstOfMonth(from) && until === lastOfMonth(until)
  const [first, last] = isMonths
    ? [monthInWords(from), monthInWords(until)]
    : [dayInWords(from), dayInWords(until)]
  return first === last ? first : `${first} to ${last}`
}
