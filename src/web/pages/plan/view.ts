import { monthInWords } from '#calendar/day-in-words.ts'
import { addMonths } from '#calendar/local-date.ts'
import type { ComputedRating } from '#plan/computed-rating.ts'
import type { JudgedRating, Plan } from '#plan/plan.ts'
import { recommendationAddress } from '../../addresses.ts'
import { frameOf, type Frame } from '../../frame.ts'
import { latestMonth } from '../../latest-month.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { milestoneInWords, type MilestoneInWords } from '../../rated/milestone-in-words.ts'
import { ratedRecommendation, type RatedRecommendation } from '../../rated/rated-recommendation.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import type { Sentence } from '../../words/sentence.ts'
import { measureRow, type MeasureRow } from './measure-row.ts'
import { openingSentences } from '../../rated/opening-sentences.ts'

export type PlanView = {
  readonly frame: Frame
  readonly title: string
  readonly inspection: string
  readonly opening: readonly Sentence[]
  /** The month the figures are of, and the one before; undefined where nothing has been imported. */
  readonly month: string | undefined
  readonly monthBefore: string | undefined
  readonly hasContradictions: boolean
  readonly recommendations: readonly RecommendationView[]
}

type RecommendationView = {
  readonly ref: string
  readonly anchor: string
  readonly href: string
  readonly subject: string
  readonly judged: JudgedRating | null
  readonly computed: ComputedRating['rating']
  readonly computedOf: string
  readonly computedBefore: ComputedRating['rating'] | undefined
  readonly milestone: MilestoneInWords | undefined
  readonly leads: readonly string[]
  readonly contradictions: readonly Sentence[]
  readonly rows: readonly MeasureRow[]
  readonly uncounted: number
}

/** The plan, each measure in the latest month that was over when the extract was taken. */
export function planView(
  plan: Plan,
  shown: ShownSnapshot | undefined,
  needs: Pick<PageNeeds, 'strip'>,
): PlanView {
  const month = shown && latestMonth(shown.analysis)
  const rated = plan.recommendations.map((one) => ratedRecommendation(plan, one, shown, month))
  return {
    frame: frameOf(needs, plan, shown?.manifest),
    title: plan.title,
    inspection: plan.inspection,
    opening: openingSentences(
      rated.flatMap(({ counted }) => counted),
      plan.recommendations.flatMap(({ measures }) => measures).length,
      month,
    ),
    month: month && monthInWords(month.from),
    monthBefore: month && monthInWords(addMonths(month.from, -1)),
    hasContradictions: rated.some(({ contradictions }) => contradictions.length > 0),
    recommendations: rated.map((one) => recommendationView(one, shown)),
  }
}

function recommendationView(
  rated: RatedRecommendation,
  shown: ShownSnapshot | undefined,
): RecommendationView {
  const { recommendation, counted, uncounted, milestone } = rated
  const { ref, subject, judgedRating, leads } = recommendation
  return {
    ref,
    anchor: `recommendation-${ref.replaceAll('.', '-')}`,
    href: recommendationAddress(ref),
    subject,
    judged: judgedRating,
    computed: rated.computed,
    computedOf: rated.computedOf,
    computedBefore: rated.computedBefore,
    milestone: shown && milestone && milestoneInWords(milestone, shown.analysis.extractedOn),
    leads,
    contradictions: rated.contradictions,
    rows: counted.map(measureRow),
    uncounted: uncounted.length,
  }
}
