import { isSet } from '#plan/plan.ts'
import { fewestItemsToDecide, meets, readingOf, worstFirst, type Reading } from '#plan/standing.ts'
import { itemsAddress } from '../../addresses.ts'
import type { CountedMeasure } from '../../rated/counted-measure.ts'
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
  const against = ({ figure, value }: Reading): string => {
    if (set === undefined) return ''
    const isSmall = figure.denominator !== null && figure.denominator < fewestItemsToDecide
    if (isSmall) return 'too few to decide'
    return meets(set, value) ? 'met' : 'not met'
  }
  const readings = standing.teams.flatMap((figure) => readingOf(standing, figure) ?? [])
  return worstFirst(set ?? anyOrder(measure.better), readings).map((reading) => ({
    name: reading.figure.team,
    href: itemsAddress(measure.id, { period: month.label, team: reading.figure.team }),
    value: shownValue(measure, reading.figure),
    base: shownBase(measure, reading.figure),
    against: against(reading),
  }))
}
