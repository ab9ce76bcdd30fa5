import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { LocalDate } from '#calendar/local-date.ts'
import { columnNames, type RecordTable } from '#records/define-table.ts'
import { recordTables } from '#records/record-tables.ts'
import type { ExampleCouncil } from './example-council.ts'
import { dayOf, type Day } from './days.ts'
import { cellsOn, type Entry } from './record-book.ts'

/**
 * Writes the extract of a day into a folder, which is made: one CSV file for each record table, with
 * what the council had recorded by the end of that day. The same bytes each time.
 */
export function writeExtract(
  council: ExampleCouncil,
  extractedOn: LocalDate,
  folder: string,
): void {
  mkdirSync(folder, { recursive: true })
  const day = dayOf(extractedOn)
  for (const table of recordTables) {
    const entries = council.book.entriesOf(table)
    if (entries.length === 0) continue
    writeFileSync(path.join(folder, `${table.name}.csv`), csvOf(table, entries, day))
  }
}

/** How many rows are looked through for one to show. */
const shownFrom = 500

const filled = (row: Entry['cells']): number =>
  Object.values(row).filter((cell) => cell !== null && cell !== '').length

/** A row of a table as the extract of a day has it, by column: the fullest of the first there are. */
export function exampleRow(
  council: ExampleCouncil,
  table: RecordTable,
  extractedOn: LocalDate,
): Entry['cells'] | undefined {
  const day = dayOf(extractedOn)
  return council.book
    .entriesOf(table)
    .slice(0, shownFrom)
    .map((entry) => cellsOn(entry, day))
    .filter((row) => row !== undefined)
    .toSorted((one, other) => filled(other) - filled(one))[0]
}

function csvOf(table: RecordTable, entries: readonly Entry[], day: Day): string {
  const columns = columnNames(table)
  const lines = [columns.join(',')]
  for (const entry of entries) {
    if (entry.recordedOn <= day) lines.push(lineOf(columns, entry, day))
  }
  return `${lines.join('\n')}\n`
}

/** A line is made once and kept: most rows are the same in all extracts. */
function lineOf(columns: readonly string[], entry: Entry, day: Day): string {
  let made = 0
  while ((entry.changes[made]?.recordedOn ?? Infinity) <= day) made += 1
  const kept = entry.lines[made]
  if (kept !== undefined) return kept
  const cells = cellsOn(entry, day) ?? entry.cells
  const line = columns.map((column) => quoted(cells[column])).join(',')
  entry.lines[made] = line
  return line
}

function quoted(cell: string | number | null | undefined): string {
  if (cell === null || cell === undefined) return ''
  const text = String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
