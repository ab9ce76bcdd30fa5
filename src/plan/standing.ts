import { fraction, type Fraction } from '#measures/engine/exact-value.ts'
import type { Figure } from '#measures/figure.ts'
import type { Measure } from '#measures/measure.ts'
import { compare, decimalFraction, dividedBy, minus, times } from './exact-numbers.ts'
import type { SetTarget } from './plan.ts'

/** Where a measure stands in one period: its figures for the council and for each team. */
export type Standing = {
  readonly measure: Pick<Measure, 'unit' | 'periodAverage'>
  readonly council: Figure | undefined
  readonly teams: readonly Figure[]
}

/** A figure with its value unrounded, in the measure's unit. */
export type Reading = {
  readonly figure: Figure
  readonly value: Fraction
}

/** A team with fewer items than this says too little to decide a verdict; it is listed. */
export const fewestItemsToDecide = 6

/**
 * The exact value of a figure; undefined where it has none. It comes of the counts, save for the
 * mean of several months, whose counts are sums that it is not the quotient of.
 */
export function readingOf(
  { measure }: Pick<Standing, 'measure'>,
  figure: Figure | undefined,
): Reading | undefined {
  if (figure === undefined || figure.value === null || figure.numerator === null) return undefined
  if (measure.unit === 'count') return { figure, value: fraction(figure.numerator, 1) }
  if (isMeanOfMonths({ measure }, figure)) return { figure, value: decimalFraction(figure.value) }
  if (figure.denominator === null || figure.denominator === 0) return undefined
  const [scale, by] = measure.unit === 'weeks' ? [1, 7] : [100, 1]
  return { figure, value: fraction(figure.numerator * scale, figure.denominator * by) }
}

export const isMeanOfMonths = ({ measure }: Pick<Standing, 'measure'>, figure: Figure): boolean =>
  measure.periodAverage === true && figure.periodKind !== 'month'

/** The teams that decide over a scope of every team, and those too small to. */
export function teamReadings(standing: Standing): {
  readonly deciding: readonly Reading[]
  readonly small: readonly Reading[]
} {
  const readings = standing.teams
    .map((team) => readingOf(standing, team))
    .filter((reading) => reading !== undefined)
  const decides = ({ figure }: Reading) =>
    figure.denominator === null || figure.denominator >= fewestItemsToDecide
  return {
    deciding: readings.filter(decides),
    small: readings.filter((reading) => !decides(reading)),
  }
}

/** What decides whether a target is met: each team that decides, or the council's figure. */
export const readingsInScope = (target: SetTarget, standing: Standing): readonly Reading[] =>
  target.scope === 'every team'
    ? teamReadings(standing).deciding
    : [readingOf(standing, standing.council)].filter((reading) => reading !== undefined)

/** Whether a value is within the target; a value on the target is. */
export function meets(target: SetTarget, value: Fraction): boolean {
  const { from, to } = targetEnds(target)
  return (from === null || compare(value, from) >= 0) && (to === null || compare(value, to) <= 0)
}

/** A tenth is the target's own: 76.5% is within a tenth of at least 85%, 22 weeks of at most 20. */
export function isWithinATenth(target: SetTarget, value: Fraction): boolean {
  const { from, to } = targetEnds(target)
  return (
    (from === null || compare(value, times(from, fraction(9, 10))) >= 0) &&
    (to === null || compare(value, times(to, fraction(11, 10))) <= 0)
  )
}

type Ends = { readonly from: Fraction | null; readonly to: Fraction | null }

const ends = new WeakMap<SetTarget, Ends>()

/** The ends that a value must be within; null where there is no end on that side. */
export function targetEnds(target: SetTarget): Ends {
  const before = ends.get(target)
  if (before !== undefined) return before
  const { form, value, upper } = target
  const now = {
    from: form === 'at most' ? null : decimalFraction(value),
    to: form === 'at least' ? null : decimalFraction(form === 'between' ? (upper ?? value) : value),
  }
  ends.set(target, now)
  return now
}

/** Readings by how well they stand against the target, the worst first. */
export const worstFirst = (target: SetTarget, readings: readonly Reading[]): Reading[] =>
  readings
    .map((reading) => ({ reading, short: shortfall(target, reading.value) }))
    .toSorted((one, other) => compare(other.short, one.short))
    .map(({ reading }) => reading)

/** How far a value falls short: more is worse, and below 0 is better than the target. */
export function shortfall(target: SetTarget, value: Fraction): Fraction {
  const { from, to } = targetEnds(target)
  const under = from && minus(from, value)
  const over = to && minus(value, to)
  if (under === null) return over ?? value
  if (over === null) return under
  return compare(under, over) > 0 ? under : over
}

/** How far a value falls short, in parts of the target, so that measures of any unit compare. */
export function relativeShortfall(target: SetTarget, value: Fraction): Fraction {
  const short = shortfall(target, value)
  return target.value === 0 ? short : dividedBy(short, decimalFraction(target.value))
}
