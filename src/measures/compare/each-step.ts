import type { Period } from '#calendar/periods.ts'
import { sqlName } from '#store/duck.ts'
import { monthsAtHand, type MonthsAtHand } from '../engine/months-at-hand.ts'
import type { Analysis } from '../engine/open-analysis.ts'
import type { Measure, SettingName } from '../measure.ts'
import type { ItemsOfBoth } from './changes-sql.ts'
import { pairDays, pairedPeriodsSql, pairsSql, periodMonthsSql } from './compared-periods.ts'
import { makeItemsTable } from './items-table.ts'
import type { Side } from './open-side.ts'

export type Compared = {
  readonly before: Side
  readonly after: Side
  readonly measures: readonly Measure[]
  readonly periods: readonly Period[]
}

type Sides = Pick<Compared, 'before' | 'after'>
type AtHand = Partial<Record<keyof Sides, MonthsAtHand>>

/** One measure's items under two ways to count; `rule`: the same records under other settings. */
type Step = Sides & {
  readonly measure: Measure
  readonly of: 'rule' | 'records'
}

/**
 * Lists each measure's items of both snapshots and hands them over. Where a setting the measure reads
 * differs, first what the second's settings make of the first's records; then what the records say
 * now. The two lists are made side by side, and the next two while the last are looked through.
 */
export async function eachStep(
  compared: Compared,
  use: (items: ItemsOfBoth) => Promise<void>,
): Promise<void> {
  const { before, after, measures, periods } = compared
  const reread: Side = {
    schema: before.schema,
    analysis: { ...before.analysis, settings: after.analysis.settings },
  }
  const steps = measures
    .filter(canBeAsked(compared))
    .flatMap((measure): Step[] => [
      ...(hasOtherRule(measure, compared)
        ? [{ measure, before, after: reread, of: 'rule' as const }]
        : []),
      { measure, before: reread, after, of: 'records' },
    ])
  const atHand: AtHand =
    measures.length > 1
      ? { before: monthsAtHand(reread.analysis), after: monthsAtHand(after.analysis) }
      : {}
  const periodMonths = periodMonthsSql(periods)
  let used = Promise.resolve()
  for (const [place, step] of steps.entries()) {
    const [items] = await Promise.all([listItems(step, place % 2, periods, atHand), used])
    used = use({ ...items, periodMonths })
  }
  await used
  await Promise.all(Object.values(atHand).map((one) => one.drop()))
}

const canBeAsked =
  ({ before, after }: Sides) =>
  (measure: Measure): boolean =>
    before.analysis.canAnswer(measure) || after.analysis.canAnswer(measure)

const hasOtherRule = ({ settings }: Measure, { before, after }: Sides): boolean =>
  settings.some((name) => !isSame(name, before.analysis, after.analysis))

const isSame = (name: SettingName, before: Analysis, after: Analysis): boolean =>
  JSON.stringify(before.settings[name]) === JSON.stringify(after.settings[name])

/** Makes the two tables, which stand until those of the step after next are made. */
async function listItems(
  { measure, before, after, of }: Step,
  turn: number,
  periods: readonly Period[],
  atHand: AtHand,
): Promise<Omit<ItemsOfBoth, 'periodMonths'>> {
  const paired =
    measure.kind === 'stock'
      ? pairDays(measure, periods, before.analysis, after.analysis)
      : { pairs: [], periods: [] }
  const list = async ({ schema, analysis }: Side, which: keyof Sides): Promise<string> => {
    const days = new Set(paired.pairs.map((pair) => pair[which]).filter((day) => day !== null))
    const table = `${sqlName(schema)}.items_${which}_${turn}`
    await makeItemsTable(table, {
      measure,
      analysis,
      days: [...days],
      atHand: of === 'records' ? atHand[which] : undefined,
    })
    return table
  }
  const [itemsBefore, itemsAfter] = await Promise.all([
    list(before, 'before'),
    list(after, 'after'),
  ])
  return {
    measure,
    itemsBefore,
    itemsAfter,
    pairs: pairsSql(paired.pairs),
    pairedPeriods: pairedPeriodsSql(paired.periods),
    knownUntil: before.analysis.extractedOn,
    ...(of === 'rule' ? { reason: 'rule or setting changed' } : {}),
  }
}
