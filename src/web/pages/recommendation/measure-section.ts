import { dayInWords } from '#calendar/day-in-words.ts'
import type { ComputedRating } from '#plan/computed-rating.ts'
import type { PlanMeasure } from '#plan/plan.ts'
import { measureAddress } from '../../addresses.ts'
import type { CountedMeasure } from '../../rated/counted-measure.ts'
import { manualFigureRow, type ManualFigureRow } from '../../rated/manual-figure-row.ts'
import { targetWords } from '../../rated/target-in-words.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { capital } from '../../words/capital.ts'
import { markFigures } from '../../words/mark-figures.ts'
import type { Sentence } from '../../words/sentence.ts'
import { shownBase, shownValue, type ShownFigure } from '../../words/shown-figure.ts'
import { seriesView } from '../measure/series-chart.ts'
import { printedRows, type PrintedRow } from './printed-rows.ts'
import { teamRows, type TeamRow } from './team-rows.ts'

/** What the plan says of a measure, counted or not. */
export type SaidOfMeasure = {
  readonly statement: string
  readonly targets: readonly TargetLine[]
  readonly printed: readonly PrintedRow[]
  readonly assumed: string | null
  readonly rationale: string | null
  readonly manualFigures: readonly ManualFigureRow[]
}

export type TargetLine = {
  readonly words: string
  readonly by: string
  readonly isInForce: boolean
}

export type MeasureSection = SaidOfMeasure & {
  readonly id: string
  readonly title: string
  readonly href: string
  readonly value: ShownFigure
  readonly base: ShownFigure
  readonly change: string
  readonly computed: ComputedRating['rating']
  readonly ratedBefore: ComputedRating['rating'] | undefined
  /** The computed rating's sentence and the verdict's. */
  readonly sentences: readonly Sentence[]
  readonly chart: string
  readonly direction: string
  readonly teams: readonly TeamRow[]
}

export async function measureSection(
  counted: CountedMeasure,
  shown: ShownSnapshot,
): Promise<MeasureSection> {
  const { measure, planMeasure, standing, target, computed, verdict, change, ratedBefore } = counted
  const id = `months-${measure.id}`
  const series = seriesView(shown, measure, target, await shown.firstFigures(), id)
  const moved = [change.words ?? 'not known', change.meaning].filter((words) => words !== '')
  const said = computed.sentence.includes(verdict.sentence)
    ? [computed.sentence]
    : [computed.sentence, verdict.sentence]
  return {
    ...(await saidOfMeasure(planMeasure, shown, counted)),
    id: measure.id,
    title: measure.title,
    href: measureAddress(measure.id),
    value: shownValue(measure, standing.council),
    base: shownBase(measure, standing.council),
    change: capital(moved.join(', ')),
    computed: computed.rating,
    ratedBefore: ratedBefore === computed.rating ? undefined : ratedBefore,
    sentences: said.map((sentence) => markFigures(sentence, measure, standing)),
    chart: series.chart,
    direction: series.direction,
    teams: teamRows(counted),
  }
}

/** `counted` is absent where the catalogue or the extract does not answer for it. */
export async function saidOfMeasure(
  planMeasure: PlanMeasure,
  shown?: ShownSnapshot,
  counted?: CountedMeasure,
): Promise<SaidOfMeasure> {
  const { statement, targets, unit, assumed, rationale, manualFigures } = planMeasure
  return {
    statement,
    targets: targets.map((target) => ({
      words: capital(targetWords(unit, target)),
      by: dayInWords(target.by),
      isInForce: target === counted?.target,
    })),
    printed: await printedRows(planMeasure, counted?.measure, shown),
    assumed,
    rationale,
    manualFigures: manualFigures.map((figure) => manualFigureRow(unit, figure)),
  }
}
