import { apPlacements } from '#records/tables/ap-placements.ts'
import type { Measure } from '../measure.ts'

export const alternativeProvisionPlacementFailure: Measure = {
  id: 'alternative-provision-placement-failure',
  version: 1,
  title: 'Placements in alternative provision that failed',
  shortTitle: 'failed alternative provision',
  why: 'Each failed placement is another school lost.',
  definition:
    'Of the placements in alternative provision that ended in the period, the share that ended because they failed.',
  kind: 'event',
  item: 'placement',
  says: { met: 'Ended for another reason', missed: 'Failed' },
  unit: 'percent',
  better: 'lower',
  clock: 'None: a placement counts on the day it ended.',
  owner: 'Virtual School Head',
  source: 'The plan’s own measure.',
  leavesOut: { 'no reason': 'Why it ended is not recorded.' },
  settings: [],
  reads: [apPlacements],
  needs: [apPlacements],
  items: () => `
    select
      placement_id as item_id,
      person_id as child_id,
      null::varchar as team_id,
      end_date as counted_on,
      start_date as started_on,
      null::date as due_on,
      end_date as ended_on,
      null::bigint as value,
      end_reason = 'failed' as in_numerator,
      case when end_reason is null then 'no reason' end as left_out,
      null::varchar as clock,
      null::varchar as breakdown
    from ap_placements
    where end_date is not null`,
}
