import { dayOf, isWorking, iso, weekday, type Day } from '../days.ts'

/** School holidays of the county, when schools and nurseries refer nobody. */
const schoolHolidays = [
  ['04-05', '04-20'],
  ['05-27', '05-31'],
  ['07-22', '08-31'],
  ['10-15', '10-20'],
  ['12-21', '12-31'],
  ['01-01', '01-03'],
  ['02-12', '02-17'],
] as const

/** How many referrals a day brings beside a usual Tuesday: few at weekends, fewer at Christmas. */
export function referralWeight(day: Day): number {
  const date = iso(day).slice(5)
  if (date === '12-25' || date === '01-01') return 0.02
  if (date >= '12-24') return isWorking(day) ? 0.4 : 0.08
  if (weekday(day) === 7) return 0.06
  if (weekday(day) === 6) return 0.1
  if (!isWorking(day)) return 0.12
  const ofWeek = [1.08, 1, 0.98, 1, 1.06][weekday(day) - 1] ?? 1
  return ofWeek * ofTerm(date)
}

function ofTerm(date: string): number {
  if (schoolHolidays.some(([from, to]) => date >= from && date <= to)) return 0.78
  const isNewTerm = (date >= '09-09' && date <= '09-30') || (date >= '01-08' && date <= '01-20')
  return isNewTerm ? 1.12 : 1.02
}

/** Demand rose slowly, and a little more after the inspection was published. */
export const demandOn = (day: Day): number => {
  const years = (day - dayOf('2017-04-01')) / 365
  return 1 + 0.025 * years + (day > dayOf('2019-04-10') ? 0.02 : 0)
}
