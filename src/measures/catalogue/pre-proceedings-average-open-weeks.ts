import { preProceedings } from '#records/tables/ssd-pre-proceedings.ts'
import { openSpells } from '../engine/open-spells.ts'
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
  item: 'family',
  says: { counted: 'In pre-proceedings' },
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
    select
      item_id,
      child_id,
      null::varchar as team_id,
      as_at as counted_on,
      started_on,
      null::date as due_on,
      ended_on,
      case when left_out is null then as_at - started_on end as value,
      null::boolean as in_numerator,
      left_out,
      clock,
      null::varchar as breakdown
    from (${openSpells()})`,
}
