import type { Duck } from '#store/duck.ts'
import type { Source } from '../source.ts'
import type { DateForm } from './read-value.ts'
import { rawColumns, rawRows } from './raw-rows.ts'

/** The form of each date column of a source, by the column's name. */
export type DateForms = ReadonlyMap<string, DateForm>

/**
 * The form most of each date column's values are written in; ISO where neither is commoner. A
 * column has one form: the values of the other are then not readable (decision 0016).
 */
export async function countDateForms(duck: Duck, source: Source): Promise<DateForms> {
  return formsOf(duck, source, `(${rawRows(source)})`)
}

/** The forms as the file's first rows suggest them: right for every file whose columns keep to one. */
export async function guessDateForms(duck: Duck, source: Source): Promise<DateForms> {
  return formsOf(duck, source, `(${rawRows(source)} limit 2000)`)
}

async function formsOf(duck: Duck, source: Source, rows: string): Promise<DateForms> {
  const dates = rawColumns(source).filter(({ column }) => column.type === 'date')
  if (dates.length === 0) return new Map()
  const balances = dates.map(
    ({ raw }, place) =>
      `count_if(${raw} similar to '\\d\\d/\\d\\d/.*') > count_if(${raw} similar to '\\d{4}-.*') as c${place}`,
  )
  const [row] = await duck.rows<Record<string, boolean>>(
    `select ${balances.join(', ')} from ${rows}`,
  )
  return new Map(
    dates.map(({ name }, place) => [name, row?.[`c${place}`] === true ? 'DD/MM/YYYY' : 'ISO']),
  )
}
