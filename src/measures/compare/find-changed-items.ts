import { childRows } from '#records/child-rows.ts'
import type { ViewerScope } from '#records/viewer-scope.ts'
import { sqlText, type Duck } from '#store/duck.ts'
import type { PeriodKind } from '../figure.ts'
import type { Measure } from '../measure.ts'
import type { Reason } from './change.ts'
import { changedItemsSql } from './changes-sql.ts'
import { comparedPeriods, type PeriodsAsked } from './compared-periods.ts'
import { compareItems, type Compared } from './compare-items.ts'

/**
 * An item that changed the council's figure of a period, or moved team in it, with what it adds to
 * the figure in each snapshot; null where it is not among the period's items, and for a count's
 * denominator.
 */
export type ChangedItem = {
  readonly measure: string
  readonly periodKind: PeriodKind
  readonly period: string
  readonly itemId: string
  readonly reason: Reason
  readonly teamBefore: string | null
  readonly teamAfter: string | null
  /** In the numerator's own unit, as in `Change`. */
  readonly numeratorBefore: number | null
  readonly numeratorAfter: number | null
  readonly denominatorBefore: number | null
  readonly denominatorAfter: number | null
}

type ItemRow = {
  period_kind: PeriodKind
  period: string
  item_id: string
  reason: Reason
  team_before: string | null
  team_after: string | null
  numerator_before: number | null
  numerator_after: number | null
  denominator_before: number | null
  denominator_after: number | null
}

/**
 * The items behind the changes that `compareSnapshots` adds up, for one viewer: those of the teams in
 * the viewer's scope now, or then where they are gone.
 */
export async function findChangedItems(
  duck: Duck,
  scope: ViewerScope,
  asked: Omit<Compared, 'periods'> & PeriodsAsked,
): Promise<ChangedItem[]> {
  const periods = comparedPeriods(asked.before.analysis, asked.after.analysis, asked)
  const labels = periods.map(({ label }) => sqlText(label)).join(', ')
  return compareItems(duck, { ...asked, periods }, async (own, items) => {
    const rows = await childRows<ItemRow>(own, scope, {
      select: changedItemsSql(items),
      orderBy: `list_position([${labels}], period), item_id`,
      values: [],
    })
    return rows.map((row) => changedItem(items.measure, row))
  })
}

const changedItem = ({ id, unit }: Measure, row: ItemRow): ChangedItem => ({
  measure: id,
  periodKind: row.period_kind,
  period: row.period,
  itemId: row.item_id,
  reason: row.reason,
  teamBefore: row.team_before,
  teamAfter: row.team_after,
  numeratorBefore: row.numerator_before,
  numeratorAfter: row.numerator_after,
  denominatorBefore: unit === 'count' ? null : row.denominator_before,
  denominatorAfter: unit === 'count' ? null : row.denominator_after,
})
