import type { LocalDate } from '#calendar/local-date.ts'
import { childRows } from '#records/child-rows.ts'
import type { ViewerScope } from '#records/viewer-scope.ts'
import type { Concern, Item } from '../item.ts'
import { askedItems, type ItemQuery } from './asked-items.ts'
import { listedSql } from './listed-sql.ts'
import type { Analysis } from './open-analysis.ts'

export type { ItemQuery } from './asked-items.ts'

type ItemRow = {
  item_id: string
  child_id: string | null
  team: string
  service: string
  worker: string
  counted_on: LocalDate | null
  started_on: LocalDate | null
  due_on: LocalDate | null
  ended_on: LocalDate | null
  value: number | null
  in_numerator: boolean | null
  left_out: string | null
  clock: string | null
  concern: Concern | null
}

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

const itemOf = (row: ItemRow): Item => ({
  itemId: row.item_id,
  childId: row.child_id,
  team: row.team,
  service: row.service,
  worker: row.worker,
  countedOn: row.counted_on,
  startedOn: row.started_on,
  dueOn: row.due_on,
  endedOn: row.ended_on,
  value: row.value,
  inNumerator: row.in_numerator,
  leftOut: row.left_out,
  clock: row.clock,
  concern: row.concern,
})
