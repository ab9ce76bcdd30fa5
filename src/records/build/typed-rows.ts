import { sqlName, sqlText } from '#store/duck.ts'
import { columnNames, duckTypeOf } from '../define-table.ts'
import type { Source } from '../source.ts'
import type { DateForms } from './date-forms.ts'
import { rawColumns, rawRows } from './raw-rows.ts'
import { cannotBeRead, mayFail, possibleDay, readValue, type ReadColumn } from './read-value.ts'

/** The columns of a source that can be wrong, in the order of `troubles`. */
export const columnsTried = (source: Source, forms: DateForms): ReadColumn[] =>
  columnsRead(source, forms).filter(({ column }) => column.required === true || mayFail(column))

const columnsRead = (source: Source, forms: DateForms): ReadColumn[] =>
  rawColumns(source).map((raw) => ({
    ...raw,
    day: sqlName(`day ${raw.name}`),
    dateForm: forms.get(raw.name) ?? 'ISO',
  }))

export const anyTrouble = 'a record has a trouble'

/** SQL for the records of a source with each value in its type; fails at a record with a trouble. */
export function cleanRows(source: Source, forms: DateForms): string {
  const wrong = columnsTried(source, forms).map(isWrong)
  return `select ${columnNames(source.table).map(sqlName).join(', ')}
    from (${valuesBesideRaw(source, forms)})
    where case when ${wrong.join(' or ')} then error(${sqlText(anyTrouble)}) else true end`
}

/**
 * SQL for the records of a source with each value in its type, and `troubles`: null for a record
 * that has none, else a text for each of `columnsTried`: null where it is well, the text that could
 * not be read, or an empty one where there was none and one is required.
 */
export function troubledRows(source: Source, forms: DateForms): string {
  const tried = columnsTried(source, forms)
  const texts = tried.map(
    (read) => `case when ${isWrong(read)} then coalesce(${read.raw}, '') end`,
  )
  const line = source.lines === 'written' ? ['line'] : []
  return `select ${[...line, ...columnNames(source.table).map(sqlName)].join(', ')},
      case when ${tried.map(isWrong).join(' or ')} then [${texts.join(', ')}] end as troubles
    from (${valuesBesideRaw(source, forms)})`
}

function valuesBesideRaw(source: Source, forms: DateForms): string {
  const reads = columnsRead(source, forms)
  const values = Object.entries(source.table.columns).map(([name, column]) => {
    const read = reads.find((one) => one.name === name)
    return `${read ? readValue(read) : `null::${duckTypeOf(column)}`} as ${sqlName(name)}`
  })
  const days = reads
    .filter(({ column }) => column.type === 'date')
    .map((read) => `, ${possibleDay(read)} as ${read.day}`)
  return `select *, ${values.join(', ')} from (select *${days.join('')} from (${rawRows(source)}))`
}

function isWrong(read: ReadColumn): string {
  const value = sqlName(read.name)
  return read.column.required === true ? `${value} is null` : cannotBeRead(read, value)
}
