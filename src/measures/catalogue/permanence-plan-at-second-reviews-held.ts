import { permanenceDecisions } from '#records/tables/permanence-decisions.ts'
import { claCarePlan } from '#records/tables/ssd-cla-care-plan.ts'
import { claEpisodes } from '#records/tables/ssd-cla-episodes.ts'
import { claReviews } from '#records/tables/ssd-cla-reviews.ts'
import type { Measure } from '../measure.ts'

/** The same question asked of the reviews of a month, which shows a change in practice sooner. */
export const permanencePlanAtSecondReviewsHeld: Measure = {
  id: 'permanence-plan-at-second-reviews-held',
  version: 1,
  title: 'Second reviews held at which there was a permanence plan',
  shortTitle: 'permanence plan at second reviews held',
  why: 'The children reviewed this month show what practice is now; all children in care show what it was.',
  definition:
    'Of the second reviews of periods of care held in the period, the share by which a plan for permanence had been recorded within that period of care. A child whose plan at the review was adoption alone is left out.',
  kind: 'event',
  item: 'period of care',
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
  reads: [claEpisodes, claReviews, permanenceDecisions, claCarePlan],
  needs: [claEpisodes, claReviews],
  needsOneOf: [permanenceDecisions, claCarePlan],
  items: () => `
    select
      cla_id as item_id,
      child_id,
      null::varchar as team_id,
      reviewed_on as counted_on,
      began_on as started_on,
      reviewed_on as due_on,
      first_planned_on as ended_on,
      null::bigint as value,
      case when not is_adoption_alone then planned_on is not null end as in_numerator,
      case when is_adoption_alone then 'adoption' end as left_out,
      null::varchar as clock,
      null::varchar as breakdown
    from second_review_plans`,
}
