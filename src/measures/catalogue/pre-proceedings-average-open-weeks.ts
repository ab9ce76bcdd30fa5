import { preProceedings } from '#records/tables/ssd-pre-proceedings.ts'
import type { Measure } from '../measure.ts'

/**
 * Brothers and sisters enter and leave pre-proceedings together, so the family is what is counted,
 * and rows of one family whose days overlap or touch are one spell.
 */
export const preProceedingsAverageOpenWeeks: Measure = {
  id: 'pre-proceedings-average-open-weeks',
  version: 1,
  title: 'Average length of open pre-proceedings',
  shortTitle: 'open pre-proceedings, in weeks',
  why: 'Weeks in pre-proceedings are weeks in which nothing about the child’s future is settled.',
  definition:
    'For the families in pre-proceedings on the last day of the period, the mean number of weeks since they entered.',
  kind: 'stock',
  unit: 'weeks',
  better: 'lower',
  clock:
    'The decision to enter pre-proceedings; where there is none the letter to the parents; failing that the first meeting.',
  owner: 'Head of Service, Fieldwork',
  source: 'The plan’s own measure. No national figure is published.',
  leavesOut: {
    'no start': 'The record has no decision, letter or first meeting date.',
    'dates impossible': 'The record ends before it starts.',
  },
  settings: [],
  reads: [preProceedings],
  needs: [preProceedings],
  items: () => `
    with records as (
      select
        prep_table_id as record_id,
        prep_person_id as child_id,
        coalesce(prep_plo_family_id, prep_person_id, prep_table_id) as family_id,
        coalesce(prep_pre_pro_decision_date, prep_pre_pro_letter_date, prep_initial_pre_pro_meeting_date) as started_on,
        case
          when prep_pre_pro_decision_date is not null then 'decision'
          when prep_pre_pro_letter_date is not null then 'letter'
          when prep_initial_pre_pro_meeting_date is not null then 'initial meeting'
        end as clock,
        prep_agree_stepdown_issue_date as ended_on
      from ssd_pre_proceedings
    ),
    sound as (
      select * from records where started_on is not null and (ended_on is null or ended_on >= started_on)
    ),
    follows as (
      select
        *,
        started_on <= max(coalesce(ended_on, date '9999-12-31')) over (
          partition by family_id
          order by started_on, record_id
          rows between unbounded preceding and 1 preceding
        ) as joins_earlier
      from sound
    ),
    numbered as (
      select
        *,
        sum(case when joins_earlier then 0 else 1 end) over (
          partition by family_id
          order by started_on, record_id
        ) as spell
      from follows
    ),
    spells as (
      select
        family_id,
        min(started_on) as started_on,
        arg_min(clock, {'started_on': started_on, 'id': record_id}) as clock,
        case when count(ended_on) = count(*) then max(ended_on) end as ended_on,
        min(child_id) as child_id
      from numbered
      group by family_id, spell
    ),
    items as (
      select
        family_id || '/' || started_on::varchar as item_id,
        child_id,
        as_at as counted_on,
        started_on,
        ended_on,
        as_at - started_on as value,
        null::varchar as left_out,
        clock
      from as_ats
      join spells on started_on <= as_at and (ended_on is null or ended_on > as_at)
      union all
      select record_id, child_id, as_at, null, ended_on, null, 'no start', null
      from as_ats
      join records on started_on is null and (ended_on is null or ended_on > as_at)
      union all
      select record_id, child_id, as_at, started_on, ended_on, null, 'dates impossible', clock
      from as_ats
      join records on ended_on < started_on and started_on <= as_at
    )
    select
      item_id,
      child_id,
      null::varchar as team_id,
      counted_on,
      started_on,
      null::date as due_on,
      ended_on,
      value,
      null::boolean as in_numerator,
      left_out,
      clock,
      null::varchar as breakdown
    from items`,
}
