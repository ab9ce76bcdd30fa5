import type { Period } from '#calendar/periods.ts'
import { worstRating, type ComputedRating } from '#plan/computed-rating.ts'
import { contradictionsIn } from '#plan/contradictions.ts'
import { nextMilestone, type Milestone } from '#plan/next-milestone.ts'
import type { Plan, PlanMeasure, Recommendation } from '#plan/plan.ts'
import { workOf } from '#plan/work-of.ts'
import type { ShownSnapshot } from '../shown-snapshot.ts'
import type { Sentence } from '../words/sentence.ts'
import { contradictionSentence } from './contradiction-sentence.ts'
import { countedMeasure, type CountedMeasure } from './counted-measure.ts'

/** A recommendation with what the figures of the month shown say of it. */
export type RatedRecommendation = {
  readonly recommendation: Recommendation
  readonly counted: readonly CountedMeasure[]
  readonly uncounted: readonly PlanMeasure[]
  readonly computed: ComputedRating['rating']
  /** What the rating is the worst of. */
  readonly computedOf: string
  /** The rating of the month before, where it was another. */
  readonly computedBefore: ComputedRating['rating'] | undefined
  readonly contradictions: readonly Sentence[]
  /** From the day of the extract on. */
  readonly milestone: Milestone | undefined
}

/** Before anything is imported nothing is counted, and there is no day to look ahead from. */
export function ratedRecommendation(
  plan: Plan,
  recommendation: Recommendation,
  shown: ShownSnapshot | undefined,
  month: Period | undefined,
): RatedRecommendation {
  const counted: CountedMeasure[] = []
  const uncounted: PlanMeasure[] = []
  for (const measure of recommendation.measures) {
    const one = shown && month && countedMeasure(measure, shown, month)
    if (one) counted.push(one)
    else uncounted.push(measure)
  }
  const computed = worstRating(counted.map((one) => one.computed))
  const before = ratingBefore(counted)
  return {
    recommendation,
    counted,
    uncounted,
    computed,
    computedOf: computedOf(counted, recommendation.measures.length),
    computedBefore: before === computed ? undefined : before,
    contradictions: contradictionsIn(recommendation.judgedRating, counted).map(
      contradictionSentence,
    ),
    milestone:
      shown &&
      nextMilestone(
        recommendation,
        workOf(plan, recommendation.ref).actions,
        shown.analysis.extractedOn,
      ),
  }
}

function ratingBefore(counted: readonly CountedMeasure[]): ComputedRating['rating'] | undefined {
  const ratings = counted.flatMap(({ ratedBefore }) => ratedBefore ?? [])
  return ratings.length === 0
    ? undefined
    : worstRating(ratings.map((rating) => ({ rating, sentence: '' })))
}

function computedOf(counted: readonly CountedMeasure[], measures: number): string {
  const known = counted.filter(({ computed }) => computed.rating !== 'not known').length
  if (known === 0) return 'none of its measures can be rated'
  if (measures === 1) return 'its only measure'
  return known === measures
    ? `the worst of ${measures}`
    : `the worst of the ${known} of ${measures} known`
}
