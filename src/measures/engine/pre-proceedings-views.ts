/**
 * - `pre_proceedings_records(record_id, child_id, family_id, started_on, clock, ended_on, outcome)`:
 *   each row with its clock; what is wrong with it is in `left_out`
 * - `pre_proceedings_spells(family_id, child_id, started_on, clock, ended_on, outcome)`: rows of one
 *   family whose days overlap or touch are one spell, open while any row is
 */
export const preProceedingsViews: readonly string[] = [
  `create or replace view pre_proceedings_records as
    select
      prep_table_id as record_id,
      prep_person_id as child_id,
      coalesce(prep_plo_family_id, prep_person_id, prep_table_id) as family_id,
      coalesce(
        prep_pre_pro_decision_date,
        prep_pre_pro_letter_date,
        prep_initial_pre_pro_meeting_date
      ) as started_on,
      case
        when prep_pre_pro_decision_date is not null then 'decision'
        when prep_pre_pro_letter_date is not null then 'letter'
        when prep_initial_pre_pro_meeting_date is not null then 'initial meeting'
      end as clock,
      prep_agree_stepdown_issue_date as ended_on,
      case prep_pre_pro_outcome
        when 'Decision to step down' then 'step down'
        when 'Decision to Issue Care Proceedings' then 'proceedings'
        else 'not recorded'
      end as outcome,
      case
        when started_on is null then 'no start'
        when ended_on < started_on then 'dates impossible'
      end as left_out
    from ssd_pre_proceedings`,

  // Half-open: a row touches one that starts on the day it ended. The outcome is that of the row
  // that ended last; of several, one with an outcome before one without, then the least id.
  `create or replace table pre_proceedings_spells as
    with follows as (
      select
        *,
        started_on <= max(coalesce(ended_on, date '9999-12-31')) over (
          partition by family_id
          order by started_on, record_id
          rows between unbounded preceding and 1 preceding
        ) as joins_earlier
      from pre_proceedings_records
      where left_out is null
    ),
    numbered as (
      select
        *,
        sum(case when joins_earlier then 0 else 1 end) over (
          partition by family_id
          order by started_on, record_id
        ) as spell
      from follows
    )
    select
      family_id,
      min(child_id) as child_id,
      min(started_on) as started_on,
      arg_min(clock, {'started_on': started_on, 'id': record_id}) as clock,
      case when count(ended_on) = count(*) then max(ended_on) end as ended_on,
      arg_min(
        outcome,
        {
          'days_before': date '9999-12-31' - ended_on,
          'is_missing': outcome = 'not recorded',
          'id': record_id
        }
      ) filter (ended_on is not null) as outcome
    from numbered
    group by family_id, spell`,
]
