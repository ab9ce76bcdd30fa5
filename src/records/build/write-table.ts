import { renameSync } from 'node:fs'
import { sqlName, sqlText, type Duck } from '#store/duck.ts'
import { columnNames } from '../define-table.ts'
import { acceptedRows, turnedDownTable } from './turn-down.ts'
import type { TypedTable } from './type-table.ts'

/**
 * Writes a table's accepted rows for the snapshot, in the file's order, so that the same files give
 * the same rows in the same places. A clean table that lost nothing is there already and is moved.
 */
export async function writeTable(duck: Duck, typed: TypedTable, file: string): Promise<void> {
  const { name } = typed.source.table
  const emptied = await duck.rows<{ name: string }>(
    `select distinct "column" as name from emptied where "table" = $1 order by name`,
    [name],
  )
  const [turnedDown] = await duck.rows<{ n: number }>(
    `select count(*) as n from ${turnedDownTable(typed)}`,
  )
  if (typed.clean && emptied.length === 0 && turnedDown?.n === 0) {
    renameSync(typed.file, file)
    return
  }
  const lost = new Set(emptied.map((one) => one.name))
  const columns = columnNames(typed.source.table).map((column) =>
    lost.has(column) ? withoutEmptied(name, column) : sqlName(column),
  )
  await duck.run(`copy (select ${columns.join(', ')} from (${acceptedRows(typed)}) order by ordinal)
    to ${sqlText(file)} (format parquet, compression zstd)`)
}

const withoutEmptied = (table: string, column: string): string =>
  `case when ordinal in (
      select ordinal from emptied where "table" = ${sqlText(table)} and "column" = ${sqlText(column)}
    ) then null else ${sqlName(column)} end as ${sqlName(column)}`
