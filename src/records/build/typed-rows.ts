import { sqlName, sqlText } from '#store/duck.ts'
import { columnNames, duckTypeOf, type Column } from '../define-table.ts'
import type { Source } from '../source.ts'
import type { DateForms } from './date-forms.ts'
import { rawColumns, rawRows } from './raw-rows.ts'
import { cannotBeRead, mayFail, readValue, type ReadColumn } from './read-value.ts'
import { unreadable } from './unreadable-reason.ts'
import { valueKind } from './value-kind.ts'

/**
 * SQL for the records of a source with each value in its type, and `troubles`: null for a record
 * that has none, else its unreadable values and absent required ones in the order of the columns,
 * each as `{ field, kind, reason, fatal }`.
 */
export function typedRows(source: Source, forms: DateForms): string {
  const raws = rawColumns(source)
  const reads: ReadColumn[] = raws.map((raw) => ({
    ...raw,
    dateForm: forms.get(raw.name) ?? 'ISO',
  }))
  const values = Object.entries(source.table.columns).map(([name, column]) => {
    const read = reads.find((one) => one.name === name)
    return `${read ? readValue(read) : `null::${duckTypeOf(column)}`} as ${sqlName(name)}`
  })
  const raw = raws.map((one) => one.raw)
  const line = source.lines === 'written' ? ['line'] : []
  const names = columnNames(source.table).map(sqlName)
  return `select ${[...line, ...names].join(', ')}, ${troublesOf(reads)} as troubles
    from (select ${[...line, ...values, ...raw].join(', ')} from (${rawRows(source)}))`
}

function troublesOf(reads: readonly ReadColumn[]): string {
  const trials = reads.flatMap((read) => {
    const wrong = isWrong(read)
    return wrong === undefined ? [] : [{ read, wrong }]
  })
  if (trials.length === 0) return 'null'
  const entries = trials.map(({ read, wrong }) => `case when ${wrong} then ${troubleOf(read)} end`)
  return `case when ${trials.map(({ wrong }) => wrong).join(' or ')}
    then list_filter([${entries.join(', ')}], lambda trouble: trouble is not null) end`
}

function isWrong(read: ReadColumn): string | undefined {
  const value = sqlName(read.name)
  if (isRequired(read.column)) return `${value} is null`
  return mayFail(read.column) ? cannotBeRead(read, value) : undefined
}

const troubleOf = (read: ReadColumn): string =>
  `{ field: ${sqlText(read.name)},
     kind: case when ${cannotBeRead(read, sqlName(read.name))} then ${valueKind(read.raw)} else 'empty' end,
     reason: case when ${cannotBeRead(read, sqlName(read.name))} then ${unreadable(read)} else ${sqlText(absent(read.column))} end,
     fatal: ${isRequired(read.column)} }`

const isRequired = (column: Column): boolean => column.required === true

const absent = ({ label }: Column): string => `${label} is empty, and no row stands without it.`
