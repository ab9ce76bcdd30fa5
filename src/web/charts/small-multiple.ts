import { line } from 'd3-shape'
import { element, words, type Markup } from './svg.ts'
import { valueScale, type ChartUnit } from './value-scale.ts'

export type SmallMultipleSpec = {
  /** In time; null where there is no figure. */
  readonly points: readonly (number | null)[]
  readonly unit: ChartUnit
  /** Every value drawn in any chart of the group: they share one scale. */
  readonly group: readonly number[]
  readonly target?: number | undefined
  /** Whose months they are: see `words/shown-figure.ts`. */
  readonly series: string
  readonly description: string
}

const box = { width: 220, height: 92, left: 34, right: 212, top: 8, bottom: 84 }

/** One of a group of charts on one scale, so that their heights can be compared. */
export function smallMultiple(spec: SmallMultipleSpec): Markup {
  const { points, unit, group, target, series, description } = spec
  const y = valueScale(unit, target === undefined ? group : [...group, target], box, 2)
  const step = (box.right - box.left) / Math.max(1, points.length - 1)
  const x = (index: number): number => Math.round((box.left + index * step) * 10) / 10
  const path = line<number | null>()
    .defined((value) => value !== null)
    .digits(1)
    .x((_, index) => x(index))
    .y((value) => y.at(value ?? 0))
  const last = points.findLastIndex((value) => value !== null)
  const across = (kind: string, value: number): Markup =>
    element('line', { class: kind, x1: box.left, x2: box.right, y1: y.at(value), y2: y.at(value) })
  return element(
    'svg',
    {
      class: 'app-small',
      viewBox: `0 0 ${box.width} ${box.height}`,
      role: 'img',
      focusable: 'false',
      'data-series': series,
    },
    [
      element('title', {}, [words(description)]),
      ...y.ticks.flatMap((tick) => [
        across('app-chart__grid', tick),
        element(
          'text',
          { class: 'app-chart__tick', x: box.left - 6, y: y.at(tick) + 4, 'text-anchor': 'end' },
          [words(String(tick))],
        ),
      ]),
      ...(target === undefined ? [] : [across('app-chart__target', target)]),
      element('path', { class: 'app-chart__line', d: path(points) ?? '' }),
      ...(last < 0
        ? []
        : [
            element('circle', {
              class: 'app-chart__dot--month',
              cx: x(last),
              cy: y.at(points[last] ?? 0),
              r: 3.5,
            }),
          ]),
    ],
  )
}
