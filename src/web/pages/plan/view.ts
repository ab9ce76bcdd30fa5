import { monthInWords } from '#calendar/day-in-words.ts'
import type { Period } from '#calendar/periods.ts'
import { worstRating, type ComputedRating } from '#plan/computed-rating.ts'
import type { JudgedRating, Plan, Recommendation } from '#plan/plan.ts'
import { frameOf, type Frame } from '../../frame.ts'
import { latestMonth } from '../../latest-month.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { measureRow, type CountedRow, type UncountedRow } from './measure-row.ts'
import { openingSentences } from './opening-sentences.ts'

export type PlanView = {
  readonly frame: Frame
  readonly title: string
  readonly inspection: string
  readonly opening: readonly string[]
  /** The month the figures are of; undefined where nothing has been imported. */
  readonly month: string | undefined
  readonly recommendations: readonly RecommendationView[]
}

type RecommendationView = {
  readonly ref: string
  readonly anchor: string
  readonly subject: string
  readonly intendedOutcome: string
  readonly judged: JudgedRating | null
  readonly computed: ComputedRating['rating']
  readonly computedOf: string
  readonly leads: readonly string[]
  readonly counted: readonly CountedRow[]
  readonly uncounted: readonly UncountedRow[]
}

/** The plan, each measure in the latest month that was over when the extract was taken. */
export async function planView(
  plan: Plan,
  shown: ShownSnapshot | undefined,
  needs: Pick<PageNeeds, 'strip'>,
): Promise<PlanView> {
  const month = shown && latestMonth(shown.analysis)
  const recommendations: RecommendationView[] = []
  for (const one of plan.recommendations)
    recommendations.push(await recommendationView(one, shown, month))
  return {
    frame: frameOf(needs, plan, shown?.manifest),
    title: plan.title,
    inspection: plan.inspection,
    opening: openingSentences(
      recommendations.flatMap(({ counted }) => counted),
      recommendations.flatMap(({ counted, uncounted }) => [...counted, ...uncounted]).length,
      month,
    ),
    month: month && monthInWords(month.from),
    recommendations,
  }
}

async function recommendationView(
  recommendation: Recommendation,
  shown: ShownSnapshot | undefined,
  month: Period | undefined,
): Promise<RecommendationView> {
  const rows = []
  for (const measure of recommendation.measures) rows.push(await measureRow(measure, shown, month))
  const counted = rows.filter((row) => row.isCounted)
  const known = counted.filter(({ computed }) => computed.rating !== 'not known')
  return {
    ref: recommendation.ref,
    anchor: `recommendation-${recommendation.ref.replaceAll('.', '-')}`,
    subject: recommendation.subject,
    intendedOutcome: recommendation.intendedOutcome,
    judged: recommendation.judgedRating,
    computed: worstRating(counted.map(({ computed }) => computed)),
    computedOf: computedOf(known.length, rows.length),
    leads: recommendation.leads,
    counted,
    uncounted: rows.filter((row) => !row.isCounted),
  }
}

function computedOf(known: number, measures: number): string {
  if (known === 0) return 'none of its measures can be rated'
  if (measures === 1) return 'its only measure'
  return known === measures
    ? `the worst of ${measures}`
    : `the worst of the ${known} of ${measures} known`
}
