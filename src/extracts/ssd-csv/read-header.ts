import { isUtf8 } from 'node:buffer'
import { requiredColumns, type RecordTable } from '#records/define-table.ts'
import { newRecordView, readRecord, type RecordView, type TextWindow } from './read-record.ts'

/** A file's header, matched to the columns of its table. */
export type Header = {
  readonly columns: readonly (string | null)[]
  readonly unknownColumns: readonly string[]
  readonly absentColumns: readonly string[]
}

export type HeaderReading =
  | { readonly ok: true; readonly header: Header }
  /** What is wrong with it, to stand after the file's name. Holds no value, only known names. */
  | { readonly ok: false; readonly problem: string }

const mostColumns = 2_000
const longestName = 60

/** The header record's fields as they are spelt; undefined where it is broken. */
export function headerNames(window: TextWindow): { names: string[]; view: RecordView } | undefined {
  const view = newRecordView(mostColumns)
  readRecord(window, view)
  if (view.found === 'blank line') return { names: [], view }
  if (view.found !== 'record' || view.fields > mostColumns) return undefined
  const { bytes, start } = window
  const isText = isUtf8(bytes.subarray(start, view.end))
  const decoder = new TextDecoder(isText ? 'utf-8' : 'windows-1252')
  const names: string[] = []
  for (let field = 0; field < view.fields; field++) {
    names.push(spelt(decoder.decode(bytes.subarray(view.starts[field], view.ends[field]))))
  }
  return { names, view }
}

function spelt(raw: string): string {
  const text = raw.trim()
  return text.startsWith('"') && text.endsWith('"') && text.length > 1
    ? text.slice(1, -1).replaceAll('""', '"').trim()
    : text
}

/**
 * Matches names to a table's columns without regard to case, by a column's own name first and by
 * another it is known by where its own is not there.
 */
export function readHeader(table: RecordTable, names: readonly string[]): HeaderReading {
  const lower = names.map((name) => name.toLowerCase())
  const places = Object.entries(table.columns).map(([column, { alsoNamed = [] }]) => {
    const name = [column, ...alsoNamed].find((one) => lower.includes(one.toLowerCase()))
    return { column, at: name === undefined ? -1 : lower.indexOf(name.toLowerCase()) }
  })
  const found = places.filter(({ at }) => at >= 0)
  if (found.length === 0) return { ok: false, problem: noKnownColumn(table, names) }
  const twice = names.filter((name, at) => name !== '' && lower.indexOf(name.toLowerCase()) !== at)
  if (twice.length > 0) {
    return {
      ok: false,
      problem: `has a column more than once: ${list(twice.map(shown))}. Export it with each column once.`,
    }
  }
  const missing = requiredColumns(table).filter(
    (name) => !found.some(({ column }) => column === name),
  )
  if (missing.length > 0) {
    return {
      ok: false,
      problem: `has no column ${list(missing)}, without which ${table.name} cannot be read. Export it with ${missing.length === 1 ? 'this column' : 'these columns'}.`,
    }
  }
  const columns = names.map((_, at) => found.find((one) => one.at === at)?.column ?? null)
  return {
    ok: true,
    header: {
      columns,
      unknownColumns: names
        .map((name, at) => (name === '' ? `(column ${at + 1}, without a name)` : shown(name)))
        .filter((_, at) => columns[at] === null),
      absentColumns: places.filter(({ at }) => at < 0).map(({ column }) => column),
    },
  }
}

function noKnownColumn(table: RecordTable, names: readonly string[]): string {
  const known = Object.keys(table.columns)
  for (const [mark, word] of separators) {
    const parts = names.join(',').toLowerCase().split(mark).map(spelt)
    if (parts.some((part) => known.includes(part))) {
      return `separates its columns with ${word}, not commas. Export it with commas.`
    }
  }
  return `has none of the columns of ${table.name} in its first line. It seems to be another table, or its header line is missing.`
}

const separators = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'upright bars'],
] as const

const shown = (name: string): string =>
  name.length > longestName ? `${name.slice(0, longestName)}…` : name

/** Names in a sentence: `a`, `a and b`, `a, b and c`. */
const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
