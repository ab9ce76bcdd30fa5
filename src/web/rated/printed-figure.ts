import { parsePeriod } from '#calendar/periods.ts'
import type { Figure } from '#measures/figure.ts'
import type { Measure } from '#measures/measure.ts'
import type { PrintedFigure } from '#plan/plan.ts'
import { withUnit } from '#plan/value-in-words.ts'
import type { ShownSnapshot } from '../shown-snapshot.ts'

/**
 * The council's figure now of a period that the plan prints a figure of. Undefined where it has none,
 * and where what is printed is of another area or counted by another body: the two do not compare.
 */
export async function countedNow(
  printed: PrintedFigure,
  measure: Measure,
  shown: ShownSnapshot,
): Promise<Figure | undefined> {
  if (printed.geography !== null || printed.source === 'returned') return undefined
  const period = parsePeriod(printed.period)
  const figure = period && (await shown.councilFigure(measure, period))
  return figure === undefined || figure.value === null ? undefined : figure
}

/** `87.5%`, `29 weeks`, with as many decimal places as printed; `not applicable`. */
export function printedInWords(
  unit: Measure['unit'] | null,
  { value, places }: PrintedFigure,
): string {
  if (value === null) return 'not applicable'
  const number = value.toFixed(places)
  return unit === null ? number : withUnit(unit, number)
}
