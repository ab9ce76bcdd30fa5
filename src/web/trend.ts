import { periodInWords } from '#calendar/period-in-words.ts'
import { parsePeriod } from '#calendar/periods.ts'
import type { Figure } from '#measures/figure.ts'
import type { Measure } from '#measures/measure.ts'
import { isSet, type Target } from '#plan/plan.ts'
import { sparkline } from './charts/sparkline.ts'
import { figureInWords } from './words/figure-in-words.ts'
import { seriesMark, shownNumber, type ShownFigure } from './words/shown-figure.ts'

/** The shape of a unit's months; its scale is the series' own, so its lowest and highest stand by it. */
export type Trend = {
  readonly drawing: string
  readonly lowest: ShownFigure
  readonly highest: ShownFigure
}

/** Undefined where no month has a figure. `of` is what the series is of, as a sentence begins. */
export function trendOf(
  of: string,
  { unit }: Measure,
  months: readonly Figure[],
  target?: Target,
): Trend | undefined {
  const known = months.filter(({ value }) => value !== null)
  const inOrder = known.toSorted((one, other) => (one.value ?? 0) - (other.value ?? 0))
  const [first, last, lowest, highest] = [known[0], known.at(-1), inOrder[0], inOrder.at(-1)]
  if (!first || !last || !lowest || !highest) return undefined
  const inWords = (figure: Figure): string => figureInWords(unit, figure)
  return {
    drawing: sparkline({
      points: months.map(({ value }) => value),
      unit,
      series: seriesMark(last.measure, last.level, last.team),
      target: target !== undefined && isSet(target) ? target.value : undefined,
      description: `${of}: ${inWords(first)} in ${when(first)}, ${inWords(last)} in ${when(last)}; between ${inWords(lowest)} and ${inWords(highest)}`,
    }),
    lowest: shownNumber({ unit }, lowest),
    highest: shownNumber({ unit }, highest),
  }
}

function when(figure: Figure): string {
  const period = parsePeriod(figure.period)
  return period ? periodInWords(period) : figure.period
}
