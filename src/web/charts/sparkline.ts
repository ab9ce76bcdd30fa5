import { line } from 'd3-shape'
import { element, words, type Markup } from './svg.ts'
import type { ChartUnit } from './value-scale.ts'

export type SparklineSpec = {
  /** In time; null where there is no figure. */
  readonly points: readonly (number | null)[]
  readonly unit: ChartUnit
  /** Drawn as a line where it lies within the scale; the scale is not stretched to it. */
  readonly target?: number | undefined
  /** Whose months they are: see `words/shown-figure.ts`. */
  readonly series?: string
  /** What it shows, in a sentence that states its range, for who does not see it. */
  readonly description: string
}

const box = { width: 112, height: 32, margin: 4 }

/** The shape of a series beside its number: no axis, the last point marked. */
export function sparkline({ points, unit, target, series, description }: SparklineSpec): Markup {
  const known = points.filter((value) => value !== null)
  if (known.length === 0) return '' as Markup
  const { width, height, margin } = box
  const [from, to] = sparklineScale(unit, known)
  const y = (value: number): number =>
    height - margin - ((value - from) / (to - from)) * (height - 2 * margin)
  const step = (width - 2 * margin) / Math.max(1, points.length - 1)
  const x = (index: number): number => margin + index * step
  const path = line<number | null>()
    .defined((value) => value !== null)
    .digits(1)
    .x((_, index) => x(index))
    .y((value) => y(value ?? 0))
  const last = points.findLastIndex((value) => value !== null)
  const isTargetWithin = target !== undefined && target >= from && target <= to
  const targetLine = (value: number): Markup =>
    element('line', {
      class: 'app-sparkline__target',
      x1: 0,
      x2: width,
      y1: y(value),
      y2: y(value),
    })
  return element(
    'svg',
    {
      class: 'app-sparkline',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      focusable: 'false',
      'data-series': series,
    },
    [
      element('title', {}, [words(description)]),
      ...(isTargetWithin ? [targetLine(target)] : []),
      element('path', { class: 'app-sparkline__line', d: path(points) ?? '' }),
      element('circle', {
        class: 'app-sparkline__last',
        cx: x(last),
        cy: y(points[last] ?? 0),
        r: 2.5,
      }),
    ],
  )
}

const fewestPoints = 20

/**
 * The ends of a series' own scale, which would make every series look as lively as another, so it
 * spans at least 20 points of a percentage, or half of the largest number of weeks. Counts begin at 0.
 */
function sparklineScale(unit: ChartUnit, values: readonly number[]): readonly [number, number] {
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  if (unit === 'count') return [0, Math.max(1, highest)]
  const fewest = unit === 'percent' ? fewestPoints : Math.max(1, highest / 2)
  const span = Math.max(fewest, highest - lowest)
  const most = unit === 'percent' ? 100 : Infinity
  const from = Math.max(0, Math.min((lowest + highest - span) / 2, most - span))
  return [from, from + span]
}
