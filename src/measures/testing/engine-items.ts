import { itemSql } from '../engine/item-sql.ts'
import { listedSql } from '../engine/listed-sql.ts'
import type { Analysis } from '../engine/open-analysis.ts'
import type { Measure } from '../measure.ts'
import type { Placed } from './reference/teams.ts'

/** An item as both sides give it; the team's id is the engine's own affair. */
export type ComparedItem = Placed

/** Every item of a measure as the engine gives it, a stock's on each of some days. */
export async function engineItems(
  { duck, settings }: Analysis,
  measure: Measure,
  asAts: readonly string[],
): Promise<ComparedItem[]> {
  const days = asAts.map((day) => `(date '${day}')`).join(', ')
  const items = itemSql(measure, settings, `select * from (values ${days}) as days(as_at)`)
  return duck.rows<ComparedItem>(`
    select
      item_id as "itemId",
      child_id as "childId",
      null as "teamId",
      counted_on as "countedOn",
      started_on as "startedOn",
      due_on as "dueOn",
      ended_on as "endedOn",
      value,
      in_numerator as "inNumerator",
      left_out as "leftOut",
      clock,
      case when counted_on is not null then breakdown end as breakdown,
      team,
      service,
      worker,
      concern
    from (${listedSql(items)})`)
}
