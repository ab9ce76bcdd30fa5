import { isPartPeriod, monthsOf, type Period } from '#calendar/periods.ts'
import { sqlText, type Duck } from '#store/duck.ts'
import type { Measure } from '../measure.ts'
import { fraction, meanOf, printToOnePlace, toNumber } from './exact-value.ts'
import type { Analysis } from './open-analysis.ts'

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
 * Adds the figures of one measure for some periods to a table of `figureColumns`, out of
 * `month_figures`: events pool their months, stocks take the last that has come, and a measure with a
 * period average takes the mean of its months' unrounded values. The council's row is always there.
 */
export async function addPeriodFigures(
  analysis: Analysis,
  measure: Measure,
  periods: readonly Period[],
  table: string,
): Promise<void> {
  const { duck } = analysis
  const wanted = wantedMonths(periods, measure, analysis)
  if (!analysis.canAnswer(measure)) {
    await duck.run(`insert into ${table} with ${wanted} ${unansweredSql(measure)}`)
    return
  }
  await duck.run(`insert into ${table} with ${wanted}, ${pooledSql(measure)}`)
  if (measure.periodAverage) await addAverages(duck, measure, wanted, table)
}

/** The months each period is made of, as part of a WITH clause; a stock has none to come. */
function wantedMonths(
  periods: readonly Period[],
  { kind }: Measure,
  { extractedOn }: Analysis,
): string {
  const rows = periods.flatMap((period) => {
    const months = monthsOf(period).filter((month) => kind === 'event' || month.from <= extractedOn)
    const part = isPartPeriod(period, extractedOn)
    return months.map(
      (month, index) =>
        `(${sqlText(period.kind)}, ${sqlText(period.label)}, ${part}, '${month.label}', ${index === months.length - 1})`,
    )
  })
  const values = rows.length > 0 ? rows : [`('', '', false, '', false)`]
  return `wanted_months as (
    select * from (values ${values.join(', ')}) as wanted(period_kind, period, is_part, month, is_last)
    ${rows.length > 0 ? '' : 'limit 0'}
  )`
}

const unansweredSql = (measure: Measure): string => `
  select distinct
    ${sqlText(measure.id)}, period_kind, period, 'council', '', '', 0, null::bigint, null::bigint, null::double, '', 'no data'
  from wanted_months`

function pooledSql(measure: Measure): string {
  const months = [
    ...(measure.kind === 'stock' ? ['is_last'] : []),
    ...(measure.periodAverage ? [`period_kind = 'month'`] : []),
  ]
  return `
    chosen as (
      select * from wanted_months ${months.length > 0 ? `where ${months.join(' and ')}` : ''}
    ),
    pooled as (
      select
        period_kind,
        period,
        is_part,
        level,
        team,
        breakdown,
        sum(items)::bigint as items,
        sum(numerator)::bigint as numerator,
        sum(denominator)::bigint as denominator
      from chosen
      join month_figures on month_figures.month = chosen.month and measure = ${sqlText(measure.id)}
      group by all
    ),
    nothing_counted as (
      select distinct period_kind, period, is_part, 'council' as level, '' as team, '' as breakdown, 0 as items, 0 as numerator, 0 as denominator
      from chosen
      anti join pooled
        on pooled.period_kind = chosen.period_kind
        and pooled.period = chosen.period
        and pooled.level = 'council'
        and pooled.breakdown = ''
    ),
    counted as (
      select * from pooled
      union all
      select * from nothing_counted
    ),
    printed as (
      select *, ${tenthsSql(measure)} as tenths from counted
    )
    select
      ${sqlText(measure.id)},
      period_kind,
      period,
      level,
      team,
      breakdown,
      items,
      numerator,
      ${measure.unit === 'count' ? 'null::bigint' : 'denominator'},
      ${valueSql(measure)},
      case when tenths is null then '' else (tenths // 10) || '.' || (tenths % 10) end,
      case when tenths is null then 'no data' when is_part then 'part period' else 'figure' end
    from printed`
}

/** The value in tenths, halves away from zero, in whole numbers throughout; null without one. */
function tenthsSql(measure: Measure): string {
  if (measure.unit === 'count') return 'numerator::hugeint * 10'
  const [times, by] = measure.unit === 'weeks' ? [20, 7] : [2000, 1]
  return `case when denominator > 0
    then (numerator::hugeint * ${times} + ${by} * denominator) // (${2 * by} * denominator) end`
}

function valueSql(measure: Measure): string {
  if (measure.unit === 'count') return 'numerator::double'
  const value =
    measure.unit === 'weeks' ? 'numerator / 7.0 / denominator' : 'numerator * 100.0 / denominator'
  return `case when denominator > 0 then ${value} end`
}

type MonthLists = {
  period_kind: string
  period: string
  is_part: boolean
  level: string
  team: string
  breakdown: string
  items: number
  numerators: number[]
  denominators: number[]
}

/** The mean of the months, as an exact fraction: halves would not survive binary arithmetic. */
async function addAverages(
  duck: Duck,
  measure: Measure,
  wanted: string,
  table: string,
): Promise<void> {
  const rows = await duck.rows<MonthLists>(`
    with ${wanted},
    averaged as (
      select * from wanted_months where period_kind <> 'month'
    ),
    wanted_rows as (
      select period_kind, period, is_part, month_figures.*
      from averaged
      join month_figures on month_figures.month = averaged.month and measure = ${sqlText(measure.id)}
    ),
    every_council as (
      select distinct period_kind, period, is_part, null as month, 'council' as level, '' as team, '' as breakdown
      from averaged
    )
    select
      period_kind, period, is_part, level, team, breakdown,
      coalesce(sum(items), 0)::bigint as items,
      coalesce(list(numerator order by wanted_rows.month) filter (denominator > 0), []) as numerators,
      coalesce(list(denominator order by wanted_rows.month) filter (denominator > 0), []) as denominators
    from wanted_rows
    full join every_council using (period_kind, period, is_part, level, team, breakdown)
    group by all`)
  const values = rows.map((row) => averageRow(measure, row))
  for (let start = 0; start < values.length; start += 1000) {
    await duck.run(`insert into ${table} values ${values.slice(start, start + 1000).join(', ')}`)
  }
}

function averageRow(measure: Measure, row: MonthLists): string {
  const place = [measure.id, row.period_kind, row.period, row.level, row.team, row.breakdown]
  const counts = [row.items, sum(row.numerators), sum(row.denominators)]
  const start = [...place.map(sqlText), ...counts].join(', ')
  if (row.denominators.length === 0) return `(${start}, null, '', 'no data')`
  const scale = measure.unit === 'weeks' ? [1, 7] : [100, 1]
  const months = row.denominators.map((denominator, index) =>
    fraction((row.numerators[index] ?? 0) * (scale[0] ?? 1), denominator * (scale[1] ?? 1)),
  )
  const mean = meanOf(months)
  const state = row.is_part ? 'part period' : 'figure'
  return `(${start}, ${toNumber(mean)}, '${printToOnePlace(mean)}', '${state}')`
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
