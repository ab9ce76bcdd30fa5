import { findMeasure } from '#measures/catalogue/index.ts'

/** A row that the command `figures` prints. */
export type FigureRow = {
  readonly measure: string
  readonly period: string
  readonly team: string
  readonly numerator: number | null
  readonly denominator: number | null
  readonly value: number | null
  readonly state: string
}

const grouped = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/, ',')

/** What a page is to say of a figure: `90.1%`, `25.3 weeks`, `1,204`, or its state. */
export function valueWords({ measure, value, state }: FigureRow): string {
  if (value === null) return state === 'not defined' ? 'to be agreed' : state
  const unit = findMeasure(measure)?.unit
  if (unit === 'count') return grouped(value)
  return unit === 'percent' ? `${value.toFixed(1)}%` : `${value.toFixed(1)} weeks`
}

/** What the figure is of: `363 of 403`, `46 counted`; empty for a count and without a value. */
export function baseWords({ measure, numerator, denominator, value }: FigureRow): string {
  if (value === null || denominator === null) return ''
  return findMeasure(measure)?.unit === 'percent'
    ? `${grouped(numerator ?? 0)} of ${grouped(denominator)}`
    : `${grouped(denominator)} counted`
}
