import { careProceedings } from '#records/tables/care-proceedings.ts'
import type { Measure } from '../measure.ts'

/** Children Act 1989, section 32: care proceedings are to end within 26 weeks of their issue. */
export const careProceedingsAverageWeeks: Measure = {
  id: 'care-proceedings-average-weeks',
  version: 1,
  title: 'Average length of care proceedings',
  shortTitle: 'care proceedings, in weeks',
  why: 'A child waits for a settled home as long as the court does.',
  definition:
    'For the families whose final order was made in the period, the mean number of weeks from issue to the final order. The figure of the court area, which the courts return, is another one.',
  kind: 'event',
  item: 'family',
  says: { counted: 'Final order made' },
  unit: 'weeks',
  better: 'lower',
  clock: 'The earliest issue of proceedings for the family that ended on that day.',
  owner: 'Head of Service, Fieldwork',
  source: 'Children Act 1989, section 32(1)(a): 26 weeks.',
  leavesOut: { 'dates impossible': 'The final order is dated before the issue.' },
  settings: [],
  reads: [careProceedings],
  needs: [careProceedings],
  items: () => `
    with families as (
      select
        coalesce(family_id, person_id, proceedings_id) as family_id,
        final_order_date as ended_on,
        min(issued_date) as started_on,
        min(person_id) as child_id
      from care_proceedings
      where final_order_date is not null
      group by all
    ),
    judged as (
      select *, case when ended_on < started_on then 'dates impossible' end as left_out
      from families
    )
    select
      family_id || '/' || ended_on::varchar as item_id,
      child_id,
      null::varchar as team_id,
      ended_on as counted_on,
      started_on,
      null::date as due_on,
      ended_on,
      case when left_out is null then ended_on - started_on end as value,
      null::boolean as in_numerator,
      left_out,
      null::varchar as clock,
      null::varchar as breakdown
    from judged`,
}
