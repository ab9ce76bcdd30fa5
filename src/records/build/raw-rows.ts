import { sqlName, sqlText } from '#store/duck.ts'
import type { Column } from '../define-table.ts'
import type { Source } from '../source.ts'

/** A known column of a source, and the SQL name its raw text has in `rawRows`. */
export type RawColumn = { readonly name: string; readonly column: Column; readonly raw: string }

export const rawColumns = (source: Source): RawColumn[] =>
  Object.entries(source.table.columns).flatMap(([name, column]) =>
    source.columns.includes(name) ? [{ name, column, raw: sqlName(`raw ${name}`) }] : [],
  )

/**
 * SQL for the records of a source as texts, in the file's order: the known columns by their `raw`
 * names, white space around them off, empty ones null; and `line` where the file carries it.
 */
export function rawRows(source: Source): string {
  const fields = source.columns.map((_, place) => `f${place}`)
  const inFile = source.lines === 'written' ? ['line', ...fields] : fields
  const declared = inFile.map((field) => `${field}: 'VARCHAR'`).join(', ')
  const selected = rawColumns(source).map(({ name, raw }) => {
    const field = `f${source.columns.indexOf(name)}`
    return `${source.padded ? trimmed(field) : field} as ${raw}`
  })
  if (source.lines === 'written') selected.push('line::bigint as line')
  return `select ${selected.join(', ')} from read_csv(${sqlText(source.path)},
    columns = {${declared}}, header = true, auto_detect = false, delim = ',', quote = '"',
    escape = '"', strict_mode = true, parallel = true)`
}

/** Bytes of the longest record that is read; a longer one stops the import with a sentence. */
const longestRecord = 4_000_000

const whiteSpace = ` \t\r\n\u000b\u000c\u0085\u00a0\u2007\u202f\u3000\ufeff`

const trimmed = (field: string): string =>
  `nullif(trim(${field}, ${sqlText(whiteSpace)}), '')`
