import { sqlText, type Duck } from '#store/duck.ts'
import type { Measure } from '../measure.ts'
import { attributedItems, shownService, shownTeam } from './item-sql.ts'
import type { MonthsAtHand } from './months-at-hand.ts'
import type { Analysis } from './open-analysis.ts'

/**
 * The months of one measure, counted: what every other period is made of. The table
 * `month_figures(measure, month, level, team, breakdown, items, numerator, denominator)` has a row
 * for each month, level, team and breakdown with at least one item, left out or not. `breakdown` is
 * empty for the whole, and `team` for the council. An event's months are those its items are dated
 * in, later ones than the extract's too: a year holds what its list holds.
 */
export async function createMonthFigures(duck: Duck): Promise<void> {
  await duck.run(`create or replace table month_figures (
    measure varchar not null,
    month varchar not null,
    level varchar not null,
    team varchar not null,
    breakdown varchar not null,
    items bigint not null,
    numerator bigint not null,
    denominator bigint not null
  )`)
}

/** Counts one measure in every month and adds them to `month_figures`. */
export async function countMonths(
  analysis: Analysis,
  measure: Measure,
  atHand: MonthsAtHand,
): Promise<void> {
  const children = await atHand.childrenFor(measure)
  await analysis.duck.run(monthSql(analysis, measure, children))
}

/**
 * Every level, and every value of a breakdown. The items are counted once, by their team's id; teams
 * are named and added up afterwards, when few rows are left. A stock was asked for its figures' days
 * alone; a condition on them only made DuckDB expect few rows, and build its joins on the many.
 */
function monthSql({ settings }: Analysis, measure: Measure, children: string): string {
  const levels = ['month', 'month, service', 'month, team']
  const sets = measure.breakdown
    ? [...levels, ...levels.map((level) => `${level}, breakdown`)]
    : levels
  return `
    insert into month_figures
    with ${attributedItems(measure, settings, children)},
    counted_once as (
      select
        date_trunc('month', counted_on) as month_start,
        shown_team_id,
        ${measure.breakdown ? 'breakdown' : "''"} as breakdown,
        count(*) as items,
        ${numeratorSql(measure)} as numerator,
        count(*) filter (left_out is null) as denominator
      from attributed
      ${measure.kind === 'event' ? `where counted_on >= date '${settings.figuresSince}'` : ''}
      group by all
    ),
    named as (
      select
        strftime(month_start, '%Y-%m') as month,
        ${shownService} as service,
        ${shownTeam} as team,
        breakdown,
        items,
        numerator,
        denominator
      from counted_once
      left join teams on teams.team_id = shown_team_id
    ),
    grouped as (
      select
        month,
        service,
        team,
        ${measure.breakdown ? 'breakdown' : "''"} as breakdown,
        grouping(service) as is_not_service,
        grouping(team) as is_not_team,
        ${measure.breakdown ? 'grouping(breakdown)' : '1'} as is_whole,
        sum(items)::bigint as items,
        sum(numerator)::bigint as numerator,
        sum(denominator)::bigint as denominator
      from named
      group by grouping sets (${sets.map((set) => `(${set})`).join(', ')})
    )
    select
      ${sqlText(measure.id)},
      month,
      case when is_not_team = 0 then 'team' when is_not_service = 0 then 'service' else 'council' end,
      coalesce(case when is_not_team = 0 then team when is_not_service = 0 then service end, ''),
      case when is_whole = 1 then '' else breakdown end,
      items,
      numerator,
      denominator
    from grouped`
}

/** Percent: items that met the standard. Weeks: their days in all. Count: those that count. */
const numeratorSql = (measure: Measure): string =>
  measure.unit === 'weeks'
    ? 'coalesce(sum(value) filter (left_out is null), 0)::bigint'
    : 'count(*) filter (in_numerator)'
