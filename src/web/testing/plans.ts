import type { Plan, PlanMeasure, Recommendation, SetTarget } from '#plan/plan.ts'
import { atLeast } from '#plan/testing/targets.ts'
import { noWork } from '#plan/testing/plan-work.ts'

/** For tests: a measure of assessments with one target, and whatever else is wanted of it. */
export const assessments = (
  over: Partial<PlanMeasure> = {},
  target: SetTarget = atLeast(85),
): PlanMeasure => ({
  measure: 'assessments-within-45-working-days',
  statement: 'Assessments in time',
  unit: 'percent',
  status: 'agreed',
  baseline: null,
  previous: null,
  latest: null,
  targets: [target],
  assumed: null,
  rationale: null,
  manualFigures: [],
  ...over,
})

/** For tests: a recommendation of one measure, judged amber with nothing said of it. */
export const recommendation = (over: Partial<Recommendation> = {}): Recommendation => ({
  ref: '2019.1',
  subject: 'Timely assessments',
  intendedOutcome: 'Help comes in time.',
  judgedRating: { rating: 'amber', by: null, on: null, reason: null },
  ratingOverride: null,
  leads: ['Head of Service'],
  measures: [assessments()],
  ...over,
})

export const planOf = (...recommendations: Recommendation[]): Plan => ({
  id: 'plan',
  council: 'Marlshire County Council',
  title: 'Improvement plan',
  inspection: 'Inspection of 2019',
  recommendations,
  ...noWork,
})
