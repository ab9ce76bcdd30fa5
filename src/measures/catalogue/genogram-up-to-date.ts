import { genograms } from '#records/tables/genograms.ts'
import { cinEpisodes } from '#records/tables/ssd-cin-episodes.ts'
import { upToDateItems } from '../engine/up-to-date-items.ts'
import type { Measure } from '../measure.ts'

/** A local standard: no national interval. */
export const genogramUpToDate: Measure = {
  id: 'genogram-up-to-date',
  version: 1,
  title: 'Open cases with an up-to-date genogram',
  shortTitle: 'genograms up to date',
  why: 'Who is in the family, and who could help, is the first thing to know.',
  definition:
    'Of the children whose case had been open for a month or more on the last day of the period, the share whose genogram had been updated as lately as the standard asks: 6 months, unless the council has set another interval.',
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
  reads: [cinEpisodes, genograms],
  needs: [genograms],
  items: (settings) => upToDateItems('genograms', settings.updateIntervalMonths.genogram),
}
