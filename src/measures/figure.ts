export type PeriodKind = 'month' | 'quarter' | 'year' | 'range'
export type Level = 'council' | 'service' | 'team'

/** What a value is when it is not simply a number; never a blank. */
export type ValueState = 'figure' | 'part period' | 'no data' | 'not defined' | 'not applicable'

/** One measure in one period for one team, service or the council. */
export type Figure = {
  readonly measure: string
  readonly periodKind: PeriodKind
  /** `2019-10`, `2019-20 Q2`, `2019-20` or `2019-04..2019-09`. */
  readonly period: string
  readonly level: Level
  /** The service's or team's name; empty for the council. */
  readonly team: string
  /** A breakdown's value, such as `unborn`; empty without a breakdown. */
  readonly breakdown: string
  /** Percent: items that met the standard. Mean of weeks: the items' days in all. Count: the count. */
  readonly numerator: number | null
  /** Items counted; null for a count. */
  readonly denominator: number | null
  /** Unrounded, in the measure's unit (percent, weeks or a count); null where there is none. */
  readonly value: number | null
  /** To one decimal place, halves away from zero, as pages and files print it; empty without a value. */
  readonly printed: string
  readonly state: ValueState
}
