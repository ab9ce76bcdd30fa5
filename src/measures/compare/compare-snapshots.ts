import type { Period } from '#calendar/periods.ts'
import type { Duck } from '#store/duck.ts'
import { findFigures } from '../engine/find-figures.ts'
import type { Figure } from '../figure.ts'
import type { Measure } from '../measure.ts'
import { reasons, type Change, type ComparedFigure } from './change.ts'
import { comparedPeriods, type PeriodsAsked } from './compared-periods.ts'
import { findChanges, type FoundChange } from './find-changes.ts'
import type { Side } from './open-side.ts'

export type ComparisonAsked = PeriodsAsked & {
  /** In the order they are wanted in. */
  readonly measures: readonly Measure[]
  readonly level: 'council' | 'team'
}

/**
 * What moved each figure from one snapshot to another, item by item, in every period that both have.
 * Throws where the parts do not add up to the difference, which would be a fault of ours.
 */
export async function compareSnapshots(
  duck: Duck,
  before: Side,
  after: Side,
  asked: ComparisonAsked,
): Promise<ComparedFigure[]> {
  const { measures, level } = asked
  const periods = comparedPeriods(before.analysis, after.analysis, asked)
  const [changes, ...figures] = await Promise.all([
    findChanges(duck, { before, after, measures, periods }, level),
    findFigures(before.analysis, asked),
    findFigures(after.analysis, asked),
  ])
  const parts = {
    before: byMeasureAndPeriod(figures[0]),
    after: byMeasureAndPeriod(figures[1]),
    changes: byMeasureAndPeriod(changes),
  }
  return measures.flatMap((measure) =>
    periods.flatMap((period) => comparedIn(measure, period, level, parts)),
  )
}

type Placed = { readonly measure: string; readonly period: string; readonly team: string }
type ByPlace<One> = ReadonlyMap<string, readonly One[]>
type Parts = {
  readonly before: ByPlace<Figure>
  readonly after: ByPlace<Figure>
  readonly changes: ByPlace<FoundChange>
}

const placeOf = (measure: string, period: string): string => `${measure} ${period}`

const byMeasureAndPeriod = <One extends Placed>(all: readonly One[]): ByPlace<One> =>
  Map.groupBy(all, ({ measure, period }) => placeOf(measure, period))

/** The council's one, or each team's that has an item in either, by name. */
function comparedIn(
  measure: Measure,
  period: Period,
  level: 'council' | 'team',
  parts: Parts,
): ComparedFigure[] {
  const place = placeOf(measure.id, period.label)
  const before = parts.before.get(place) ?? []
  const after = parts.after.get(place) ?? []
  const changes = parts.changes.get(place) ?? []
  const teams = new Set([...before, ...after, ...changes].map(({ team }) => team))
  return [...teams].toSorted().map((team) => {
    const isOfTeam = (one: Placed): boolean => one.team === team
    const compared = {
      measure: measure.id,
      periodKind: period.kind,
      period: period.label,
      level,
      team,
      before: before.find(isOfTeam),
      after: after.find(isOfTeam),
      changes: changesInOrder(measure, changes.filter(isOfTeam)),
    }
    mustAddUp(compared)
    return compared
  })
}

const changesInOrder = (measure: Measure, found: readonly FoundChange[]): Change[] =>
  found
    .toSorted((one, other) => reasons.indexOf(one.reason) - reasons.indexOf(other.reason))
    .map(({ reason, items, numerator, denominator }) => ({
      reason,
      items,
      numerator,
      denominator: measure.unit === 'count' ? null : denominator,
    }))

function mustAddUp({ measure, period, before, after, changes }: ComparedFigure): void {
  for (const part of ['numerator', 'denominator'] as const) {
    const moved = changes.reduce((sum, change) => sum + (change[part] ?? 0), 0)
    if ((before?.[part] ?? 0) + moved !== (after?.[part] ?? 0))
      throw new Error(`The changes of ${measure} in ${period} do not add up to its ${part}.`)
  }
}
