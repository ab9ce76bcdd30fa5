import type { LocalDate } from '#calendar/local-date.ts'

/** A rating of progress that a named person gave: blue is complete and handed on. */
export type JudgedRating = 'blue' | 'green' | 'amber' | 'red'

export type Plan = {
  readonly id: string
  readonly council: string
  readonly title: string
  /** What the plan answers, such as an inspection of October 2019. */
  readonly inspection: string
  readonly recommendations: readonly Recommendation[]
}

export type Recommendation = {
  /** `2019.1` */
  readonly ref: string
  readonly subject: string
  readonly intendedOutcome: string
  readonly judgedRating: JudgedRating | null
  readonly leads: readonly string[]
  readonly measures: readonly PlanMeasure[]
  readonly evidence: readonly string[]
  readonly actions: readonly string[]
}

/** A measure as a recommendation uses it: bound to the catalogue by `measure`, its id. */
export type PlanMeasure = {
  readonly measure: string
  readonly statement: string
  readonly unit: 'percent' | 'weeks' | 'count' | null
  /** `to be agreed` where the plan has not settled what to count. */
  readonly status: 'agreed' | 'to be agreed'
  /** Figures as the plan prints them: what the computed ones are held against, never shown for them. */
  readonly baseline: PrintedFigure | null
  readonly previous: PrintedFigure | null
  readonly latest: PrintedFigure | null
  readonly targets: readonly Target[]
  /** A reading of the printed plan that its table does not settle, shown as assumed. */
  readonly assumed: string | null
}

export type PrintedFigure = {
  readonly period: string
  readonly value: number | null
  readonly places: number
  readonly note: string | null
}

export type Target = {
  readonly by: LocalDate
  readonly form: 'at least' | 'at most' | 'between'
  readonly value: number
  /** The upper end of `between`. */
  readonly upper: number | null
  /** A better value still hoped for, such as 18 weeks where 20 is the target. */
  readonly ideal: number | null
  readonly scope: 'council' | 'every team'
}
