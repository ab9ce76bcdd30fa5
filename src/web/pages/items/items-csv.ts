import { csvLine, safeInSpreadsheet } from '#records/csv-line.ts'
import type { Measure } from '#measures/measure.ts'
import { dueIn, lateBy, whyInList, type StandingItem } from '../../words/standing-in-words.ts'

const columns = [
  'item_id',
  'child_id',
  'team',
  'counted_on',
  'started_on',
  'due_on',
  'ended_on',
  'value',
  'standing',
  'late_by',
  'left_out',
  'clock',
  'service',
  'worker',
  'due_in',
  'why',
  'concern',
]

/** The rows of a list as a CSV file that a spreadsheet opens safely. */
export const itemsCsv = (measure: Measure, rows: readonly StandingItem[]): string =>
  [
    csvLine(columns),
    ...rows.map((row) => {
      const { item, standing } = row
      return csvLine(
        [
          item.itemId,
          item.childId,
          item.team,
          item.countedOn,
          item.startedOn,
          item.dueOn,
          item.endedOn,
          item.value,
          standing,
          lateBy(row) || null,
          item.leftOut,
          item.clock,
          item.service,
          item.worker,
          dueIn(row) || null,
          whyInList(measure, row),
          item.concern,
        ].map(safeInSpreadsheet),
      )
    }),
  ].join('')
