import { monthsBetween, stockDay, type Period } from '#calendar/periods.ts'
import { localDate } from '#calendar/local-date.ts'
import { sqlText, type Duck } from '#store/duck.ts'
import type { Measure } from '../measure.ts'
import { itemSql } from './item-sql.ts'
import type { Analysis } from './open-analysis.ts'

/**
 * The months of one measure, counted: what every other period is made of. The table
 * `month_figures(measure, month, level, team, breakdown, items, numerator, denominator)` has a row
 * for each month, level, team and breakdown with at least one item, left out or not. `breakdown` is
 * empty for the whole, and `team` for the council.
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

/** The months that have figures: from the settings' first day to the extract's own. */
export const figureMonths = ({ settings, extractedOn }: Analysis): Period[] =>
  monthsBetween(localDate(settings.figuresSince), extractedOn)

/** Counts one measure for some months and adds them to `month_figures`. */
export async function countMonths(
  analysis: Analysis,
  measure: Measure,
  months: readonly Period[],
): Promise<void> {
  if (months.length === 0) return
  const values = months.map((month) => {
    const asAt = stockDay(month, analysis.extractedOn)
    return `('${month.label}', date '${month.from}', date '${month.to}', date '${asAt}')`
  })
  await analysis.duck.run(
    `create or replace temp table counted_months as
      select * from (values ${values.join(', ')}) as months(month, from_on, to_on, as_at)`,
  )
  await analysis.duck.run(monthSql(analysis, measure))
}

/** Several breakdown values and teams in one pass over the items. */
export function monthSql({ settings }: Pick<Analysis, 'settings'>, measure: Measure): string {
  const onDay =
    measure.kind === 'stock'
      ? 'items.counted_on = counted_months.as_at'
      : 'items.counted_on between counted_months.from_on and counted_months.to_on'
  const levels = ['month', 'month, service', 'month, service, team']
  const sets = measure.breakdown
    ? [...levels, ...levels.map((level) => `${level}, breakdown`)]
    : levels
  return `
    insert into month_figures
    with items as (
      ${itemSql(measure, settings, 'select as_at from counted_months')}
    ),
    grouped as (
      select
        month,
        service,
        team,
        ${measure.breakdown ? 'breakdown' : "''"} as breakdown,
        grouping(service) as is_council,
        grouping(team) as is_whole_service,
        ${measure.breakdown ? 'grouping(breakdown)' : '1'} as is_whole,
        count(*) as items,
        ${numeratorSql(measure)} as numerator,
        count(*) filter (left_out is null) as denominator
      from items
      join counted_months on ${onDay}
      group by grouping sets (${sets.map((set) => `(${set})`).join(', ')})
    )
    select
      ${sqlText(measure.id)},
      month,
      case when is_council = 1 then 'council' when is_whole_service = 1 then 'service' else 'team' end,
      case when is_council = 1 then '' when is_whole_service = 1 then service else team end,
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
