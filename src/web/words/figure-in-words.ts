import type { Figure, ValueState } from '#measures/figure.ts'
import type { Measure } from '#measures/measure.ts'

type Unit = Measure['unit']

/** `363 of 403`: grouped by thousands wherever a number of things is said. */
export const grouped = (number: number): string => number.toLocaleString('en-GB')

/** A figure's value with its unit: `87.5%`, `23.6 weeks`, `24`; its state in words without one. */
export function figureInWords(unit: Unit, figure: Figure | undefined): string {
  if (figure === undefined || figure.value === null) return stateInWords(figure?.state ?? 'no data')
  if (unit === 'count') return grouped(figure.value)
  return unit === 'percent' ? `${figure.printed}%` : `${figure.printed} weeks`
}

/** The number alone, for a column whose heading names the unit. */
export function figureNumber(unit: Unit, figure: Figure | undefined): string {
  if (figure === undefined || figure.value === null) return stateInWords(figure?.state ?? 'no data')
  return unit === 'count' ? grouped(figure.value) : figure.printed
}

/** What a figure is of: `363 of 403`, `56 families`; empty for a count and where there is none. */
export function baseInWords(measure: Measure, figure: Figure | undefined): string {
  if (figure === undefined || !figure.denominator || measure.unit === 'count') return ''
  if (isMeanOfMonths(measure, figure)) return 'mean of its months'
  return measure.unit === 'percent'
    ? `${grouped(figure.numerator ?? 0)} of ${grouped(figure.denominator)}`
    : `${grouped(figure.denominator)} counted`
}

/** A figure that is the mean of several months' is not the quotient of its counts. */
export const isMeanOfMonths = (measure: Measure, figure: Figure): boolean =>
  measure.periodAverage === true && figure.periodKind !== 'month'

export const stateInWords = (state: ValueState): string =>
  state === 'not defined' ? 'to be agreed' : state
