import type { Duck } from '#store/duck.ts'
import type { TableEntry } from '../snapshot-folder.ts'
import type { TypedTable } from './type-table.ts'

type Counts = { readonly table: string; readonly turned_down: number; readonly flagged: number }

/** What became of each file's rows, by the problems list: one turned-down entry is one row. */
export async function tableEntries(
  duck: Duck,
  typed: readonly TypedTable[],
): Promise<TableEntry[]> {
  const counts = await duck.rows<Counts>(`
    select
      "table",
      count_if(outcome = 'turned down') as turned_down,
      count_if(outcome = 'flagged') as flagged
    from problems
    group by "table"`)
  return typed.map(({ source }) => {
    const found = counts.find((row) => row.table === source.table.name)
    const rowsTurnedDown = found?.turned_down ?? 0
    return {
      table: source.table.name,
      file: source.file,
      sha256: source.sha256,
      encoding: source.encoding,
      rowsRead: source.rowsRead,
      rowsAccepted: source.rowsRead - rowsTurnedDown,
      rowsTurnedDown,
      valuesFlagged: found?.flagged ?? 0,
      unknownColumns: source.unknownColumns,
      absentColumns: source.absentColumns,
    }
  })
}
