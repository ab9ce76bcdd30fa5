import { fraction, type Fraction } from '#measures/engine/exact-value.ts'

/** A decimal number as the fraction it was written as: 12.5 is 125/10. */
export function decimalFraction(number: number): Fraction {
  const [whole = '0', twelve = ''] = number.toFixed(12).split('.')
  const decimals = twelve.replace(/0+$/, '')
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length))
}

/** Less than 0 where the first is the smaller, 0 where they are equal. */
export function compare(one: Fraction, other: Fraction): number {
  const difference = one.numerator * other.denominator - other.numerator * one.denominator
  if (difference === 0n) return 0
  return difference < 0n ? -1 : 1
}

export const times = (one: Fraction, other: Fraction): Fraction => ({
  numerator: one.numerator * other.numerator,
  denominator: one.denominator * other.denominator,
})

/** The second is above 0. */
export const dividedBy = (one: Fraction, other: Fraction): Fraction => ({
  numerator: one.numerator * other.denominator,
  denominator: one.denominator * other.numerator,
})

export const minus = (one: Fraction, other: Fraction): Fraction => ({
  numerator: one.numerator * other.denominator - other.numerator * one.denominator,
  denominator: one.denominator * other.denominator,
})

export const plus = (one: Fraction, other: Fraction): Fraction =>
  minus(one, times(other, fraction(-1, 1)))

/** A fraction that is not negative, to some decimal places, halves away from zero. */
export function printTo(places: number, { numerator, denominator }: Fraction): string {
  const scale = 10n ** BigInt(places)
  const rounded = (numerator * scale * 2n + denominator) / (denominator * 2n)
  if (places === 0) return String(rounded)
  return `${rounded / scale}.${String(rounded % scale).padStart(places, '0')}`
}
