import { sqlText } from '#store/duck.ts'
import type { Column } from '../define-table.ts'
import type { ReadColumn } from './read-value.ts'

/** SQL for the sentence that says why a value of this column could not be read. */
export function unreadable({ column, raw, dateForm }: ReadColumn): string {
  if (column.type !== 'date') return sqlText(`${column.label} ${expectation(column)}.`)
  const other = dateForm === 'ISO' ? '__/__/____%' : '____-__-__%'
  const shown = dateForm === 'ISO' ? '2019-10-31' : '31/10/2019'
  return `case when ${raw} like ${sqlText(other)}
    then ${sqlText(`${column.label} is written in another form than most of its column, which is written ${shown}.`)}
    else ${sqlText(`${column.label} is not a day from 1900 to 2100 written ${shown}.`)} end`
}

function expectation(column: Column): string {
  if (column.type === 'integer') return 'is not a whole number'
  if (column.type === 'number') return 'is not a number'
  const codes = Object.keys(column.codes ?? {})
  return codes.length > 12
    ? `is none of the ${codes.length} codes of the reference page of record tables`
    : `is none of the codes ${codes.join(', ')}`
}
