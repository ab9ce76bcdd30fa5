import { cinEpisodes } from '#records/tables/ssd-cin-episodes.ts'
import { claEpisodes } from '#records/tables/ssd-cla-episodes.ts'
import { cpPlans } from '#records/tables/ssd-cp-plans.ts'
import { legalStatus } from '#records/tables/ssd-legal-status.ts'
import { supervisions } from '#records/tables/supervisions.ts'
import type { Measure } from '../measure.ts'

/** A local standard: no national interval. The interval is by the plan the child is on. */
export const supervisionMeetingStandard: Measure = {
  id: 'supervision-meeting-standard',
  version: 1,
  title: 'Supervision meeting the standard',
  shortTitle: 'supervision',
  why: 'Supervision is where drift and delay for a child are noticed.',
  definition:
    'Of the children whose case had been open for a month or more on the last day of the month, the share whose latest supervision about them was no longer ago than the standard allows. Quarters, years and ranges show the mean of their months.',
  kind: 'stock',
  item: 'child',
  says: { met: 'Supervised in time', missed: 'Supervision overdue' },
  unit: 'percent',
  better: 'higher',
  clock: 'The latest supervision about the child; for a child with none, the day the case opened.',
  owner: 'Head of Service, Safeguarding and Improvement',
  source: 'A local standard of the plan; there is no national interval.',
  leavesOut: {},
  settings: ['supervisionIntervalMonths', 'supervisionToleranceDays'],
  reads: [cinEpisodes, supervisions, claEpisodes, cpPlans, legalStatus],
  needs: [supervisions],
  periodAverage: true,
  items: (settings) => `
    with on_protection_plan as (
      select distinct as_at, child
      from as_ats
      join ssd_cp_plans
        on cppl_cp_plan_start_date <= as_at
        and coalesce(cppl_cp_plan_end_date, date '9999-12-31') > as_at
      join child_numbers on child_id = cppl_person_id
    ),
    by_plan as (
      select
        cases_open_a_month.*,
        case
          when children_in_care.child is not null then ${settings.supervisionIntervalMonths.inCare}
          when on_protection_plan.child is not null then ${settings.supervisionIntervalMonths.childProtection}
          else ${settings.supervisionIntervalMonths.childInNeed}
        end as interval_months
      from cases_open_a_month
      left join children_in_care
        on children_in_care.as_at = cases_open_a_month.as_at
        and children_in_care.child = cases_open_a_month.child
      left join on_protection_plan
        on on_protection_plan.as_at = cases_open_a_month.as_at
        and on_protection_plan.child = cases_open_a_month.child
    ),
    case_supervisions as (
      select
        child,
        supervision_date as supervised_on,
        lead(supervised_on, 1, date '9999-12-31') over (
          partition by child
          order by supervised_on
        ) as next_supervised_on
      from supervisions
      join child_numbers on child_id = person_id
      where kind = 'case'
    ),
    supervised as (
      select by_plan.*, case_supervisions.supervised_on
      from by_plan
      left join case_supervisions
        on case_supervisions.child = by_plan.child
        and case_supervisions.supervised_on <= by_plan.as_at
        and case_supervisions.next_supervised_on > by_plan.as_at
    ),
    timed as (
      select
        *,
        add_months(coalesce(supervised_on, opened_on), interval_months)
          + ${settings.supervisionToleranceDays} as due_on
      from supervised
    )
    select
      child_id as item_id,
      child_id,
      null::varchar as team_id,
      as_at as counted_on,
      coalesce(supervised_on, opened_on) as started_on,
      due_on,
      null::date as ended_on,
      null::bigint as value,
      supervised_on is not null and as_at <= due_on as in_numerator,
      null::varchar as left_out,
      case when supervised_on is not null then 'supervision' else 'case opened' end as clock,
      null::varchar as breakdown
    from timed`,
}
