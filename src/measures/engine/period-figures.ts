import { isPartPeriod, monthsOf, type Period } from '#calendar/periods.ts'
import { sqlText } from '#store/duck.ts'
import type { Measure } from '../measure.ts'
import type { Analysis } from './open-analysis.ts'
import { addAverages } from './period-averages.ts'

/** Columns of a figure, in the order they are stored; `items` counts left-out rows too. */
export const figureColumns = `
  measure varchar not null,
  period_kind varchar not null,
  period varchar not null,
  level varchar not null,
  team varchar not null,
  breakdown varchar not null,
  items bigint not null,
  numerator bigint,
  denominator bigint,
  value double,
  printed varchar not null,
  state varchar not null`

/**
 * Adds the figures of some measures for some periods to a table of `figureColumns`, out of
 * `month_figures`: events pool their months, stocks take the last that has come, and a measure with a
 * period average takes the mean of its months' unrounded values. The council's row is always there.
 */
export async function addPeriodFigures(
  analysis: Analysis,
  measures: readonly Measure[],
  periods: readonly Period[],
  table: string,
): Promise<void> {
  if (measures.length === 0 || periods.length === 0) return
  const { duck } = analysis
  const asked = `${table}_asked`
  await duck.run(
    `create or replace temp table ${asked} as ${askedMonths(analysis, measures, periods)}`,
  )
  const withAsked = `insert into ${table} with asked as (from ${asked})`
  await duck.run(`${withAsked} ${unansweredSql}`)
  await duck.run(`${withAsked}, ${pooledSql}`)
  if (measures.some((measure) => measure.periodAverage)) await addAverages(duck, asked, table)
  await duck.run(`drop table ${asked}`)
}

/**
 * SQL: a row for each measure and month of each period, with the period's last month marked; a stock
 * has no months to come.
 */
function askedMonths(
  analysis: Analysis,
  measures: readonly Measure[],
  periods: readonly Period[],
): string {
  const measureRows = measures.map((measure) =>
    tuple([
      measure.id,
      measure.kind,
      measure.unit,
      measure.periodAverage === true,
      analysis.canAnswer(measure),
    ]),
  )
  const monthRows = (['event', 'stock'] as const).flatMap((kind) =>
    periods.flatMap((period) => monthsAsked(analysis, kind, period)),
  )
  return `
    select *
    from (values ${measureRows.join(', ')}) as measures(measure, kind, unit, is_mean, is_answered)
    join (values ${monthRows.join(', ')}) as months(kind, period_kind, period, is_part, month, is_last)
      using (kind)`
}

function monthsAsked({ extractedOn }: Analysis, kind: Measure['kind'], period: Period): string[] {
  const months = monthsOf(period).filter((month) => kind === 'event' || month.from <= extractedOn)
  const isPart = isPartPeriod(period, extractedOn)
  return months.map((month, index) =>
    tuple([kind, period.kind, period.label, isPart, month.label, index === months.length - 1]),
  )
}

const tuple = (values: readonly (string | boolean)[]): string =>
  `(${values.map((value) => (typeof value === 'string' ? sqlText(value) : value)).join(', ')})`

const unansweredSql = `
  select distinct
    measure, period_kind, period, 'council', '', '', 0, null::bigint, null::bigint, null::double, '', 'no data'
  from asked
  where not is_answered`

/** Values in tenths, halves away from zero, in whole numbers throughout; null without one. */
const pooledSql = `
  chosen as (
    select *
    from asked
    where is_answered
      and (kind = 'event' or is_last)
      and (not is_mean or period_kind = 'month')
  ),
  of_months as not materialized (
    select measure, unit, period_kind, period, is_part, level, team, breakdown, items, numerator, denominator,
      kind = 'event' and period_kind <> 'month' as has_several
    from chosen
    join month_figures using (measure, month)
  ),
  pooled as (
    select * exclude has_several from of_months where not has_several
    union all
    select
      measure,
      unit,
      period_kind,
      period,
      is_part,
      level,
      team,
      breakdown,
      sum(items)::bigint as items,
      sum(numerator)::bigint as numerator,
      sum(denominator)::bigint as denominator
    from of_months
    where has_several
    group by all
  ),
  nothing_counted as (
    select distinct
      measure, unit, period_kind, period, is_part, 'council' as level, '' as team, '' as breakdown, 0 as items, 0 as numerator, 0 as denominator
    from chosen
    anti join (select * from of_months where level = 'council' and breakdown = '') as councils
      using (measure, period_kind, period)
  ),
  counted as (
    select * from pooled
    union all
    select * from nothing_counted
  ),
  printed as (
    select
      *,
      case
        when unit = 'count' then numerator * 10
        when denominator = 0 then null
        when unit = 'weeks' then (numerator * 20 + 7 * denominator) // (14 * denominator)
        else (numerator * 2000 + denominator) // (2 * denominator)
      end as tenths
    from counted
  )
  select
    measure,
    period_kind,
    period,
    level,
    team,
    breakdown,
    items,
    numerator,
    case when unit <> 'count' then denominator end,
    case
      when unit = 'count' then numerator
      when denominator = 0 then null
      when unit = 'weeks' then numerator / 7.0 / denominator
      else numerator * 100.0 / denominator
    end,
    case when tenths is null then '' else (tenths // 10) || '.' || (tenths % 10) end,
    case when tenths is null then 'no data' when is_part then 'part period' else 'figure' end
  from printed`
