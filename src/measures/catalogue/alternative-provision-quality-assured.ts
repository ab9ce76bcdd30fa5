import { apPlacements } from '#records/tables/ap-placements.ts'
import { apProviders } from '#records/tables/ap-providers.ts'
import type { Measure } from '../measure.ts'

export const alternativeProvisionQualityAssured: Measure = {
  id: 'alternative-provision-quality-assured',
  version: 1,
  title: 'Placements in alternative provision with a quality-assured provider',
  shortTitle: 'quality-assured alternative provision',
  why: 'Somebody should have looked at a provider before a pupil is sent there.',
  definition:
    'Of the placements in alternative provision open on the last day of the period, the share whose provider’s quality assurance had been verified by then.',
  kind: 'stock',
  item: 'placement',
  says: { met: 'Provider verified', missed: 'Provider not verified' },
  unit: 'percent',
  better: 'higher',
  clock: 'None.',
  owner: 'Virtual School Head',
  source: 'The plan’s own measure.',
  leavesOut: {},
  settings: [],
  reads: [apPlacements, apProviders],
  needs: [apPlacements, apProviders],
  items: () => `
    select
      placement_id as item_id,
      person_id as child_id,
      null::varchar as team_id,
      as_at as counted_on,
      start_date as started_on,
      null::date as due_on,
      end_date as ended_on,
      null::bigint as value,
      coalesce(qa_status = 'verified' and qa_date <= as_at, false) as in_numerator,
      null::varchar as left_out,
      null::varchar as clock,
      null::varchar as breakdown
    from as_ats
    join ap_placements on start_date <= as_at and coalesce(end_date, date '9999-12-31') > as_at
    left join ap_providers using (provider_id)`,
}
