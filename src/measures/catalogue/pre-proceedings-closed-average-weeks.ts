import { preProceedings } from '#records/tables/ssd-pre-proceedings.ts'
import type { Measure } from '../measure.ts'

/** How long families spent in pre-proceedings, counted when they leave. */
export const preProceedingsClosedAverageWeeks: Measure = {
  id: 'pre-proceedings-closed-average-weeks',
  version: 1,
  title: 'Average length of closed pre-proceedings',
  shortTitle: 'closed pre-proceedings, in weeks',
  why: 'What becomes of families, and how long it took, says whether the help offered was the right one.',
  definition:
    'For the families who left pre-proceedings in the period, the mean number of weeks from entering to leaving.',
  kind: 'event',
  item: 'family',
  says: { counted: 'Left pre-proceedings' },
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
  breakdown: {
    name: 'outcome',
    values: {
      'step down': 'Stepped down',
      proceedings: 'Decision to issue care proceedings',
      'not recorded': 'No outcome recorded',
    },
  },
  settings: [],
  reads: [preProceedings],
  needs: [preProceedings],
  items: () => `
    select
      family_id || '/' || started_on::varchar as item_id,
      child_id,
      null::varchar as team_id,
      ended_on as counted_on,
      started_on,
      null::date as due_on,
      ended_on,
      ended_on - started_on as value,
      null::boolean as in_numerator,
      null::varchar as left_out,
      clock,
      outcome as breakdown
    from pre_proceedings_spells
    where ended_on is not null
    union all
    select
      record_id, child_id, null, ended_on, started_on, null, ended_on, null, null, left_out, clock, outcome
    from pre_proceedings_records
    where left_out is not null and ended_on is not null`,
}
