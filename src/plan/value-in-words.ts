import type { Fraction } from '#measures/engine/exact-value.ts'
import type { Measure } from '#measures/measure.ts'
import { compare, decimalFraction, printTo } from './exact-numbers.ts'
import type { SetTarget } from './plan.ts'
import { isMeanOfMonths, targetEnds, type Reading, type Standing } from './standing.ts'

type Unit = Measure['unit']

export const withUnit = (unit: Unit, number: string): string => {
  if (unit === 'percent') return `${number}%`
  return unit === 'weeks' ? `${number} weeks` : number
}

/** `at least 85%`, `at most 20 weeks`, `between 5% and 10%` */
export function targetInWords(unit: Unit, { form, value, upper }: SetTarget): string {
  const low = form === 'between' && unit === 'weeks' ? String(value) : withUnit(unit, String(value))
  return form === 'between'
    ? `between ${low} and ${withUnit(unit, String(upper))}`
    : `${form} ${low}`
}

/** What is said of values that miss the target: `under 85%`, `over 20 weeks`, `not between …`. */
export function missInWords(unit: Unit, target: SetTarget): string {
  if (target.form === 'between') return `not ${targetInWords(unit, target)}`
  const side = target.form === 'at least' ? 'under' : 'over'
  return `${side} ${withUnit(unit, String(target.value))}`
}

/**
 * A value as figures print it. Where rounding would put it on the target or across it, as 84.96%
 * printed `85.0%` against 85%, it is also said unrounded, so that the sentence cannot contradict itself.
 */
export function valueInWords(unit: Unit, target: SetTarget, { figure, value }: Reading): string {
  const printed = withUnit(unit, unit === 'count' ? printTo(0, value) : figure.printed)
  if (staysOnItsSide(target, value, figure.printed)) return printed
  const finer = [2, 3, 4, 5, 6].map((places) => printTo(places, value))
  const telling = finer.find((text) => staysOnItsSide(target, value, text)) ?? finer.at(-1) ?? ''
  return `${printed} (${withUnit(unit, telling)} unrounded)`
}

function staysOnItsSide(target: SetTarget, value: Fraction, text: string): boolean {
  const rounded = decimalFraction(Number(text))
  const { from, to } = targetEnds(target)
  return [from, to].every((end) => end === null || compare(value, end) === compare(rounded, end))
}

/** What a value is of: `9 of 17`, `24 counted`; null for a count, and for a mean of months. */
export function baseInWords(standing: Standing, { figure }: Reading): string | null {
  if (figure.denominator === null || isMeanOfMonths(standing, figure)) return null
  if (standing.measure.unit === 'weeks') return `${grouped(figure.denominator)} counted`
  return `${grouped(figure.numerator ?? 0)} of ${grouped(figure.denominator)}`
}

const grouped = (number: number): string => number.toLocaleString('en-GB')
