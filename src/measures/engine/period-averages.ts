import { sqlText, type Duck } from '#store/duck.ts'
import { fraction, meanOf, printToOnePlace, toNumber } from './exact-value.ts'

/**
 * Adds the means of the months' unrounded values, months without a denominator skipped, for the
 * measures that the table `asked` says have a period average. Binary fractions tell which tenth a mean is nearest
 * to unless it stands all but half-way between two: those few are worked out exactly.
 */
export async function addAverages(duck: Duck, asked: string, table: string): Promise<void> {
  const averages = `${table}_averages`
  await duck.run(
    `create or replace temp table ${averages} as with asked as (from ${asked}), ${averagesSql} from averages`,
  )
  await duck.run(`insert into ${table}
    select measure, period_kind, period, level, team, breakdown, items, numerator, denominator, mean,
      case when mean is null then '' else (tenths // 10) || '.' || (tenths % 10) end,
      case when mean is null then 'no data' else state end
    from ${averages}
    where not is_half`)
  const halves = await duck.rows<Half>(`from ${averages} where is_half`)
  await duck.run(`drop table ${averages}`)
  const values = halves.map(exactRow)
  for (let start = 0; start < values.length; start += 1000)
    await duck.run(`insert into ${table} values ${values.slice(start, start + 1000).join(', ')}`)
}

const averagesSql = `
  averaged as (
    select * from asked where is_mean and is_answered and period_kind <> 'month'
  ),
  months as (
    select measure, unit, period_kind, period, is_part, level, team, breakdown, month, items, numerator, denominator
    from averaged
    join month_figures using (measure, month)
    union all
    select distinct measure, unit, period_kind, period, is_part, 'council', '', '', null, 0, 0, 0
    from averaged
  ),
  summed as (
    select
      measure,
      unit,
      period_kind,
      period,
      case when is_part then 'part period' else 'figure' end as state,
      level,
      team,
      breakdown,
      sum(items)::bigint as items,
      sum(numerator)::bigint as numerator,
      sum(denominator)::bigint as denominator,
      list([numerator, denominator] order by month) filter (denominator > 0) as of_months
    from months
    group by all
  ),
  averages as (
    select
      *,
      list_avg([
        case unit when 'weeks' then one[1] / 7.0 else one[1] * 100.0 end / one[2] for one in of_months
      ]) as mean,
      floor(mean * 10 + 0.5)::bigint as tenths,
      coalesce(abs(mean * 10 - floor(mean * 10) - 0.5) < 0.000001, false) as is_half
    from summed
  )`

type Half = {
  measure: string
  unit: string
  period_kind: string
  period: string
  state: string
  level: string
  team: string
  breakdown: string
  items: number
  numerator: number
  denominator: number
  /** Numerator and denominator of each month. */
  of_months: [number, number][]
}

function exactRow(row: Half): string {
  const [times, by] = row.unit === 'weeks' ? [1, 7] : [100, 1]
  const months = row.of_months.map(([numerator, denominator]) =>
    fraction(numerator * times, denominator * by),
  )
  const mean = meanOf(months)
  const place = [row.measure, row.period_kind, row.period, row.level, row.team, row.breakdown]
  const counts = [row.items, row.numerator, row.denominator, toNumber(mean)]
  const shown = [printToOnePlace(mean), row.state]
  return `(${[...place.map(sqlText), ...counts, ...shown.map(sqlText)].join(', ')})`
}
