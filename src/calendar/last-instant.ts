import { addDays, type LocalDate } from './local-date.ts'

const hourMs = 3_600_000

const inLondon = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  hourCycle: 'h23',
})

/** The last millisecond of a day in London: an hour earlier by UTC while summer time lasts. */
export function lastInstantOf(day: LocalDate): Date {
  const midnightUtc = Date.parse(`${addDays(day, 1)}T00:00:00Z`)
  const isSummer = inLondon.format(midnightUtc - hourMs) === '00'
  return new Date(midnightUtc - (isSummer ? hourMs : 0) - 1)
}
