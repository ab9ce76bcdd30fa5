import { csvLine, safeInSpreadsheet } from '#records/csv-line.ts'
import type { ListedItem } from './listed-items.ts'

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
]

/** The rows of a list as a CSV file that a spreadsheet opens safely. */
export const itemsCsv = (rows: readonly ListedItem[]): string =>
  [
    csvLine(columns),
    ...rows.map(({ item, standing, lateBy }) =>
      csvLine(
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
          lateBy === '' ? null : lateBy,
          item.leftOut,
          item.clock,
        ].map(safeInSpreadsheet),
      ),
    ),
  ].join('')
