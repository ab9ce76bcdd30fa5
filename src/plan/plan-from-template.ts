import { isSet, type Plan, type PlanMeasure, type Recommendation } from './plan.ts'

/** What a new plan is called and answers. */
export type NewPlan = Pick<Plan, 'id' | 'council' | 'title' | 'inspection'>

/**
 * A new plan with the recommendations, leads and measures of another, and none of what came of them:
 * no rating, figure, evidence or action. The days of targets stay, and what they ask for is to be agreed.
 */
export const planFromTemplate = (template: Plan, named: NewPlan): Plan => ({
  ...named,
  recommendations: template.recommendations.map(bare),
  campaigns: [],
  actions: [],
  evidence: [],
})

const bare = (one: Recommendation): Recommendation => ({
  ...one,
  judgedRating: null,
  ratingOverride: null,
  measures: one.measures.map(bareMeasure),
})

const bareMeasure = (one: PlanMeasure): PlanMeasure => ({
  ...one,
  baseline: null,
  previous: null,
  latest: null,
  targets: one.targets.map((target) =>
    isSet(target) ? { by: target.by, form: 'to be agreed' } : target,
  ),
  assumed: null,
  manualFigures: [],
})
