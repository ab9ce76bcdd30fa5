import type { Measure } from '#measures/measure.ts'
import type { LimitDays } from '../../words/limit-days.ts'
import { capital } from '../../words/capital.ts'
import type { StandingItem } from '../../words/standing-in-words.ts'
import type { ListAsked, Sort } from './asked-list.ts'

/** A column of the list. Its name is also what the list is sorted by. */
export type Column = {
  readonly name: Sort
  readonly heading: string
  readonly isNumber: boolean
}

const column = (name: Sort, heading: string, isThere = true): Column[] =>
  isThere ? [{ name, heading, isNumber: name === 'value' }] : []

/** Whether any date of the measure is one that a limit runs from. */
export const hasClock = ({ clock }: Measure): boolean => !clock.startsWith('None')

/** The columns that some row has something in. */
export function columnsOf(
  { measure, unit }: ListAsked,
  rows: readonly StandingItem[],
  days: LimitDays,
): Column[] {
  const has = (is: (one: StandingItem['item']) => boolean): boolean =>
    rows.some(({ item }) => is(item))
  const isOfOneChild = measure.item === 'child'
  return [
    ...column('record', capital(measure.item)),
    ...column('child', measure.item === 'family' ? 'First child' : 'Child', !isOfOneChild),
    ...column('standing', 'How it stands'),
    ...column(
      'due',
      'Due',
      has(({ dueOn }) => dueOn !== null),
    ),
    ...column(
      'ended',
      'Happened',
      has(({ endedOn }) => endedOn !== null),
    ),
    ...column(
      'started',
      hasClock(measure) ? 'Clock started' : 'Began',
      has(({ startedOn }) => startedOn !== null),
    ),
    ...column(
      'value',
      measure.unit === 'weeks' ? 'Weeks' : capital(days),
      has(({ value }) => value !== null),
    ),
    ...column('team', 'Team', unit.level !== 'team'),
    ...column('worker', 'Case worker'),
  ]
}
