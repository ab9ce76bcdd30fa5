import { sqlName, sqlText, type Duck } from '#store/duck.ts'
import { columnNames } from '../define-table.ts'
import type { Source } from '../source.ts'
import { countDateForms, guessDateForms, type DateForms } from './date-forms.ts'
import { anyTrouble, cleanRows, columnsTried, troubledRows } from './typed-rows.ts'
import type { ReadColumn } from './read-value.ts'

/** A source whose values are in their types, in a Parquet file, in the file's order. */
export type TypedTable = {
  readonly source: Source
  readonly file: string
  /** What each place of a row's `troubles` is about. */
  readonly tried: readonly ReadColumn[]
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
  const guessed = await guessDateForms(duck, source)
  const clean = source.lines === 'counted' && (await copyClean(duck, source, guessed, file))
  const forms = clean ? guessed : await countDateForms(duck, source)
  if (!clean) await readFrom(source, copy(duck, troubledRows(source, forms), file))
  await expectEveryRow(duck, source, file)
  const line = source.lines === 'written' ? 'line' : 'file_row_number + 2'
  const columns = columnNames(source.table).map(sqlName).join(', ')
  const rows = `select ${columns}, file_row_number as ordinal, ${line} as "line"${clean ? '' : ', troubles'}
    from read_parquet(${sqlText(file)}, file_row_number = true)`
  return { source, file, tried: columnsTried(source, forms), clean, rows }
}

async function copyClean(
  duck: Duck,
  source: Source,
  forms: DateForms,
  file: string,
): Promise<boolean> {
  try {
    await readFrom(source, copy(duck, cleanRows(source, forms), file))
    return true
  } catch (error) {
    if (error instanceof Error && error.message.includes(anyTrouble)) return false
    throw error
  }
}

const copy = (duck: Duck, rows: string, file: string): Promise<void> =>
  duck.run(`copy (${rows}) to ${sqlText(file)} (format parquet, compression zstd)`)

/** DuckDB quotes the line it stumbled over, which may hold a child's data: that is left out. */
async function readFrom<Result>(source: Source, reading: Promise<Result>): Promise<Result> {
  try {
    return await reading
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('CSV Error')) throw error
    const place = /CSV Error on Line: (\d+)/.exec(error.message)?.[1]
    const where = place === undefined ? '' : ` near line ${place}`
    throw new Error(`${source.file} could not be read${where}.`, { cause: 'CSV Error' })
  }
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
