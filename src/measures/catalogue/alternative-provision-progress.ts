import { apPlacements } from '#records/tables/ap-placements.ts'
import { apProgress } from '#records/tables/ap-progress.ts'
import type { Measure } from '../measure.ts'

export const alternativeProvisionProgress: Measure = {
  id: 'alternative-provision-progress',
  version: 1,
  title: 'Pupils in alternative provision who progress as expected or better',
  shortTitle: 'progress in alternative provision',
  why: 'A pupil in alternative provision should learn at least as well as in a mainstream school.',
  definition:
    'Of the judgements of progress recorded in the period, one for each term of each placement, the share that were as expected or above.',
  kind: 'event',
  item: 'judgement of progress',
  says: { met: 'As expected or above', missed: 'Below expected' },
  unit: 'percent',
  better: 'higher',
  clock: 'None: a judgement counts on the day it was recorded.',
  owner: 'Virtual School Head',
  source: 'The plan’s own measure.',
  leavesOut: {},
  settings: [],
  reads: [apProgress, apPlacements],
  needs: [apProgress],
  items: () => `
    select
      ap_progress.placement_id || '/' || term as item_id,
      person_id as child_id,
      null::varchar as team_id,
      recorded_date as counted_on,
      null::date as started_on,
      null::date as due_on,
      null::date as ended_on,
      null::bigint as value,
      progress in ('expected', 'above') as in_numerator,
      null::varchar as left_out,
      null::varchar as clock,
      null::varchar as breakdown
    from ap_progress
    left join ap_placements using (placement_id)`,
}
