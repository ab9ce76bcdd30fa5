import { monthsBetween, stockDay, type Period } from '#calendar/periods.ts'
import { localDate } from '#calendar/local-date.ts'
import { sqlText, type Duck } from '#store/duck.ts'
import type { Measure } from '../measure.ts'
import { attributedItems, shownService, shownTeam } from './item-sql.ts'
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

/** The months that have figures of their own: from the settings' first day to the extract's own. */
export const figureMonths = ({ settings, extractedOn }: Analysis): Period[] =>
  monthsBetween(localDate(settings.figuresSince), extractedOn)

/** Counts one measure in every month and adds them to `month_figures`. */
export const countMonths = async (analysis: Analysis, measure: Measure): Promise<void> =>
  analysis.duck.run(monthSql(analysis, measure))

/**
 * Every level, and every value of a breakdown. The items are counted once, by their team's id; teams
 * are named and added up afterwards, when few rows are left.
 */
function monthSql(analysis: Analysis, measure: Measure): string {
  const levels = ['month', 'month, service', 'month, team']
  const sets = measure.breakdown
    ? [...levels, ...levels.map((level) => `${level}, breakdown`)]
    : levels
  return `
    insert into month_figures
    with ${attributedItems(measure, analysis.settings, asAtsSql(analysis, measure))},
    counted_once as (
      select
        date_trunc('month', counted_on) as month_start,
        shown_team_id,
        ${measure.breakdown ? 'breakdown' : "''"} as breakdown,
        count(*) as items,
        ${numeratorSql(measure)} as numerator,
        count(*) filter (left_out is null) as denominator
      from attributed
      where counted_on >= date '${analysis.settings.figuresSince}'
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

/** The days a stock is taken on: one for each month that has a figure. */
function asAtsSql(analysis: Analysis, measure: Measure): string {
  const days = figureMonths(analysis)
    .map((month) => stockDay(month, analysis.extractedOn))
    .filter((day) => analysis.canAnswerOn(measure, day))
    .map((day) => `(date '${day}')`)
  return days.length === 0
    ? 'select null::date as as_at where false'
    : `select * from (values ${days.join(', ')}) as days(as_at)`
}

/** Percent: items that met the standard. Weeks: their days in all. Count: those that count. */
const numeratorSql = (measure: Measure): string =>
  measure.unit === 'weeks'
    ? 'coalesce(sum(value) filter (left_out is null), 0)::bigint'
    : 'count(*) filter (in_numerator)'
