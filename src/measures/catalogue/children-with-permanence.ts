import { matching } from '#records/tables/matching.ts'
import { permanenceDecisions } from '#records/tables/permanence-decisions.ts'
import { claCarePlan } from '#records/tables/ssd-cla-care-plan.ts'
import { claEpisodes } from '#records/tables/ssd-cla-episodes.ts'
import { claPlacement } from '#records/tables/ssd-cla-placement.ts'
import { legalStatus } from '#records/tables/ssd-legal-status.ts'
import type { Measure } from '../measure.ts'

/** A proposed definition: the plan of 2019 left the indicator to be agreed. */
export const childrenWithPermanence: Measure = {
  id: 'children-with-permanence',
  version: 1,
  title: 'Children in care with permanence (proposed definition)',
  shortTitle: 'children with permanence',
  why: 'A plan for permanence is not yet a home.',
  definition:
    'Proposed, and not yet agreed: of the children on the last day of the period who had been in care for 12 months or more, the share in a long-term foster placement (U1 or U4), or matched with one. A child whose plan on that day is adoption alone is left out. Short breaks are not care.',
  kind: 'stock',
  item: 'child',
  says: { met: 'Permanent home or match', missed: 'No permanent home or match yet' },
  unit: 'percent',
  better: 'higher',
  clock: 'The start of the period of care: a child counts from 12 months on.',
  owner: 'Head of Service, Children in Care',
  source: 'Proposed here; the plan says that the indicator is to be agreed.',
  leavesOut: { adoption: 'The plan in force on that day is adoption and nothing else.' },
  settings: [],
  reads: [claEpisodes, claPlacement, matching, permanenceDecisions, claCarePlan, legalStatus],
  needs: [claEpisodes],
  needsOneOf: [claPlacement, matching],
  items: () => `
    with settled_in as (
      select * from children_in_care where add_months(entered_on, 12) <= as_at
    ),
    planned as (
      select
        settled_in.*,
        coalesce(planned_on >= entered_on and is_adoption_alone, false) as is_adoption_alone
      from settled_in
      asof left join permanence_plans
        on permanence_plans.child = settled_in.child
        and permanence_plans.planned_on <= settled_in.as_at
    ),
    placed_long_term as (
      select distinct as_at, clap_cla_id as cla_id
      from as_ats
      join ssd_cla_placement
        on clap_cla_placement_start_date <= as_at
        and coalesce(clap_cla_placement_end_date, date '9999-12-31') > as_at
      where clap_cla_placement_type in ('U1', 'U4')
    ),
    judged as (
      select
        planned.*,
        placed_long_term.cla_id is not null or coalesce(matched_on <= planned.as_at, false) as has_permanence
      from planned
      left join placed_long_term
        on placed_long_term.as_at = planned.as_at and placed_long_term.cla_id = planned.cla_id
      left join matches on matches.cla_id = planned.cla_id
    )
    select
      child_id as item_id,
      child_id,
      null::varchar as team_id,
      as_at as counted_on,
      entered_on as started_on,
      null::date as due_on,
      null::date as ended_on,
      null::bigint as value,
      case when not is_adoption_alone then has_permanence end as in_numerator,
      case when is_adoption_alone then 'adoption' end as left_out,
      null::varchar as clock,
      null::varchar as breakdown
    from judged`,
}
