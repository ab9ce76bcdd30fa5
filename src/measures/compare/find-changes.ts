import type { Period } from '#calendar/periods.ts'
import { sqlText, type Duck } from '#store/duck.ts'
import type { Level, PeriodKind } from '../figure.ts'
import type { Measure, SettingName } from '../measure.ts'
import type { Reason } from './change.ts'
import { changesSql } from './changes-sql.ts'
import { pairDays, pairedPeriodsSql, pairsSql, periodMonthsSql } from './compared-periods.ts'
import { makeItemsTable } from './items-table.ts'
import { monthsAtHand, type MonthsAtHand } from '../engine/months-at-hand.ts'
import { use, type Side } from './open-side.ts'

/** The items that changed one figure for one reason; the denominator of a count is 0. */
export type FoundChange = {
  readonly measure: string
  readonly period_kind: PeriodKind
  readonly period: string
  readonly level: Level
  readonly team: string
  readonly reason: Reason
  readonly items: number
  readonly numerator: number
  readonly denominator: number
}

export type ChangesOf = {
  readonly before: Side
  readonly after: Side
  readonly measures: readonly Measure[]
  readonly periods: readonly Period[]
  readonly level: 'council' | 'team'
}

/**
 * Every change of the measures in the periods. Where a setting the measure reads differs, first what
 * the second's settings make of the first's records; then what the records say now.
 */
export async function findChanges(duck: Duck, of: ChangesOf): Promise<FoundChange[]> {
  await duck.run(`create or replace temp table changes (
    measure varchar, period_kind varchar, period varchar, level varchar, team varchar,
    reason varchar, items bigint, numerator bigint, denominator bigint)`)
  const { before, after } = of
  const reread: Side = {
    schema: before.schema,
    analysis: { ...before.analysis, settings: after.analysis.settings },
  }
  const atHand =
    of.measures.length > 1
      ? {
          before: monthsAtHand(reread.analysis, 'before'),
          after: monthsAtHand(after.analysis, 'after'),
        }
      : {}
  for (const measure of of.measures) {
    const hasOtherRule = measure.settings.some((name) => !isSame(name, before, after))
    if (hasOtherRule)
      await addChanges(duck, of, measure, {
        before,
        after: reread,
        reason: 'rule or setting changed',
      })
    await addChanges(duck, of, measure, { before: reread, after, atHand })
  }
  await Promise.all(Object.values(atHand).map((one) => one.drop()))
  return duck.rows<FoundChange>(`select * from changes where level = $1`, [of.level])
}

const isSame = (name: SettingName, before: Side, after: Side): boolean =>
  JSON.stringify(before.analysis.settings[name]) === JSON.stringify(after.analysis.settings[name])

type Step = {
  readonly before: Side
  readonly after: Side
  readonly reason?: Reason
  readonly atHand?: { readonly before?: MonthsAtHand; readonly after?: MonthsAtHand }
}

async function addChanges(
  duck: Duck,
  { periods }: ChangesOf,
  measure: Measure,
  { before, after, reason, atHand }: Step,
): Promise<void> {
  const paired =
    measure.kind === 'stock'
      ? pairDays(measure, periods, before.analysis, after.analysis)
      : { pairs: [], periods: [] }
  for (const [table, side, which] of [
    ['items_before', before, 'before'],
    ['items_after', after, 'after'],
  ] as const) {
    const days = new Set(paired.pairs.map((pair) => pair[which]).filter((day) => day !== null))
    await use(duck, side.schema)
    const shared = atHand?.[which]
    await makeItemsTable(duck, table, {
      measure,
      analysis: side.analysis,
      days: [...days],
      ...(shared === undefined ? {} : { atHand: shared }),
    })
  }
  const sql = changesSql({
    measure,
    periodMonths: periodMonthsSql(periods),
    pairs: pairsSql(paired.pairs),
    pairedPeriods: pairedPeriodsSql(paired.periods),
    knownUntil: before.analysis.extractedOn,
    ...(reason === undefined ? {} : { reason }),
  })
  await duck.run(`insert into changes select ${sqlText(measure.id)}, * from (${sql})`)
}
