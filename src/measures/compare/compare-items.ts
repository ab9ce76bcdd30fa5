import type { Period } from '#calendar/periods.ts'
import { sqlName, type Duck } from '#store/duck.ts'
import { monthsAtHand } from '../engine/months-at-hand.ts'
import type { Measure, SettingName } from '../measure.ts'
import type { Reason } from './change.ts'
import type { ItemsOfBoth } from './changes-sql.ts'
import {
  pairDays,
  pairedPeriodsSql,
  pairsSql,
  periodMonthsSql,
  type PairedPeriods,
} from './compared-periods.ts'
import { makeItemsView } from './items-view.ts'
import type { Side } from './open-side.ts'

export type Compared = {
  readonly before: Side
  readonly after: Side
  readonly measures: readonly Measure[]
  readonly periods: readonly Period[]
}

/** One measure counted in two ways. */
type Step = {
  readonly measure: Measure
  readonly before: Side
  readonly after: Side
  readonly paired: PairedPeriods
  /** The one reason of all that changes, where both sides are the same records. */
  readonly reason?: Reason
}

/** Two measures at a time: while one waits for the last rows of its statement, the other works. */
const atOnce = 2

/**
 * Asks something of each measure's items in both snapshots and gives the answers in the measures'
 * order. Where a setting the measure reads differs, it asks first of what the second's settings make
 * of the first's records; then of what the records say now.
 */
export async function compareItems<Answer>(
  duck: Duck,
  compared: Compared,
  ask: (duck: Duck, items: ItemsOfBoth) => Promise<readonly Answer[]>,
): Promise<Answer[]> {
  const steps = stepsOf(compared)
  await Promise.all([
    makeViews('before', steps, compared.periods),
    makeViews('after', steps, compared.periods),
  ])
  const periodMonths = periodMonthsSql(compared.periods)
  const answers: (readonly Answer[])[] = []
  const waiting = steps.entries()
  const askInTurn = async (): Promise<void> => {
    const own = await duck.beside()
    try {
      for (const [place, step] of waiting)
        answers[place] = await ask(own, { ...itemsOf(step, place), periodMonths })
    } finally {
      own.close()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, askInTurn))
  return answers.flat()
}

function stepsOf({ before, after, measures, periods }: Compared): Step[] {
  const reread: Side = {
    schema: before.schema,
    analysis: { ...before.analysis, settings: after.analysis.settings },
  }
  const step = (measure: Measure, one: Side, other: Side): Step => ({
    measure,
    before: one,
    after: other,
    paired:
      measure.kind === 'stock'
        ? pairDays(measure, periods, one.analysis, other.analysis)
        : { pairs: [], periods: [] },
  })
  return measures
    .filter((one) => before.analysis.canAnswer(one) || after.analysis.canAnswer(one))
    .flatMap((measure) => {
      const records = step(measure, reread, after)
      if (measure.settings.every((name) => isSame(name, before, after))) return [records]
      return [{ ...step(measure, before, reread), reason: 'rule or setting changed' }, records]
    })
}

const isSame = (name: SettingName, before: Side, after: Side): boolean =>
  JSON.stringify(before.analysis.settings[name]) === JSON.stringify(after.analysis.settings[name])

/** The items of each step on one side, under the name that `viewOf` gives them. */
async function makeViews(
  which: 'before' | 'after',
  steps: readonly Step[],
  periods: readonly Period[],
): Promise<void> {
  const last = steps.at(-1)
  if (last === undefined) return
  // Worked out once for all months where several measures ask; for one period it is little.
  const isShared = steps.length > 1 && periods.length > 1
  const atHand = monthsAtHand(last[which].analysis)
  for (const [place, { measure, paired, reason, [which]: side }] of steps.entries()) {
    const days = new Set(paired.pairs.map((pair) => pair[which]).filter((day) => day !== null))
    await makeItemsView(viewOf(side, which, place), {
      measure,
      analysis: side.analysis,
      days: [...days],
      children: isShared && reason === undefined ? await atHand.childrenFor(measure) : undefined,
    })
  }
}

const viewOf = ({ schema }: Side, which: 'before' | 'after', place: number): string =>
  `${sqlName(schema)}.items_${which}_${place}`

const itemsOf = (
  { measure, before, after, paired, reason }: Step,
  place: number,
): Omit<ItemsOfBoth, 'periodMonths'> => ({
  measure,
  itemsBefore: viewOf(before, 'before', place),
  itemsAfter: viewOf(after, 'after', place),
  pairs: pairsSql(paired.pairs),
  pairedPeriods: pairedPeriodsSql(paired.periods),
  knownUntil: before.analysis.extractedOn,
  ...(reason === undefined ? {} : { reason }),
})
