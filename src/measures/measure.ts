import type { RecordTable } from '#records/define-table.ts'

/**
 * One measure of the catalogue: what is counted, in words and in one query that returns one row for
 * each item. Percentages, series, team figures and the list behind a figure all come of those rows.
 */
export type Measure = {
  readonly id: string
  /** Raised when what is counted changes; noted in CHANGELOG under Definitions. */
  readonly version: number
  readonly title: string
  /** For a column heading or a sentence. */
  readonly shortTitle: string
  readonly why: string
  /** What is counted and what meets the standard, in plain words. */
  readonly definition: string
  /** `event`: things dated by `counted_on`. `stock`: things true on a day, `as_at`. */
  readonly kind: 'event' | 'stock'
  /** What one item is, in a word. */
  readonly item: ItemWord
  /** Why an item is in a list: it met the standard, missed it, is still to be done, or is only counted. */
  readonly says: Readonly<Partial<Record<'met' | 'missed' | 'undone' | 'counted', string>>>
  readonly unit: 'percent' | 'weeks' | 'count'
  readonly better: 'higher' | 'lower'
  /** Which date the clock starts from, in words. */
  readonly clock: string
  readonly owner: string
  /** Where the definition comes from. */
  readonly source: string
  /** Each reason word of a left-out row, with what it means. */
  readonly leavesOut: Readonly<Record<string, string>>
  readonly settings: readonly SettingName[]
  /** Tables the query reads. */
  readonly reads: readonly RecordTable[]
  /** Without every one of these the answer is not there: the measure has no data. */
  readonly needs: readonly RecordTable[]
  /** Without at least one of these the answer is not there. */
  readonly needsOneOf?: readonly RecordTable[]
  /**
   * The tables that hold earlier states too. Without any of them only the latest state is known, and
   * the measure answers for the extract's own day alone.
   */
  readonly historyIn?: readonly RecordTable[]
  /** The name of the one breakdown the query gives, and what its values mean. */
  readonly breakdown?: { readonly name: string; readonly values: Readonly<Record<string, string>> }
  /**
   * Quarters, years and ranges of this stock show the mean of their months' unrounded values,
   * instead of their last month.
   */
  readonly periodAverage?: true
  /**
   * SQL: item_id, child_id, team_id (the record's own, or null), counted_on (a stock's `as_at`),
   * started_on, due_on, ended_on, value, in_numerator, left_out, clock, breakdown. A stock reads the
   * table `as_ats(as_at)` and gives its items on each of those days. See shared-views.ts for what it
   * can stand on.
   */
  readonly items: (settings: Settings) => string
}

export type ItemWord =
  | 'child'
  | 'family'
  | 'assessment'
  | 'period of care'
  | 'audit'
  | 'complaint'
  | 'placement'
  | 'judgement of progress'

/** What a council may choose. Defaults stand in settings.ts. */
export type Settings = {
  readonly number: number
  /** Figures begin with periods that begin on or after this day. */
  readonly figuresSince: string
  readonly assessmentWorkingDays: number
  readonly laterAssessmentClock: 'assessment start' | 'referral'
  readonly seenWithinDays: number
  readonly seenDaysKind: 'working days' | 'calendar days'
  readonly supervisionIntervalMonths: {
    readonly inCare: number
    readonly childProtection: number
    readonly childInNeed: number
  }
  readonly supervisionToleranceDays: number
  readonly updateIntervalMonths: { readonly chronology: number; readonly genogram: number }
}

export type SettingName = Exclude<keyof Settings, 'number' | 'figuresSince'>
