import { sqlName, sqlText, type Duck } from '#store/duck.ts'
import { columnNames } from '../define-table.ts'
import type { Source } from '../source.ts'
import { countDateForms, guessDateForms } from './date-forms.ts'
import { typedRows } from './typed-rows.ts'

/** A source whose values are in their types, in a Parquet file, in the file's order. */
export type TypedTable = {
  readonly source: Source
  readonly file: string
  /** The file holds the table's columns and nothing else: it may stand in the snapshot as it is. */
  readonly clean: boolean
  /** SQL for the typed rows, with `ordinal` (0 is the first record) and `line`. */
  readonly rows: string
}

/**
 * Reads, types and writes one source in one pass. A record with a trouble stops that pass; the file
 * is then read again with troubles kept beside the rows, which clean files need not pay for.
 */
export async function typeTable(duck: Duck, source: Source, file: string): Promise<TypedTable> {
  const clean = source.lines === 'counted' && (await copyClean(duck, source, file))
  if (!clean) await copyTroubled(duck, source, file)
  const line = source.lines === 'written' ? 'line' : 'file_row_number + 2'
  const troubles = clean ? 'null' : 'troubles'
  const columns = columnNames(source.table).map(sqlName).join(', ')
  const rows = `select ${columns}, file_row_number as ordinal, ${line} as "line", ${troubles} as troubles
    from read_parquet(${sqlText(file)}, file_row_number = true)`
  await expectEveryRow(duck, source, file)
  return { source, file, clean, rows }
}

const stop = 'a record has a trouble'

async function copyClean(duck: Duck, source: Source, file: string): Promise<boolean> {
  const typed = typedRows(source, await guessDateForms(duck, source))
  const columns = columnNames(source.table).map(sqlName).join(', ')
  try {
    await copy(
      duck,
      `select ${columns} from (${typed})
       where case when troubles is null then true else error(${sqlText(stop)}) end`,
      file,
    )
    return true
  } catch (error) {
    if (error instanceof Error && error.message.includes(stop)) return false
    throw withoutData(error, source)
  }
}

async function copyTroubled(duck: Duck, source: Source, file: string): Promise<void> {
  try {
    await copy(duck, typedRows(source, await countDateForms(duck, source)), file)
  } catch (error) {
    throw withoutData(error, source)
  }
}

const copy = (duck: Duck, rows: string, file: string): Promise<void> =>
  duck.run(`copy (${rows}) to ${sqlText(file)} (format parquet, compression zstd)`)

/** DuckDB quotes the line it stumbled over, which may hold a child's data. */
function withoutData(error: unknown, source: Source): unknown {
  if (!(error instanceof Error) || !error.message.includes('CSV Error')) return error
  const place = /CSV Error on Line: (\d+)/.exec(error.message)?.[1]
  return new Error(
    `${source.file} could not be read${place === undefined ? '' : ` near line ${place}`}.`,
  )
}

/** A row lost between the reader and the snapshot would be dropped silently. */
async function expectEveryRow(duck: Duck, source: Source, file: string): Promise<void> {
  const [row] = await duck.rows<{ n: number }>(
    `select count(*) as n from read_parquet(${sqlText(file)})`,
  )
  const expected = source.rowsRead - source.turnedDown.length
  if (row?.n !== expected)
    throw new Error(`${source.file} has ${expected} records, and ${row?.n} were read from it.`)
}
