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
  valuesSql(
    pairs.map((pair, place) => [String(place), dayOf(pair.before), dayOf(pair.after)]),
    ['pair', 'day_before', 'day_after'],
  )

/** SQL: `period_kind, period, pair`. */
export const pairedPeriodsSql = (periods: PairedPeriods['periods']): string =>
  valuesSql(
    periods.flatMap(({ period, pairs }) =>
      pairs.map((pair) => [sqlText(period.kind), sqlText(period.label), String(pair)]),
    ),
    ['period_kind', 'period', 'pair'],
  )

/** SQL: `period_kind, period, month`, the month being a day: its first. */
export const periodMonthsSql = (periods: readonly Period[]): string =>
  valuesSql(
    periods.flatMap((period) =>
      monthsOf(period).map((month) => [
        sqlText(period.kind),
        sqlText(period.label),
        dayOf(month.from),
      ]),
    ),
    ['period_kind', 'period', 'month'],
  )

const dayOf = (day: string | null): string => (day === null ? 'null::date' : `date '${day}'`)

const valuesSql = (rows: readonly (readonly string[])[], columns: readonly string[]): string =>
  rows.length === 0
    ? `select ${columns.map((column) => `null as ${column}`).join(', ')} where false`
    : `select * from (values ${rows.map((row) => `(${row.join(', ')})`).join(', ')}) as rows(${columns.join(', ')})`
