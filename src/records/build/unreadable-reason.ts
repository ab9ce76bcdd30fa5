import type { Column } from '../define-table.ts'
import type { ReadColumn } from './read-value.ts'

/** The sentence that says why a value of this column could not be read. */
export const unreadable = (read: ReadColumn): string =>
  `${read.column.label} ${expectation(read.column, shownForm(read))}.`

/** The sentence for a day in the form that most of its column is not written in. */
export const otherForm = (read: ReadColumn): string =>
  `${read.column.label} is written in another form than most of its column, which is written ${shownForm(read)}.`

/** SQL LIKE pattern of the other form. */
export const otherFormPattern = ({ dateForm }: ReadColumn): string =>
  dateForm === 'ISO' ? '__/__/____%' : '____-__-__%'

export const absent = ({ column }: ReadColumn): string =>
  `${column.label} is empty, and no row stands without it.`

const shownForm = ({ dateForm }: ReadColumn): string =>
  dateForm === 'ISO' ? '2019-10-31' : '31/10/2019'

function expectation(column: Column, shown: string): string {
  if (column.type === 'date') return `is not a day from 1900 to 2100 written ${shown}`
  if (column.type === 'integer') return 'is not a whole number'
  if (column.type === 'number') return 'is not a number'
  const codes = Object.keys(column.codes ?? {})
  return codes.length > 12
    ? `is none of the ${codes.length} codes of the reference page of record tables`
    : `is none of the codes ${codes.join(', ')}`
}
