import { closeSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'
import { columnNames, type RecordTable } from '#records/define-table.ts'

/** What stands in each column of one row, every column of the table among them. */
export type Cells<T extends RecordTable, Row> = {
  readonly [C in keyof T['columns']]: (row: Row) => string | number
}

const chunkLength = 1 << 19

/** Writes one table as a CSV file, row by row, and returns how many rows that was. */
export function writeTable<const T extends RecordTable, Row>(
  folder: string,
  table: T,
  rows: Iterable<Row>,
  cells: Cells<T, Row>,
): number {
  const columns = columnNames(table)
  const writers = columns.map((name) => cells[name as keyof T['columns']])
  const file = openSync(path.join(folder, `${table.name}.csv`), 'w')
  let written = 0
  try {
    let text = `${columns.join(',')}\n`
    for (const row of rows) {
      let line = ''
      for (const write of writers) line += `${write(row)},`
      text += `${line.slice(0, -1)}\n`
      written += 1
      if (text.length > chunkLength) {
        writeSync(file, text)
        text = ''
      }
    }
    writeSync(file, text)
  } finally {
    closeSync(file)
  }
  return written
}
