/**
 * Figures are printed from whole numbers, never from binary fractions, so that a half is a half:
 * one decimal place, halves away from zero, on every machine.
 */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint }

export const fraction = (numerator: number | bigint, denominator: number | bigint): Fraction => ({
  numerator: BigInt(numerator),
  denominator: BigInt(denominator),
})

/** A fraction that is not negative, to one decimal place: 125/10 is `12.5`, 1245/100 is `12.5`. */
export function printToOnePlace({ numerator, denominator }: Fraction): string {
  const tenths = (numerator * 20n + denominator) / (denominator * 2n)
  return `${tenths / 10n}.${tenths % 10n}`
}

/** The mean of fractions, unrounded. */
export function meanOf(values: readonly Fraction[]): Fraction {
  const sum = values.reduce((total, value) => ({
    numerator: total.numerator * value.denominator + value.numerator * total.denominator,
    denominator: total.denominator * value.denominator,
  }))
  return { numerator: sum.numerator, denominator: sum.denominator * BigInt(values.length) }
}

export const toNumber = ({ numerator, denominator }: Fraction): number => {
  const scale = 10n ** 12n
  return Number((numerator * scale) / denominator) / Number(scale)
}
