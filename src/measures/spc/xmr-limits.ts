/** What a run of values usually does: its mean, and the limits that chance alone seldom passes. */
export type XmrLimits = {
  readonly mean: number
  readonly upper: number
  readonly lower: number
  /** Two thirds of the way from the mean to each limit. */
  readonly nearUpper: number
  readonly nearLower: number
}

/** 3 / 1.128, the constant that turns a mean moving range of two into three standard deviations. */
const factor = 2.66

/**
 * Limits of an XmR chart (individual values and moving ranges), of one or more values in time:
 *
 *     mean   = sum of x / n
 *     mR     = mean of |x(i) − x(i−1)|
 *     limits = mean ± 2.66 × mR
 *
 * Worked: 1,2,1,2,10,1,2,1,2,1,2,1,2,1,2,1,2,1 has a mean of 35/18 = 1.94 and moving ranges that
 * add up to 32 over 17 steps, 1.88; limits are 1.94 ± 5.01: 6.95 and −3.06.
 */
export function xmrLimits(values: readonly number[]): XmrLimits {
  if (values.length === 0) throw new Error('Limits need at least one value.')
  const mean = meanOf(values)
  const ranges = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? 0)))
  const reach = ranges.length === 0 ? 0 : factor * meanOf(ranges)
  return {
    mean,
    upper: mean + reach,
    lower: mean - reach,
    nearUpper: mean + (reach * 2) / 3,
    nearLower: mean - (reach * 2) / 3,
  }
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length

/** Limits as they are drawn: a percentage cannot be under 0 nor over 100. Signals use them whole. */
export const drawnWithin = (
  { upper, lower, ...rest }: XmrLimits,
  from: number,
  to: number,
): XmrLimits => ({ ...rest, upper: Math.min(upper, to), lower: Math.max(lower, from) })
