import { addMonths } from '#calendar/local-date.ts'
import type { Period } from '#calendar/periods.ts'
import { compare } from '#plan/exact-numbers.ts'
import { targetWords } from '../../rated/target-in-words.ts'
import { itemsAddress, measureAddress } from '../../addresses.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { trendOf, type Trend } from '../../trend.ts'
import { apartInWords } from '../../units/behind-in-words.ts'
import type { Unit, UnitMeasure } from '../../units/unit-measures.ts'
import { shownBase, shownValue, type ShownFigure } from '../../words/shown-figure.ts'

/** One measure of the team as a row of the table. */
export type MeasureRow = {
  readonly title: string
  readonly href: string
  readonly listHref: string
  readonly value: ShownFigure
  readonly base: ShownFigure
  readonly council: ShownFigure
  readonly apart: string
  readonly meaning: 'better' | 'worse' | ''
  readonly target: string
  readonly verdict: string
  readonly trend: Trend | undefined
}

const monthsInTrend = 12

export function measureRow(
  { figures }: ShownSnapshot,
  period: Period,
  unit: Unit,
  one: UnitMeasure,
): MeasureRow {
  const { measure, figure, council, target, verdict } = one
  const last = period.to.slice(0, 7)
  const first = addMonths(period.to, 1 - monthsInTrend).slice(0, 7)
  const months = figures
    .series(measure.id, 'month', unit.level, unit.name)
    .filter((month) => month.period >= first && month.period <= last)
  return {
    title: measure.title,
    href: measureAddress(measure.id, period.label),
    listHref: itemsAddress(measure.id, { period: period.label, [unit.level]: unit.name }),
    value: shownValue(measure, figure),
    base: shownBase(measure, figure),
    council: shownValue(measure, council),
    apart: measure.unit === 'count' ? 'not compared' : apartInWords(one).replace(' as', ''),
    meaning: meaningOf(one),
    target: target === undefined ? '' : targetWords(measure.unit, target),
    verdict,
    trend: trendOf(`${measure.title}, ${unit.name}`, measure, months, target),
  }
}

function meaningOf({ measure, reading, councilReading }: UnitMeasure): MeasureRow['meaning'] {
  if (reading === undefined || councilReading === undefined || measure.unit === 'count') return ''
  const order = compare(reading.value, councilReading.value)
  if (order === 0) return ''
  return order > 0 === (measure.better === 'higher') ? 'better' : 'worse'
}
