import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { columnNames } from '../define-table.ts'
import { findTable } from '../record-tables.ts'
import type { Source } from '../source.ts'

/**
 * For tests: a source from CSV text that is sound as it stands, as a reader of extracts would hand
 * it over. The text's first line is the header; no value of it holds a newline.
 */
export function plainSource(
  folder: string,
  tableName: string,
  text: string,
  changes: Partial<Source> = {},
): Source {
  const table = findTable(tableName)
  if (table === undefined) throw new Error(`There is no table ${tableName}.`)
  const file = path.join(folder, `${tableName}.csv`)
  writeFileSync(file, text)
  const [header = '', ...records] = text.trimEnd().split('\n')
  const names = header.split(',')
  const known = columnNames(table)
  return {
    table,
    file: `${tableName}.csv`,
    sha256: `hash of ${text}`,
    encoding: 'UTF-8',
    path: file,
    columns: names.map((name) => (known.includes(name) ? name : null)),
    lines: 'counted',
    padded: false,
    rowsRead: records.length,
    turnedDown: [],
    unknownColumns: names.filter((name) => !known.includes(name)),
    absentColumns: known.filter((name) => !names.includes(name)),
    ...changes,
  }
}
