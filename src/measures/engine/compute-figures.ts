import { quarterContaining, yearContaining, type Period } from '#calendar/periods.ts'
import type { Measure } from '../measure.ts'
import { figureMonths } from './figure-months.ts'
import { countMonths, createMonthFigures } from './month-figures.ts'
import { monthsAtHand } from './months-at-hand.ts'
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
    for (const measure of measures) {
      onMeasure(measure)
      if (analysis.canAnswer(measure)) await countMonths(analysis, measure, atHand)
    }
    await addPeriodFigures(analysis, measures, figurePeriods(analysis), 'figures')
  } finally {
    await atHand.drop()
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
