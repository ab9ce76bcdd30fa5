import type { RecordTable, RowOf } from '#records/define-table.ts'
import { worldLast } from './council/time.ts'
import type { Day } from './days.ts'

type Cells = Readonly<Record<string, string | number | null>>

/** A row as it was first recorded, and what was changed or added to it on later days. */
export type Entry = {
  readonly recordedOn: Day
  readonly cells: Cells
  readonly changes: { readonly recordedOn: Day; readonly cells: Cells }[]
  /** The row as a line of CSV with the first n changes made, n being the place in the list. */
  readonly lines: (string | undefined)[]
}

/**
 * Everything that was ever recorded, each with the day it was: an extract of a day is what had been
 * recorded by that day, as it then stood.
 */
export type RecordBook = {
  readonly enter: <T extends RecordTable>(
    table: T,
    recordedOn: Day,
    cells: Partial<RowOf<T>>,
  ) => Entry
  readonly entriesOf: (table: RecordTable) => readonly Entry[]
}

export function openRecordBook(): RecordBook {
  const entries = new Map<string, Entry[]>()
  const listOf = (table: RecordTable): Entry[] => {
    const list = entries.get(table.name) ?? []
    entries.set(table.name, list)
    return list
  }
  return {
    enter(table, recordedOn, cells) {
      const entry: Entry = { recordedOn, cells: cells as Cells, changes: [], lines: [] }
      listOf(table).push(entry)
      return entry
    },
    entriesOf: listOf,
  }
}

/** Changes or adds values of a row from a day on. Changes are made in the order of their days. */
export function change(entry: Entry, recordedOn: Day, cells: Cells): void {
  const before = entry.changes.findLastIndex((one) => one.recordedOn <= recordedOn)
  entry.changes.splice(before + 1, 0, { recordedOn, cells })
}

/** The same, where the day is not past the last extract. */
export function changeLater(entry: Entry, recordedOn: Day, cells: Cells): void {
  if (recordedOn <= worldLast) change(entry, recordedOn, cells)
}

/** The row as it stood on a day, or undefined where it had not been recorded. */
export function cellsOn(entry: Entry, day: Day): Cells | undefined {
  if (entry.recordedOn > day) return undefined
  return entry.changes
    .filter((one) => one.recordedOn <= day)
    .reduce((cells, one) => ({ ...cells, ...one.cells }), entry.cells)
}
