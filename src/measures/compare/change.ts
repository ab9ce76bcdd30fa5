import type { Figure } from '../figure.ts'

/**
 * Why an item changed a figure from one snapshot to another. An item has one reason in a period, the
 * first that holds of it in this order.
 */
export const reasons = [
  'rule or setting changed',
  'appeared',
  'gone',
  'past date changed',
  'later event',
  'record changed',
  'moved team',
] as const

export type Reason = (typeof reasons)[number]

/** What each reason says, in plain words. */
export const reasonsInWords: Readonly<Record<Reason, string>> = {
  'rule or setting changed':
    'The same records of the first snapshot, counted under the settings of the second.',
  appeared: 'Not among the items of the first snapshot.',
  gone: 'No longer among the items.',
  'past date changed':
    'A date on or before the day of the first extract says something else now: a record was mended or came late.',
  'later event': 'What decides it is dated after the first extract.',
  'record changed':
    'Something other than a date says something else now, such as a grade, an outcome or a plan.',
  'moved team': 'Counts for another team; this changes no figure of the council.',
}

/** The items that changed a figure for one reason, and what they add to it. */
export type Change = {
  readonly reason: Reason
  /** Items whose part in the numerator or denominator changed, or that moved team. */
  readonly items: number
  /** In the numerator's own unit: items that met the standard, days for a mean of weeks, or the count. */
  readonly numerator: number
  /** Null for a count, as its denominator is. */
  readonly denominator: number | null
}

/**
 * One figure in two snapshots. The parts of `changes` add up exactly to the difference of the
 * numerators and of the denominators, a figure without data counting as 0 and 0.
 */
export type ComparedFigure = Pick<
  Figure,
  'measure' | 'periodKind' | 'period' | 'level' | 'team'
> & {
  /** Undefined for a team that has no item in the period. */
  readonly before: Figure | undefined
  readonly after: Figure | undefined
  readonly changes: readonly Change[]
}
