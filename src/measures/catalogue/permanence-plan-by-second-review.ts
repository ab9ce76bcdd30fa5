import { permanenceDecisions } from '#records/tables/permanence-decisions.ts'
import { claCarePlan } from '#records/tables/ssd-cla-care-plan.ts'
import { claEpisodes } from '#records/tables/ssd-cla-episodes.ts'
import { claReviews } from '#records/tables/ssd-cla-reviews.ts'
import { legalStatus } from '#records/tables/ssd-legal-status.ts'
import type { Measure } from '../measure.ts'

/** Children Act 1989 guidance, volume 2: a plan for permanence is to be agreed by the second review. */
export const permanencePlanBySecondReview: Measure = {
  id: 'permanence-plan-by-second-review',
  version: 1,
  title: 'Children in care with a permanence plan by their second review',
  shortTitle: 'permanence plan by second review',
  why: 'A child should know early where their home will be.',
  definition:
    'Of the children in care on the last day of the period who had had the second review of their period of care, the share for whom a plan for permanence had been recorded, within that period of care, by the day of that review. A child whose plan at the review was adoption alone is left out.',
  kind: 'stock',
  item: 'child',
  says: {
    met: 'Plan recorded by the review',
    missed: 'Plan recorded after the review',
    undone: 'No plan recorded',
  },
  unit: 'percent',
  better: 'higher',
  clock: 'None: the plan is due on the day of the second review held.',
  owner: 'Head of Service, Children in Care',
  source: 'Children Act 1989 guidance and regulations, volume 2: care planning.',
  leavesOut: { adoption: 'The plan in force at the second review was adoption and nothing else.' },
  settings: [],
  reads: [claEpisodes, claReviews, permanenceDecisions, claCarePlan, legalStatus],
  needs: [claEpisodes, claReviews],
  needsOneOf: [permanenceDecisions, claCarePlan],
  items: () => `
    select
      children_in_care.child_id as item_id,
      children_in_care.child_id,
      null::varchar as team_id,
      as_at as counted_on,
      began_on as started_on,
      reviewed_on as due_on,
      case when first_planned_on <= as_at then first_planned_on end as ended_on,
      null::bigint as value,
      case when not is_adoption_alone then planned_on is not null end as in_numerator,
      case when is_adoption_alone then 'adoption' end as left_out,
      null::varchar as clock,
      null::varchar as breakdown
    from children_in_care
    join second_review_plans
      on second_review_plans.cla_id = children_in_care.cla_id and reviewed_on <= as_at`,
}
