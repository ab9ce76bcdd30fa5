import { daysBetween, type LocalDate } from '#calendar/local-date.ts'
import { parsePeriod } from '#calendar/periods.ts'
import { fraction, type Fraction } from '#measures/engine/exact-value.ts'
import { compare, decimalFraction, minus, plus, times } from './exact-numbers.ts'
import type { PrintedFigure, SetTarget } from './plan.ts'
import { targetEnds } from './standing.ts'

/** The straight line from a baseline to a target, on one day. */
export type LinePoint = {
  /** What the line asks for on the day. */
  readonly value: Fraction
  /** Whether a value is at the line or ahead of it, and not out at a `between`'s far end. */
  readonly isAtOrAhead: (value: Fraction) => boolean
}

/**
 * The line from the printed baseline, at its period's end, to the target, at its date. Undefined
 * where there is none: no baseline, one that covers something other than the council, one that is
 * within a target of `between` already, or a day outside the line's two ends.
 *
 * From 60% on 31 March 2019 to 85% on 31 March 2020 is 25 points in 366 days; on 31 October
 * 2019, after 214 of them, the line asks for 60 + 25 × 214 / 366 = 74.62%.
 */
export function lineToTarget(
  baseline: PrintedFigure | null,
  target: SetTarget,
  on: LocalDate,
): LinePoint | undefined {
  const start = baseline === null ? undefined : parsePeriod(baseline.period)?.to
  if (baseline === null || baseline.value === null || baseline.geography !== null) return undefined
  if (start === undefined || on < start || on > target.by || start === target.by) return undefined
  const from = decimalFraction(baseline.value)
  const end = endFacing(target, from)
  if (end === undefined) return undefined
  const part = fraction(daysBetween(start, on), daysBetween(start, target.by))
  const value = plus(from, times(minus(end.value, from), part))
  return { value, isAtOrAhead: (given) => end.isReached(given, value) }
}

/** The end of the target that the baseline has to reach, and how a value reaches the line to it. */
type FacingEnd = {
  readonly value: Fraction
  readonly isReached: (value: Fraction, line: Fraction) => boolean
}

function endFacing(target: SetTarget, baseline: Fraction): FacingEnd | undefined {
  const { from, to } = targetEnds(target)
  if (from !== null && (to === null || compare(baseline, from) < 0)) {
    return {
      value: from,
      isReached: (value, line) =>
        compare(value, line) >= 0 && (to === null || compare(value, to) <= 0),
    }
  }
  if (to !== null && (from === null || compare(baseline, to) > 0)) {
    return {
      value: to,
      isReached: (value, line) =>
        compare(value, line) <= 0 && (from === null || compare(value, from) >= 0),
    }
  }
  return undefined
}
