import type { LocalDate } from '#calendar/local-date.ts'
import { childRows } from '#records/child-rows.ts'
import type { ViewerScope } from '#records/viewer-scope.ts'
import type { Item } from '../item.ts'
import type { Measure } from '../measure.ts'
import { itemColumns, itemOf, type ItemRow } from './item-rows.ts'
import { itemSql } from './item-sql.ts'
import { listedSql } from './listed-sql.ts'
import type { Analysis } from './open-analysis.ts'

/** Something still to be done, of one measure. */
export type DueItem = { readonly measure: Measure; readonly item: Item }

/**
 * What is still to be done on the day of the extract and was due, or will be, by a day: of every
 * measure with a due day, for one viewer, soonest due first. A stock's items are those of the
 * extract's day. An event's are those not done, whose child's case, open when the clock started, is
 * open still; where a stock has the same child, clock and due day it is listed for the stock alone.
 */
export async function findDueItems(
  analysis: Analysis,
  scope: ViewerScope,
  measures: readonly Measure[],
  until: LocalDate,
): Promise<DueItem[]> {
  const { extractedOn } = analysis
  const asked = measures.filter((one) => analysis.canAnswer(one))
  if (asked.length === 0) return []
  const undone = asked.map(
    (measure) => `
      select '${measure.id}' as measure, '${measure.kind}' as kind, ${itemColumns}
      from (${itemSql(measure, analysis.settings, `select date '${extractedOn}' as as_at`)})
      where due_on <= date '${until}' and ended_on is null and ${
        measure.kind === 'stock' ? 'left_out is null' : `counted_on <= date '${until}'`
      }`,
  )
  const rows = await childRows<ItemRow & { measure: string }>(analysis.duck, scope, {
    select: listedSql(`
      with undone as materialized (${undone.join(' union all ')}),
      stocks as (from undone where kind = 'stock'),
      cases as (
        select child_id, opened_on
        from case_spells
        where from_on <= date '${extractedOn}' and until_on > date '${extractedOn}'
      )
      select * from stocks
      union all
      select events.*
      from undone as events
      join cases on cases.child_id = events.child_id and opened_on <= started_on
      anti join stocks
        on stocks.child_id = events.child_id
        and stocks.started_on = events.started_on
        and stocks.due_on = events.due_on
      where events.kind = 'event'`),
    orderBy: 'due_on, measure, item_id',
    values: [],
  })
  const byId = new Map(asked.map((measure) => [measure.id, measure]))
  return rows.flatMap((row) => {
    const measure = byId.get(row.measure)
    return measure === undefined ? [] : [{ measure, item: itemOf(row) }]
  })
}
