import { isSet } from '#plan/plan.ts'
import { readingOf, worstFirst } from '#plan/standing.ts'
import { itemsAddress } from '../../addresses.ts'
import type { CountedMeasure } from '../../rated/counted-measure.ts'
import { againstTarget } from '../../words/against-target.ts'
import { shownBase, shownValue, type ShownFigure } from '../../words/shown-figure.ts'
import { anyOrder } from '../../rated/worst-team.ts'

export type TeamRow = {
  readonly name: string
  readonly href: string
  readonly value: ShownFigure
  readonly base: ShownFigure
  /** Against the target in force; empty without one. */
  readonly against: string
}

/** Every team with a figure in the month shown, worst first. */
export function teamRows({ measure, month, standing, target }: CountedMeasure): TeamRow[] {
  const set = target !== undefined && isSet(target) ? target : undefined
  const readings = standing.teams.flatMap((figure) => readingOf(standing, figure) ?? [])
  return worstFirst(set ?? anyOrder(measure.better), readings).map((reading) => ({
    name: reading.figure.team,
    href: itemsAddress(measure.id, { period: month.label, team: reading.figure.team }),
    value: shownValue(measure, reading.figure),
    base: shownBase(measure, reading.figure),
    against: againstTarget(set, reading),
  }))
}
