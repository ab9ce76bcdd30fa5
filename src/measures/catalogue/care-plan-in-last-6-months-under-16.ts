import { claCarePlan } from '#records/tables/ssd-cla-care-plan.ts'
import { claEpisodes } from '#records/tables/ssd-cla-episodes.ts'
import { legalStatus } from '#records/tables/ssd-legal-status.ts'
import { person } from '#records/tables/ssd-person.ts'
import type { Measure } from '../measure.ts'

/** A local standard tied to the cycle of reviews in the Care Planning Regulations 2010, reg. 33. */
export const carePlanInLast6MonthsUnder16: Measure = {
  id: 'care-plan-in-last-6-months-under-16',
  version: 1,
  title: 'Children in care under 16 with a care plan in the last 6 months',
  shortTitle: 'care plans under 16',
  why: 'A plan older than six months no longer describes the child it is for.',
  definition:
    'Of the children in care under 16 on the last day of the period, the share whose latest care plan began no more than 6 months before. Short breaks are not care.',
  kind: 'stock',
  item: 'child',
  says: { met: 'Care plan in the last 6 months', missed: 'No care plan in the last 6 months' },
  unit: 'percent',
  better: 'higher',
  clock:
    'The latest care plan, good for 6 months; for a child with none, entry to care, when the first plan is due within 20 working days.',
  owner: 'Head of Service, Children in Care',
  source: 'A local standard, tied to the cycle of reviews in the Care Planning Regulations 2010.',
  leavesOut: {
    'no date of birth': 'The child’s age cannot be told.',
    'outside calendar': 'Its clock runs outside the years whose bank holidays are known.',
  },
  settings: [],
  reads: [claEpisodes, claCarePlan, legalStatus, person],
  needs: [claEpisodes, claCarePlan],
  items: () => `
    with plans as (
      select child, lacp_cla_care_plan_start_date as planned_on
      from ssd_cla_care_plan
      join child_numbers on child_id = lacp_person_id
      where planned_on is not null
    ),
    aged as (
      select children_in_care.*, pers_dob as born_on, age_on(pers_dob, as_at) as age
      from children_in_care
      left join ssd_person on pers_person_id = child_id
    ),
    planned as (
      select aged.*, plans.planned_on
      from aged
      asof left join plans
        on plans.child = aged.child
        and plans.planned_on <= aged.as_at
      where aged.born_on is null or aged.age < 16
    ),
    timed as (
      select
        *,
        case
          when planned_on is not null then add_months(planned_on, 6)
          else nth_working_day_after(entered_on, 20)
        end as due_on
      from planned
    ),
    judged as (
      select
        *,
        case
          when born_on is null then 'no date of birth'
          when due_on is null then 'outside calendar'
        end as left_out
      from timed
    )
    select
      child_id as item_id,
      child_id,
      null::varchar as team_id,
      as_at as counted_on,
      coalesce(planned_on, entered_on) as started_on,
      due_on,
      null::date as ended_on,
      null::bigint as value,
      case when left_out is null then planned_on is not null and as_at <= due_on end as in_numerator,
      left_out,
      case when planned_on is not null then 'care plan' else 'entry to care' end as clock,
      null::varchar as breakdown
    from judged`,
}
