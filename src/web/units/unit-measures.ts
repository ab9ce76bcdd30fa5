import { stockDay, type Period } from '#calendar/periods.ts'
import { catalogue } from '#measures/catalogue/index.ts'
import type { Fraction } from '#measures/engine/exact-value.ts'
import type { Figure } from '#measures/figure.ts'
import type { Measure } from '#measures/measure.ts'
import { boundTo } from '#plan/bound-to.ts'
import { compare, decimalFraction, minus } from '#plan/exact-numbers.ts'
import { isSet, type Plan, type Target } from '#plan/plan.ts'
import { readingOf, relativeShortfall, type Reading } from '#plan/standing.ts'
import { targetInForce } from '#plan/target-in-force.ts'
import type { ShownSnapshot } from '../shown-snapshot.ts'
import { againstTarget, isTooFew, type Against } from '../words/against-target.ts'

/** A team or a service. */
export type Unit = { readonly level: 'team' | 'service'; readonly name: string }

export type UnitVerdict = Exclude<Against, ''> | 'no data' | 'no target'

/** One measure of one team or service in a period, beside the council's. */
export type UnitMeasure = {
  readonly measure: Measure
  readonly figure: Figure | undefined
  readonly reading: Reading | undefined
  readonly council: Figure | undefined
  readonly councilReading: Reading | undefined
  /** The target in force; undefined where there is none that can be held against this unit. */
  readonly target: Target | undefined
  readonly verdict: UnitVerdict
  /**
   * How far it is behind, in parts of the target, or of the council's figure where there is no target
   * to meet; undefined where it is not behind or its items are too few to say.
   */
  readonly behind: Fraction | undefined
}

/** Every measure of which a team or service ever has a figure, as the catalogue has them. */
export const unitMeasures = (
  shown: ShownSnapshot,
  plan: Plan | undefined,
  period: Period,
  unit: Unit,
): UnitMeasure[] =>
  catalogue
    .filter(({ id }) => shown.figures.series(id, 'month', unit.level, unit.name).length > 0)
    .map((measure) => unitMeasure(shown, plan, measure, period, unit))

function unitMeasure(
  { figures, analysis }: ShownSnapshot,
  plan: Plan | undefined,
  measure: Measure,
  period: Period,
  { level, name }: Unit,
): UnitMeasure {
  const figure = figures.of(measure.id, period.label, level, name)
  const council = figures.of(measure.id, period.label, 'council')
  const on = stockDay(period, analysis.extractedOn)
  const known = {
    measure,
    figure,
    reading: readingOf({ measure }, figure),
    council,
    councilReading: readingOf({ measure }, council),
    target: ownTarget(
      measure,
      targetInForce(boundTo(plan, measure)?.planMeasure.targets ?? [], on),
    ),
  }
  const verdict = verdictOf(known)
  return { ...known, verdict, behind: behindBy(known, verdict) }
}

/** A number of things that the council may have is no target of one team. */
const ownTarget = ({ unit }: Measure, target: Target | undefined): Target | undefined =>
  unit === 'count' && target && isSet(target) && target.scope === 'council' ? undefined : target

type Known = Omit<UnitMeasure, 'verdict' | 'behind'>

function verdictOf({ reading, target }: Known): UnitVerdict {
  if (reading === undefined) return 'no data'
  return againstTarget(target && isSet(target) ? target : undefined, reading) || 'no target'
}

function behindBy(
  { measure, reading, councilReading, target }: Known,
  verdict: UnitVerdict,
): Fraction | undefined {
  if (reading === undefined || isTooFew(reading)) return undefined
  if (verdict === 'not met' && target && isSet(target))
    return relativeShortfall(target, reading.value)
  if (verdict !== 'no target' || councilReading === undefined || measure.unit === 'count')
    return undefined
  const council = councilReading.value
  const short =
    measure.better === 'higher' ? minus(council, reading.value) : minus(reading.value, council)
  if (compare(short, decimalFraction(0)) <= 0 || council.numerator === 0n) return undefined
  return {
    numerator: short.numerator * council.denominator,
    denominator: short.denominator * council.numerator,
  }
}

/** Those that are behind, the furthest first. */
export const furthestBehind = (measures: readonly UnitMeasure[]): UnitMeasure[] =>
  measures
    .flatMap((one) => (one.behind === undefined ? [] : [{ one, behind: one.behind }]))
    .toSorted((first, second) => compare(second.behind, first.behind))
    .map(({ one }) => one)

/** How many of those held against a target meet it. */
export function metOf(measures: readonly UnitMeasure[]): {
  readonly met: number
  readonly decided: number
} {
  const met = measures.filter(({ verdict }) => verdict === 'met').length
  const missed = measures.filter(({ verdict }) => verdict === 'not met').length
  return { met, decided: met + missed }
}
