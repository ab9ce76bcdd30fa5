import { preProceedings } from '#records/tables/ssd-pre-proceedings.ts'
import { openSpells } from '../engine/open-spells.ts'
import type { Measure } from '../measure.ts'

/** A local standard of the plan: none to exceed 6 months. Best practice since 2021 is 16 weeks. */
export const preProceedingsOver6Months: Measure = {
  id: 'pre-proceedings-over-6-months',
  version: 1,
  title: 'Open pre-proceedings over 6 months',
  shortTitle: 'pre-proceedings over 6 months',
  why: 'Help that has not worked in six months should lead to a decision, not to more of the same.',
  definition:
    'Of the families in pre-proceedings on the last day of the period, the share who entered more than 6 months before.',
  kind: 'stock',
  item: 'family',
  says: {
    met: 'In pre-proceedings, 6 months or less',
    missed: 'In pre-proceedings for over 6 months',
  },
  unit: 'percent',
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
      case when left_out is null then add_months(started_on, 6) end as due_on,
      ended_on,
      null::bigint as value,
      case when left_out is null then as_at > add_months(started_on, 6) end as in_numerator,
      left_out,
      clock,
      null::varchar as breakdown
    from (${openSpells()})`,
}
