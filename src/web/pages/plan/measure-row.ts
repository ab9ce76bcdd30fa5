import { isSet } from '#plan/plan.ts'
import { measureAddress } from '../../addresses.ts'
import type { CountedMeasure } from '../../rated/counted-measure.ts'
import { targetByDay } from '../../rated/target-in-words.ts'
import { worstTeam, type WorstTeam } from '../../rated/worst-team.ts'
import { directionOfMonths, readMonths } from '../../read-months.ts'
import { trendOf, type Trend } from '../../trend.ts'
import { capital } from '../../words/capital.ts'
import { gapInWords } from '../../words/gap-in-words.ts'
import { shownBase, shownValue, type ShownFigure } from '../../words/shown-figure.ts'

/** A measure's line on the plan. */
export type MeasureRow = {
  readonly title: string
  readonly href: string
  readonly trend: Trend | undefined
  readonly direction: string
  /** Improving or worsening. */
  readonly isGoing: boolean
  readonly value: ShownFigure
  readonly base: ShownFigure
  readonly change: string
  readonly meaning: string
  /** How far from target, and the team it is of where the target is for every team. */
  readonly gap: string
  readonly isMet: boolean
  readonly gapTeam: string | undefined
  readonly target: string
  readonly worst: WorstTeam | undefined
  readonly withoutWorst: string
}

const monthsInTrend = 24

export function measureRow(counted: CountedMeasure): MeasureRow {
  const { measure, standing, target, months, change } = counted
  const direction = directionOfMonths(months, readMonths(months, measure, counted))?.direction
  const gap = target !== undefined && isSet(target) ? gapInWords(target, standing) : undefined
  return {
    title: measure.title,
    href: measureAddress(measure.id),
    trend: trendOf(measure.title, measure, months.slice(-monthsInTrend), target),
    direction: capital(direction ?? 'not known'),
    isGoing: direction === 'improving' || direction === 'worsening',
    value: shownValue(measure, standing.council),
    base: shownBase(measure, standing.council),
    change: capital(change.words ?? 'not known'),
    meaning: change.meaning,
    gap: capital(gap?.words ?? withoutGap(counted)),
    isMet: gap?.words === 'met',
    gapTeam: gap?.words === 'met' ? undefined : gap?.team,
    target: target === undefined ? '' : targetByDay(measure.unit, target),
    worst: worstTeam(counted),
    withoutWorst: standing.teams.length === 0 ? 'No team' : 'Too few in each team',
  }
}

function withoutGap({ target }: CountedMeasure): string {
  if (target === undefined) return 'no target'
  return isSet(target) ? 'no figure' : target.form
}
