import type { LocalDate } from '#calendar/local-date.ts'
import { stockDay, type Period } from '#calendar/periods.ts'
import { findMeasure } from '#measures/catalogue/index.ts'
import type { Figure } from '#measures/figure.ts'
import type { Measure } from '#measures/measure.ts'
import type { NumberedSettings } from '#measures/settings-files.ts'
import { computedRating, type ComputedRating } from '#plan/computed-rating.ts'
import type { SaidMeasure } from '#plan/contradictions/said-apart.ts'
import type { PlanMeasure } from '#plan/plan.ts'
import { readingOf, type Standing } from '#plan/standing.ts'
import { targetInForce } from '#plan/target-in-force.ts'
import { verdictOn, type Verdict } from '#plan/verdict.ts'
import { shownMonths } from '../latest-month.ts'
import { directionOfMonths, readMonths } from '../read-months.ts'
import type { ShownSnapshot } from '../shown-snapshot.ts'
import { standingIn } from '../standing-in.ts'
import { changeInWords, type Change } from '../words/change-in-words.ts'

/** A measure of the plan that is counted from the extract, in the month shown. */
export type CountedMeasure = SaidMeasure & {
  readonly planMeasure: PlanMeasure
  readonly measure: Measure
  readonly month: Period
  /** The day the figures are of. */
  readonly on: LocalDate
  readonly verdict: Verdict
  /** The council's months up to the one shown, in time. */
  readonly months: readonly Figure[]
  /** How they are to be read: see read-months.ts. */
  readonly rebasings: NumberedSettings['rebasings']
  /** Since the month before. */
  readonly change: Change
  /** The rating of the month before; undefined where there was none. */
  readonly ratedBefore: ComputedRating['rating'] | undefined
}

/** Undefined where the catalogue does not count it. */
export function countedMeasure(
  planMeasure: PlanMeasure,
  shown: ShownSnapshot,
  month: Period,
): CountedMeasure | undefined {
  const measure = findMeasure(planMeasure.measure)
  if (measure === undefined) return undefined
  const { figures, analysis, numbered } = shown
  const on = stockDay(month, analysis.extractedOn)
  const standing = standingIn(figures, measure, month)
  const target = targetInForce(planMeasure.targets, on)
  const before = shownMonths(analysis).findLast(({ to }) => to < month.from)
  const standingBefore = before && standingIn(figures, measure, before)
  const months = figures
    .series(measure.id, 'month', 'council')
    .filter(({ period }) => period <= month.label)
  return {
    planMeasure,
    measure,
    figures: figures.all(measure.id),
    direction: directionOfMonths(months, readMonths(months, measure, numbered)),
    month,
    on,
    standing,
    target,
    verdict: verdictOn(target, standing),
    computed: computedRating(planMeasure, standing, on),
    months,
    rebasings: numbered.rebasings,
    change: changeInWords(measure, councilReading(standing), councilReading(standingBefore)),
    ratedBefore:
      before && standingBefore && computedRating(planMeasure, standingBefore, before.to).rating,
  }
}

const councilReading = (standing: Standing | undefined) =>
  standing && readingOf(standing, standing.council)
