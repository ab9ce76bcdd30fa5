import { sqlName, type Duck } from '#store/duck.ts'
import { few, shareOf } from './refusals.ts'
import type { TypedTable } from './type-table.ts'

/**
 * Columns whose days stand month first, as sentences that refuse the file. A few impossible days
 * are slips; many that only make sense as MM/DD/YYYY say that the other days of the column, which
 * can be read either way, would be read wrongly without a word.
 */
export async function columnsMonthFirst(duck: Duck, typed: TypedTable): Promise<string[]> {
  if (typed.clean) return []
  const columns = typed.tried.filter(
    ({ column, dateForm }) => column.type === 'date' && dateForm === 'DD/MM/YYYY',
  )
  const sentences: string[] = []
  for (const { name, column } of columns) {
    const place = typed.tried.findIndex((one) => one.name === name) + 1
    const [row] = await duck.rows<{ month_first: number; days: number }>(`
      select
        count_if(raw similar to '(0[1-9]|1[0-2])/(1[3-9]|2[0-9]|3[01])/.*') as month_first,
        count(value) + count(nullif(raw, '')) as days
      from (select ${sqlName(name)} as value, troubles[${place}] as raw from (${typed.rows}))`)
    if (row === undefined || row.month_first <= few) continue
    if (row.month_first * shareOf <= row.days) continue
    sentences.push(
      `${typed.source.file}: ${column.label} (${name}) seems to be written month first: ${row.month_first.toLocaleString('en-GB')} of its ${row.days.toLocaleString('en-GB')} days are none as DD/MM/YYYY. Write days as 2019-10-31 and import again.`,
    )
  }
  return sentences
}
