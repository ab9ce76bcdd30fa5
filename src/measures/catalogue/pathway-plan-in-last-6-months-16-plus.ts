import { pathwayPlans } from '#records/tables/pathway-plans.ts'
import { careLeavers } from '#records/tables/ssd-care-leavers.ts'
import { claEpisodes } from '#records/tables/ssd-cla-episodes.ts'
import { legalStatus } from '#records/tables/ssd-legal-status.ts'
import { person } from '#records/tables/ssd-person.ts'
import type { Measure } from '../measure.ts'

/**
 * A pathway plan is reviewed every 6 months. The first follows an assessment within 3 months of the
 * sixteenth birthday. The dataset keeps only the latest review, which says nothing of earlier days.
 */
export const pathwayPlanInLast6Months16Plus: Measure = {
  id: 'pathway-plan-in-last-6-months-16-plus',
  version: 1,
  title: 'Children in care aged 16 and over with a pathway plan in the last 6 months',
  shortTitle: 'pathway plans 16 and over',
  why: 'Leaving care goes better where the plan for it is the young person’s own and up to date.',
  definition:
    'Of the children in care aged 16 and over on the last day of the period, the share whose latest pathway plan or review of it was no more than 6 months before. Short breaks are not care.',
  kind: 'stock',
  item: 'child',
  says: {
    met: 'Pathway plan in the last 6 months',
    missed: 'No pathway plan in the last 6 months',
  },
  unit: 'percent',
  better: 'higher',
  clock:
    'The latest pathway plan or review, good for 6 months; for a child with none, the sixteenth birthday, when the first is due within 3 months.',
  owner: 'Head of Service, Children in Care',
  source:
    'Care Leavers Regulations 2010, regulation 7; Care Planning Regulations 2010, regulation 42.',
  leavesOut: { 'no date of birth': 'The child’s age cannot be told.' },
  settings: [],
  reads: [claEpisodes, pathwayPlans, careLeavers, legalStatus, person],
  needs: [claEpisodes],
  needsOneOf: [pathwayPlans, careLeavers],
  historyIn: [pathwayPlans],
  breakdown: {
    name: 'age',
    values: {
      '16 within 3 months': 'Turned 16 no more than 3 months before',
      older: 'Turned 16 longer ago',
      'not known': 'No date of birth; left out',
    },
  },
  items: () => `
    with plans as (
      select person_id as child_id, plan_date as planned_on
      from pathway_plans
      where person_id is not null and plan_date is not null
    ),
    latest_plans as (
      select children_in_care.as_at, children_in_care.child_id, max(plans.planned_on) as planned_on
      from children_in_care
      join plans
        on plans.child_id = children_in_care.child_id and plans.planned_on <= children_in_care.as_at
      group by all
    ),
    latest_reviews as (
      select clea_person_id as child_id, max(clea_pathway_plan_review_date) as reviewed_on
      from ssd_care_leavers
      where clea_pathway_plan_review_date <= (select extracted_on from extract)
      group by clea_person_id
    ),
    aged as (
      select
        children_in_care.as_at,
        children_in_care.child_id,
        pers_dob as born_on,
        add_months(pers_dob, 16 * 12) as sixteen_on,
        greatest(
          latest_plans.planned_on,
          case when children_in_care.as_at = (select extracted_on from extract) then reviewed_on end
        ) as planned_on
      from children_in_care
      left join ssd_person on pers_person_id = children_in_care.child_id
      left join latest_plans
        on latest_plans.as_at = children_in_care.as_at
        and latest_plans.child_id = children_in_care.child_id
      left join latest_reviews on latest_reviews.child_id = children_in_care.child_id
      where pers_dob is null or age_on(pers_dob, children_in_care.as_at) >= 16
    ),
    timed as (
      select
        *,
        add_months(sixteen_on, 3) as first_due_on,
        case when planned_on is not null then add_months(planned_on, 6) else first_due_on end as due_on
      from aged
    )
    select
      child_id as item_id,
      child_id,
      null::varchar as team_id,
      as_at as counted_on,
      coalesce(planned_on, sixteen_on) as started_on,
      due_on,
      null::date as ended_on,
      null::bigint as value,
      case when born_on is not null then planned_on is not null and as_at <= due_on end as in_numerator,
      case when born_on is null then 'no date of birth' end as left_out,
      case
        when planned_on is not null then 'pathway plan'
        when born_on is not null then '16th birthday'
      end as clock,
      case
        when born_on is null then 'not known'
        when as_at <= first_due_on then '16 within 3 months'
        else 'older'
      end as breakdown
    from timed`,
}
