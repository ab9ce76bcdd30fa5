import type { Duck } from '#store/duck.ts'

/** A figure another body returned: shown beside the council's own, never mixed with it. */
export type ReturnedFigure = {
  readonly period: string
  /** The area it is for, such as a court area. */
  readonly geography: string
  /** In the measure's unit, as it was returned. */
  readonly value: number
  readonly numerator: number | null
  readonly denominator: number | null
  /** Where it was published. */
  readonly source: string
}

/** What others returned for one measure, in one period or in all, out of an opened snapshot's records. */
export const findReturnedFigures = (
  duck: Duck,
  measure: string,
  period?: string,
): Promise<ReturnedFigure[]> =>
  duck.rows<ReturnedFigure>(
    `select
      period,
      geography,
      value::double as value,
      numerator::double as numerator,
      denominator::double as denominator,
      source
    from returned_figures
    where measure = $1 ${period === undefined ? '' : 'and period = $2'}
    order by period, geography`,
    period === undefined ? [measure] : [measure, period],
  )
