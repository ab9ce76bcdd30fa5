import { chronologies } from '#records/tables/chronologies.ts'
import { cinEpisodes } from '#records/tables/ssd-cin-episodes.ts'
import { upToDateItems } from '../engine/up-to-date-items.ts'
import type { Measure } from '../measure.ts'

/** A local standard: no national interval. */
export const chronologyUpToDate: Measure = {
  id: 'chronology-up-to-date',
  version: 1,
  title: 'Open cases with an up-to-date chronology',
  shortTitle: 'chronologies up to date',
  why: 'A chronology shows the pattern that no single event does.',
  definition:
    'Of the children whose case had been open for a month or more on the last day of the period, the share whose chronology had been updated as lately as the standard asks: 6 months, unless the council has set another interval.',
  kind: 'stock',
  item: 'child',
  says: { met: 'Up to date', missed: 'Not up to date' },
  unit: 'percent',
  better: 'higher',
  clock:
    'The latest update; for a child with none, the opening of the case, when the first is due within a month.',
  owner: 'Head of Service, Safeguarding and Improvement',
  source: 'A local standard of the plan; there is no national interval.',
  leavesOut: {},
  settings: ['updateIntervalMonths'],
  reads: [cinEpisodes, chronologies],
  needs: [chronologies],
  items: (settings) => upToDateItems('chronologies', settings.updateIntervalMonths.chronology),
}
