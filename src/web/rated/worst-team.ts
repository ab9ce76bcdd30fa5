import { localDate } from '#calendar/local-date.ts'
import { isSet, type SetTarget } from '#plan/plan.ts'
import { teamReadings, worstFirst } from '#plan/standing.ts'
import { itemsAddress } from '../addresses.ts'
import type { Link } from '../words/sentence.ts'
import { shownBase, shownValue, type ShownFigure } from '../words/shown-figure.ts'
import type { CountedMeasure } from './counted-measure.ts'

export type WorstTeam = {
  readonly team: Link
  readonly value: ShownFigure
  readonly base: ShownFigure
}

/**
 * The worst of the teams that decide, by the target or else by which way is better. `Not recorded`
 * is shown like a team elsewhere, but nobody can be asked about it.
 */
export function worstTeam({
  measure,
  month,
  target,
  standing,
}: CountedMeasure): WorstTeam | undefined {
  const order = target !== undefined && isSet(target) ? target : anyOrder(measure.better)
  const worst = worstFirst(order, teamReadings(standing).deciding).find(
    ({ figure }) => figure.team !== 'Not recorded',
  )?.figure
  return (
    worst && {
      team: {
        href: itemsAddress(measure.id, { period: month.label, team: worst.team }),
        text: worst.team,
      },
      value: shownValue(measure, worst),
      base: shownBase(measure, worst),
    }
  )
}

/** A target that nothing is held against, for its order alone. */
export const anyOrder = (better: 'higher' | 'lower'): SetTarget => ({
  by: localDate('9999-12-31'),
  form: better === 'higher' ? 'at least' : 'at most',
  value: 0,
  upper: null,
  ideal: null,
  scope: 'every team',
})
