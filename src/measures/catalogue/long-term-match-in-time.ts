import { matching } from '#records/tables/matching.ts'
import { permanenceDecisions } from '#records/tables/permanence-decisions.ts'
import { claCarePlan } from '#records/tables/ssd-cla-care-plan.ts'
import { claEpisodes } from '#records/tables/ssd-cla-episodes.ts'
import { claReviews } from '#records/tables/ssd-cla-reviews.ts'
import type { Measure } from '../measure.ts'

/** A local standard of the plan: long-term foster matching has no statutory time limit. */
export const longTermMatchInTime: Measure = {
  id: 'long-term-match-in-time',
  version: 1,
  title: 'Long-term matches concluded in time',
  shortTitle: 'long-term matches in time',
  why: 'Until the match is agreed, a child may still be moved.',
  definition:
    'Of the periods of care whose plan at the second review was long-term fostering and whose match fell due in the period, the share matched by then: within 2 months of the review where the placement had been identified, within 6 where it was still to be found.',
  kind: 'event',
  item: 'period of care',
  says: { met: 'Matched in time', missed: 'Matched late', undone: 'Not matched yet' },
  unit: 'percent',
  better: 'higher',
  clock: 'The second review; the period of care counts on the day the match is due.',
  owner: 'Head of Service, Children in Care',
  source: 'A local standard of the plan; there is no national one.',
  leavesOut: {
    'not yet due': 'The day by which it is to be matched is after the extract was taken.',
  },
  settings: [],
  reads: [claEpisodes, claReviews, matching, permanenceDecisions, claCarePlan],
  needs: [claEpisodes, claReviews, matching],
  needsOneOf: [permanenceDecisions, claCarePlan],
  items: () => `
    with due as (
      select
        second_review_plans.*,
        matched_on,
        add_months(reviewed_on, case when is_identified then 2 else 6 end) as due_on
      from second_review_plans
      left join matches using (cla_id)
      where is_long_term_fostering
    ),
    judged as (
      select
        *,
        case when due_on > (select extracted_on from extract) then 'not yet due' end as left_out
      from due
    )
    select
      cla_id as item_id,
      child_id,
      null::varchar as team_id,
      due_on as counted_on,
      reviewed_on as started_on,
      due_on,
      matched_on as ended_on,
      null::bigint as value,
      case when left_out is null then coalesce(matched_on <= due_on, false) end as in_numerator,
      left_out,
      null::varchar as clock,
      null::varchar as breakdown
    from judged`,
}
