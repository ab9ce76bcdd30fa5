import { dayInWords, monthInShort, monthInWords } from '#calendar/day-in-words.ts'
import { parsePeriod } from '#calendar/periods.ts'
import type { Figure } from '#measures/figure.ts'
import type { Measure } from '#measures/measure.ts'
import type { SeriesPoint, Stretch } from '#measures/spc/read-series.ts'
import { drawnWithin } from '#measures/spc/xmr-limits.ts'
import { isSet, type Target } from '#plan/plan.ts'
import { targetInWords } from '#plan/value-in-words.ts'
import { runChart, type RunChartPoint, type UsualStretch } from '../../charts/run-chart.ts'
import type { FirstFigures } from '../../first-figures.ts'
import { directionOfMonths, readMonths } from '../../read-months.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { figureInWords, figureNumber } from '../../words/figure-in-words.ts'
import { seriesMark } from '../../words/shown-figure.ts'
import { periodTable, type PeriodTable } from './period-rows.ts'

export type SeriesView = {
  readonly chart: string
  /** The direction of travel and why, in a sentence. */
  readonly direction: string
  /** Why what is usual is reckoned afresh, a sentence for each day. */
  readonly rebased: readonly string[]
  /** The chart as a table. */
  readonly table: PeriodTable
}

/** The council's months of one measure, as a chart, its sentence and its table; `id` is the chart's. */
export function seriesView(
  { figures, numbered }: ShownSnapshot,
  measure: Measure,
  target: Target | undefined,
  firstFigures: FirstFigures,
  id = 'months',
): SeriesView {
  const months = figures.series(measure.id, 'month', 'council')
  const stretches = readMonths(months, measure, numbered)
  const rebases = stretches.flatMap(({ rebase }) => rebase ?? [])
  const direction =
    directionOfMonths(months, stretches)?.sentence ??
    'Direction not known: the latest month has no figure.'
  const points = months.map((figure) => chartPoint(measure, figure, stretches, firstFigures))
  const set = target !== undefined && isSet(target) ? target : undefined
  const last = months.findLast(({ value }) => value !== null)
  const description = last
    ? `${figureInWords(measure.unit, last)} in ${labelOf(last)}. ${direction}`
    : 'No month has a figure.'
  return {
    chart: runChart({
      id,
      title: `${measure.title}, by month`,
      description,
      unit: measure.unit,
      series: seriesMark(measure.id, 'council'),
      points,
      usual: stretches.flatMap((stretch) => usualStretch(measure, months, stretch) ?? []),
      steps: rebases
        .map(({ from }) => months.findIndex((figure) => firstDay(figure) === from))
        .filter((first) => first > 0)
        .map((first) => ({ first, label: 'Re-based' })),
      ...(set === undefined
        ? {}
        : {
            target: {
              value: set.value,
              ...(set.upper === null ? {} : { upper: set.upper }),
              label: `Target ${targetEnds(set)}`,
            },
          }),
    }),
    direction,
    rebased: rebases.map(
      ({ from, reason }) => `Re-based from ${dayInWords(from)}: ${asSentence(reason)}`,
    ),
    table: periodTable(measure, months, firstFigures),
  }
}

const asSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

const targetEnds = ({ value, upper }: { value: number; upper: number | null }): string =>
  upper === null ? String(value) : `${value} to ${upper}`

/** What the target is, in words, for the legend of a table. */
export const targetWords = (measure: Measure, target: Target | undefined): string =>
  target !== undefined && isSet(target) ? targetInWords(measure.unit, target) : ''

const firstDay = (figure: Figure) => parsePeriod(figure.period)?.from

const labelOf = (figure: Figure): string => {
  const from = firstDay(figure)
  return from === undefined ? figure.period : monthInWords(from)
}

function chartPoint(
  measure: Measure,
  figure: Figure,
  stretches: readonly Stretch[],
  firstFigures: FirstFigures,
): RunChartPoint {
  const from = firstDay(figure)
  const first = firstFigures(figure.measure, figure.period)
  const read = stretches.flatMap(({ points }) => points).find(({ on }) => on === from)
  return {
    ...(read?.signal ? { mark: read.signal.meaning } : {}),
    label: labelOf(figure),
    short: from === undefined ? figure.period : monthInShort(from),
    value: figure.value,
    printed: figureNumber(measure.unit, figure),
    isPart: figure.state === 'part period',
    ...(first && first.value !== null && first.printed !== figure.printed
      ? { first: { value: first.value, printed: figureNumber(measure.unit, first) } }
      : {}),
  }
}

/** A stretch's mean and limits over the months it spans; undefined where it is too early to say. */
function usualStretch(
  { unit }: Measure,
  months: readonly Figure[],
  { points, limits }: Stretch,
): UsualStretch | undefined {
  if (limits === null) return undefined
  const place = (on: SeriesPoint['on'] | undefined): number =>
    months.findIndex((figure) => firstDay(figure) === on)
  const { mean, upper, lower } = drawnWithin(limits, 0, unit === 'percent' ? 100 : Infinity)
  return { first: place(points[0]?.on), last: place(points.at(-1)?.on), mean, upper, lower }
}
