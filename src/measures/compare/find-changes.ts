import type { Duck } from '#store/duck.ts'
import type { PeriodKind } from '../figure.ts'
import type { Reason } from './change.ts'
import { changesSql } from './changes-sql.ts'
import { compareItems, type Compared } from './compare-items.ts'

/** The items that changed one figure for one reason; the denominator of a count is 0. */
export type FoundChange = {
  readonly measure: string
  readonly period_kind: PeriodKind
  readonly period: string
  readonly team: string
  readonly reason: Reason
  readonly items: number
  readonly numerator: number
  readonly denominator: number
}

/** Every change of the measures in the periods, of the council's figures or of its teams'. */
export const findChanges = (
  duck: Duck,
  compared: Compared,
  level: 'council' | 'team',
): Promise<FoundChange[]> =>
  compareItems(duck, compared, async (own, items) => {
    const rows = await own.rows<Omit<FoundChange, 'measure'>>(changesSql(items, level))
    return rows.map((row) => ({ measure: items.measure.id, ...row }))
  })
