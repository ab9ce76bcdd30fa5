import { childRows } from '#records/child-rows.ts'
import type { ViewerScope } from '#records/viewer-scope.ts'
import type { Item } from '../item.ts'
import { askedItems, type ItemQuery } from './asked-items.ts'
import { itemOf, type ItemRow } from './item-rows.ts'
import { listedSql } from './listed-sql.ts'
import type { Analysis } from './open-analysis.ts'

export type { ItemQuery } from './asked-items.ts'

/**
 * The rows behind a figure, left-out ones included, for one viewer: the same statement the figure
 * was counted by. A stock is listed as at the period's last day, or the extract's own. A period with
 * no figure, before the settings' first day or after the extract's own, has its list all the same.
 */
export async function findItems(
  analysis: Analysis,
  scope: ViewerScope,
  query: ItemQuery,
): Promise<Item[]> {
  const asked = askedItems(analysis, query)
  if (asked === undefined) return []
  const rows = await childRows<ItemRow>(analysis.duck, scope, {
    select: listedSql(asked.sql),
    orderBy: 'counted_on, team, item_id',
    values: asked.values,
  })
  return rows.map(itemOf)
}
