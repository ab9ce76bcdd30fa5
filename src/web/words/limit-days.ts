import { daysBetween, type LocalDate } from '#calendar/local-date.ts'
import { workingDaysElapsed } from '#calendar/working-days.ts'
import type { Measure, Settings } from '#measures/measure.ts'

/** The days a measure's limit is counted in, so that what is late is told in the same. */
export type LimitDays = 'working days' | 'days'

export function limitDays(
  { settings }: Measure,
  { seenDaysKind }: Pick<Settings, 'seenDaysKind'>,
): LimitDays {
  if (settings.includes('assessmentWorkingDays')) return 'working days'
  return settings.includes('seenWithinDays') && seenDaysKind === 'working days'
    ? 'working days'
    : 'days'
}

/** `3 working days`, `1 day`: from one day to a later one; calendar days outside the calendar's years. */
export function daysInWords(from: LocalDate, to: LocalDate, days: LimitDays): string {
  const working = days === 'working days' ? workingDaysElapsed(from, to) : undefined
  const number = working ?? daysBetween(from, to)
  const words = working === undefined ? 'day' : 'working day'
  return `${number.toLocaleString('en-GB')} ${words}${number === 1 ? '' : 's'}`
}
