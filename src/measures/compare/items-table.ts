import { childrenOnDays } from '../engine/children-on-days.ts'
import { attributedItems, shownTeam } from '../engine/item-sql.ts'
import type { Analysis } from '../engine/open-analysis.ts'
import type { MonthsAtHand } from '../engine/months-at-hand.ts'
import type { Measure } from '../measure.ts'

export type ItemsWanted = {
  readonly measure: Measure
  readonly analysis: Analysis
  /** The days of a stock. */
  readonly days: readonly string[]
  /** What measures share over all months, where many are asked for: more days than asked do no harm. */
  readonly atHand: MonthsAtHand | undefined
}

/**
 * Makes a table of a measure's items with what each adds to the figure: `item_id, counted_on,
 * started_on, due_on, ended_on, team, numerator, denominator`. A stock's are those of the days given.
 */
export async function makeItemsTable(
  table: string,
  { measure, analysis, days, atHand }: ItemsWanted,
): Promise<void> {
  const canBeAsked = analysis.canAnswer(measure) && (measure.kind === 'event' || days.length > 0)
  const children = atHand ? await atHand.childrenFor(measure) : childrenOnDays(asAtsSql(days))
  await analysis.duck.run(`
    create or replace table ${table} as
    with ${attributedItems(measure, analysis.settings, children)}
    select
      item_id,
      counted_on,
      started_on,
      due_on,
      ended_on,
      ${shownTeam} as team,
      coalesce(case when left_out is null then ${numeratorOf[measure.unit]} end, 0)::bigint as numerator,
      ${measure.unit === 'count' ? '0' : 'case when left_out is null then 1 else 0 end'}::bigint as denominator
    from attributed
    left join teams on teams.team_id = shown_team_id
    ${canBeAsked ? '' : 'limit 0'}`)
}

const numeratorOf: Readonly<Record<Measure['unit'], string>> = {
  percent: 'in_numerator::int',
  count: 'in_numerator::int',
  weeks: 'value',
}

const asAtsSql = (days: readonly string[]): string =>
  days.length === 0
    ? 'select null::date as as_at where false'
    : `select * from (values ${days.map((day) => `(date '${day}')`).join(', ')}) as days(as_at)`
