import { monthsOf, stockDay, type Period } from '#calendar/periods.ts'
import { sqlText } from '#store/duck.ts'
import { figurePeriods } from '../engine/compute-figures.ts'
import type { Analysis } from '../engine/open-analysis.ts'
import type { PeriodKind } from '../figure.ts'
import type { Measure } from '../measure.ts'

export type PeriodsAsked = {
  readonly periodKind?: PeriodKind
  /** A month, quarter or year. */
  readonly period?: Period
}

/** The months, quarters and years that both have figures of, all or those asked for. */
export function comparedPeriods(
  before: Analysis,
  after: Analysis,
  { periodKind, period }: PeriodsAsked,
): Period[] {
  const there = new Set(figurePeriods(after).map(({ label }) => label))
  return figurePeriods(before).filter(
    ({ kind, label }) =>
      there.has(label) &&
      (periodKind === undefined || kind === periodKind) &&
      (period === undefined || label === period.label),
  )
}

/** Two days on which a stock is taken, one in each snapshot; null where it is not taken. */
export type DayPair = { readonly before: string | null; readonly after: string | null }

export type PairedPeriods = {
  readonly pairs: readonly DayPair[]
  /** Which pairs, by their place, a period's figures are made of. */
  readonly periods: readonly { readonly period: Period; readonly pairs: readonly number[] }[]
}

/**
 * The days a stock is taken on in the two snapshots, put in pairs: a month's with the same month's. A
 * quarter or year is its last month that has come in each, which may differ; or, for a measure with
 * a period average, all of its months.
 */
export function pairDays(
  measure: Measure,
  periods: readonly Period[],
  before: Analysis,
  after: Analysis,
): PairedPeriods {
  const pairs: DayPair[] = []
  const places = new Map<string, number>()
  const placeOf = (pair: DayPair): number => {
    const key = `${pair.before} ${pair.after}`
    const place = places.get(key) ?? pairs.push(pair) - 1
    places.set(key, place)
    return place
  }
  const paired = periods.map((period) => {
    const wanted = measure.periodAverage ? monthsOf(period) : [undefined]
    const ofPeriod = wanted.map((month) => {
      const dayIn = (side: Analysis) =>
        takenOn(measure, month ?? lastThatHasCome(period, side), side)
      return placeOf({ before: dayIn(before), after: dayIn(after) })
    })
    return { period, pairs: ofPeriod }
  })
  return { pairs, periods: paired }
}

function lastThatHasCome(period: Period, { extractedOn }: Analysis): Period {
  const months = monthsOf(period).filter((month) => month.from <= extractedOn)
  const last = months.at(-1)
  if (last === undefined) throw new Error(`${period.label} has not come by ${extractedOn}.`)
  return last
}

function takenOn(measure: Measure, month: Period, side: Analysis): string | null {
  if (month.from > side.extractedOn) return null
  const day = stockDay(month, side.extractedOn)
  return side.canAnswerOn(measure, day) ? day : null
}

/** SQL: `pair, day_before, day_after`. */
export const pairsSql = (pairs: readonly DayPair[]): string =>
  rowsSql({
    pair: ['integer', pairs.map((_, place) => String(place))],
    day_before: ['date', pairs.map(({ before }) => before)],
    day_after: ['date', pairs.map(({ after }) => after)],
  })

/** SQL: `period_kind, period, pair`. */
export function pairedPeriodsSql(periods: PairedPeriods['periods']): string {
  const rows = periods.flatMap(({ period, pairs }) => pairs.map((pair) => ({ period, pair })))
  return rowsSql({
    ...periodColumns(rows.map(({ period }) => period)),
    pair: ['integer', rows.map(({ pair }) => String(pair))],
  })
}

/** SQL: `period_kind, period, month`, the month being a day: its first. */
export function periodMonthsSql(periods: readonly Period[]): string {
  const rows = periods.flatMap((period) => monthsOf(period).map((month) => ({ period, month })))
  return rowsSql({
    ...periodColumns(rows.map(({ period }) => period)),
    month: ['date', rows.map(({ month }) => month.from)],
  })
}

const periodColumns = (periods: readonly Period[]): Columns => ({
  period_kind: ['varchar', periods.map(({ kind }) => kind)],
  period: ['varchar', periods.map(({ label }) => label)],
})

type Columns = Readonly<
  Record<
    string,
    readonly [type: 'integer' | 'date' | 'varchar', values: readonly (string | null)[]]
  >
>

/** Each column as one text: hundreds of constants made a statement slow to plan. */
const rowsSql = (columns: Columns): string =>
  `select ${Object.entries(columns)
    .map(
      ([name, [type, values]]) =>
        `unnest(${sqlText(`[${values.map(String).join(', ')}]`)}::${type}[]) as ${name}`,
    )
    .join(', ')}`
