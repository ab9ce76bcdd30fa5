/**
 * - `permanence_plans(child, planned_on, is_adoption_alone, is_long_term_fostering)`: what was
 *   planned for a child's permanence, a row for each day with a decision or with a care plan that
 *   has a permanence code true. Adoption alone: all of that day's say adoption and nothing else.
 *   Long-term fostering: any of them says it, with a relative or another carer.
 * - `second_review_plans(cla_id, child_id, began_on, reviewed_on, planned_on, is_adoption_alone,
 *   is_long_term_fostering, first_planned_on)`: each period of care that has had its second review,
 *   with the plan in force at that review, the latest of the period by then (null where there is
 *   none), and the day of the period's first plan, whenever that was
 * - `matches(cla_id, is_identified, matched_on)`: the long-term match of a period of care
 */
export const permanenceViews: readonly string[] = [
  // A code is true unless it is blank, null, false, 0, N or No; text that is not JSON has no codes.
  `create or replace view permanence_codes as
    select
      lacp_table_id as plan_id,
      lacp_person_id as child_id,
      lacp_cla_care_plan_start_date as planned_on,
      upper(trim(tree.key)) as code
    from ssd_cla_care_plan,
      json_tree(case when json_valid(lacp_cla_care_plan_json) then lacp_cla_care_plan_json end) as tree
    where upper(trim(tree.key)) in (
        'REMAINSUP', 'RETURN1M', 'RETURN6M', 'RETURNEV', 'LTRELFR',
        'LTFOST18', 'RESPLMT', 'SUPPLIV', 'ADOPTION', 'OTHERPLN'
      )
      and tree.atom is not null
      and upper(trim(tree.atom->>'$')) not in ('', 'NULL', 'FALSE', '0', 'N', 'NO')`,

  `create or replace table permanence_plans as
    with stated as (
      select
        person_id as child_id,
        decision_date as planned_on,
        plan = 'adoption' as is_adoption_alone,
        plan in ('long_term_fostering_relative', 'long_term_fostering') as is_long_term_fostering
      from permanence_decisions
      where plan is not null
      union all
      select
        any_value(child_id),
        any_value(planned_on),
        bool_and(code = 'ADOPTION'),
        bool_or(code in ('LTRELFR', 'LTFOST18'))
      from permanence_codes
      group by plan_id
    )
    select
      child,
      planned_on,
      bool_and(is_adoption_alone) as is_adoption_alone,
      bool_or(is_long_term_fostering) as is_long_term_fostering
    from stated
    join child_numbers using (child_id)
    where planned_on is not null
    group by child, planned_on`,

  `create or replace table second_review_plans as
    with reviewed as (
      select cla_id, child_id, child, began_on, reviewed_on
      from second_reviews
      join periods_of_care using (cla_id)
      left join child_numbers using (child_id)
    ),
    with_first as (
      select
        reviewed.*,
        case when began_on is not null then planned_on end as first_planned_on
      from reviewed
      asof left join permanence_plans
        on permanence_plans.child = reviewed.child
        and reviewed.began_on <= permanence_plans.planned_on
    )
    select
      with_first.*,
      case when planned_on >= began_on then planned_on end as planned_on,
      coalesce(planned_on >= began_on and is_adoption_alone, false) as is_adoption_alone,
      coalesce(planned_on >= began_on and is_long_term_fostering, false) as is_long_term_fostering
    from with_first
    asof left join permanence_plans
      on permanence_plans.child = with_first.child
      and permanence_plans.planned_on <= with_first.reviewed_on`,

  `create or replace view matches as
    select
      cla_id,
      coalesce(bool_or(placement_identified = 'Y'), false) as is_identified,
      min(match_date) as matched_on
    from matching
    where cla_id is not null
    group by cla_id`,
]
