import type { Period } from '#calendar/periods.ts'
import type { Figure } from '#measures/figure.ts'
import type { Measure } from '#measures/measure.ts'
import { isSet, type Target } from '#plan/plan.ts'
import { readingOf, worstFirst, type Reading } from '#plan/standing.ts'
import { itemsAddress } from '../../addresses.ts'
import { sparkline } from '../../charts/sparkline.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { againstTarget } from '../../words/against-target.ts'
import { seriesMark, shownBase, shownNumber, type ShownFigure } from '../../words/shown-figure.ts'

/** One team or service in the period shown. */
export type UnitRow = {
  readonly name: string
  readonly href: string
  readonly value: ShownFigure
  readonly base: ShownFigure
  readonly trend: string
  /** Against the target in force, in words; empty without one. */
  readonly against: string
}

export type UnitsWanted = {
  readonly measure: Measure
  readonly period: Period
  readonly level: 'team' | 'service'
  readonly target: Target | undefined
}

const monthsInTrend = 12

/** Every team, or every service, worst first; those without a figure last, by name. */
export function unitRows(shown: ShownSnapshot, wanted: UnitsWanted): UnitRow[] {
  const { measure, period, level, target } = wanted
  const figures = shown.figures.across(measure.id, period.label, level)
  const readings = figures.flatMap((figure) => readingOf({ measure }, figure) ?? [])
  const without = figures.filter((figure) => readingOf({ measure }, figure) === undefined)
  const set = target !== undefined && isSet(target) ? target : undefined
  const inOrder = set ? worstFirst(set, readings) : byValue(measure, readings)
  return [
    ...inOrder.map((reading) => row(shown, wanted, reading.figure, againstTarget(set, reading))),
    ...without.map((figure) => row(shown, wanted, figure, '')),
  ]
}

const byValue = ({ better }: Measure, readings: readonly Reading[]): Reading[] =>
  readings.toSorted((one, other) => {
    const apart = (one.figure.value ?? 0) - (other.figure.value ?? 0)
    return better === 'higher' ? apart : -apart
  })

function row(
  { figures }: ShownSnapshot,
  { measure, period, level }: UnitsWanted,
  figure: Figure,
  against: string,
): UnitRow {
  const months = figures.series(measure.id, 'month', level, figure.team).slice(-monthsInTrend)
  return {
    name: figure.team,
    href: itemsAddress(measure.id, { period: period.label, [level]: figure.team }),
    value: shownNumber(measure, figure),
    base: shownBase(measure, figure),
    trend: sparkline({
      points: months.map(({ value }) => value),
      unit: measure.unit,
      series: seriesMark(measure.id, level, figure.team),
      description: `${figure.team}, the last ${months.length} months with items`,
    }),
    against,
  }
}
