import { quarterContaining, yearContaining, type Period } from '#calendar/periods.ts'
import type { Duck } from '#store/duck.ts'
import type { Measure } from '../measure.ts'
import { figureMonths } from './figure-months.ts'
import { countMonths, createMonthFigures } from './month-figures.ts'
import { monthsAtHand, type MonthsAtHand } from './months-at-hand.ts'
import type { Analysis } from './open-analysis.ts'
import { addPeriodFigures, figureColumns } from './period-figures.ts'

/**
 * Counts measures over a snapshot into two tables of its DuckDB: `month_figures`, and `figures` with
 * every month, quarter and financial year that begins on or after the settings' first day and on or
 * before the extract's own.
 */
export async function computeFigures(
  analysis: Analysis,
  measures: readonly Measure[],
  onMeasure: (measure: Measure) => void = () => undefined,
): Promise<void> {
  const { duck } = analysis
  await createMonthFigures(duck)
  await duck.run(`create or replace table figures (${figureColumns})`)
  const atHand = monthsAtHand(analysis)
  try {
    await countAll(analysis, measures, atHand, onMeasure)
    await addPeriodFigures(analysis, measures, figurePeriods(analysis), 'figures')
  } finally {
    await atHand.drop()
  }
}

/**
 * Two measures at a time, each on a connection of its own: over one council's records a statement is
 * too small to keep two cores at work.
 */
async function countAll(
  analysis: Analysis,
  measures: readonly Measure[],
  atHand: MonthsAtHand,
  onMeasure: (measure: Measure) => void,
): Promise<void> {
  const waiting = measures.values()
  const another = await analysis.duck.beside()
  const countWaiting = async (duck: Duck): Promise<void> => {
    for (const measure of waiting) {
      onMeasure(measure)
      if (analysis.canAnswer(measure)) await countMonths({ ...analysis, duck }, measure, atHand)
    }
  }
  const both = [countWaiting(analysis.duck), countWaiting(another)]
  try {
    await Promise.all(both)
  } finally {
    await Promise.allSettled(both)
    another.close()
  }
}

/** Every month, quarter and year that has figures, shortest kind first. */
export function figurePeriods(analysis: Analysis): Period[] {
  const months = figureMonths(analysis)
  const since = analysis.settings.figuresSince
  const longer = [quarterContaining, yearContaining].flatMap((containing) => {
    const byLabel = new Map(
      months.map((month) => containing(month.from)).map((period) => [period.label, period]),
    )
    return [...byLabel.values()].filter((period) => period.from >= since)
  })
  return [...months, ...longer]
}
