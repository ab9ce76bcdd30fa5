import { dayInWords } from '#calendar/day-in-words.ts'
import type { Measure } from '#measures/measure.ts'
import { isSet, type Target } from '#plan/plan.ts'
import { targetInWords, withUnit } from '#plan/value-in-words.ts'

/** `at least 85% in every team`, `at most 20 weeks, 18 hoped for`, `to be agreed`. */
export function targetWords(unit: Measure['unit'] | null, target: Target): string {
  if (!isSet(target)) return target.form
  const known = unit ?? 'count'
  const where = target.scope === 'every team' ? ' in every team' : ''
  const ideal = target.ideal === null ? '' : `, ${withUnit(known, String(target.ideal))} hoped for`
  return `${targetInWords(known, target)}${where}${ideal}`
}

/** The same with its day; `no target` where the plan sets none. */
export const targetByDay = (unit: Measure['unit'] | null, target: Target | undefined): string =>
  target === undefined ? 'no target' : `${targetWords(unit, target)} by ${dayInWords(target.by)}`
