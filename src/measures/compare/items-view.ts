import { childrenOnDays } from '../engine/children-on-days.ts'
import { attributedItems, shownService, shownTeam } from '../engine/item-sql.ts'
import type { Analysis } from '../engine/open-analysis.ts'
import { daysSql } from '../engine/months-at-hand.ts'
import type { Measure } from '../measure.ts'

export type ItemsWanted = {
  readonly measure: Measure
  readonly analysis: Analysis
  /** The days of a stock. */
  readonly days: readonly string[]
  /** Its children on those days, and more days do no harm, where they are at hand; see months-at-hand.ts. */
  readonly children: string | undefined
}

/**
 * Makes a view of a measure's items with what each adds to the figure: `item_id, child_id, counted_on,
 * started_on, due_on, ended_on, team, service, numerator, denominator`. A stock's are those of the days given.
 */
export async function makeItemsView(
  view: string,
  { measure, analysis, days, children = childrenOnDays(daysSql(days)) }: ItemsWanted,
): Promise<void> {
  const canBeAsked = analysis.canAnswer(measure) && (measure.kind === 'event' || days.length > 0)
  await analysis.duck.run(`
    create or replace view ${view} as
    with ${attributedItems(measure, analysis.settings, children)}
    select
      item_id,
      child_id,
      counted_on,
      started_on,
      due_on,
      ended_on,
      ${shownTeam} as team,
      ${shownService} as service,
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
