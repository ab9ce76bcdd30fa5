import { line } from 'd3-shape'
import { element, words, type Markup } from './svg.ts'
import { valueScale, type ChartUnit } from './value-scale.ts'

export type SparklineSpec = {
  /** In time; null where there is no figure. */
  readonly points: readonly (number | null)[]
  readonly unit: ChartUnit
  /** What it shows, in a sentence, for who does not see it. */
  readonly description: string
}

const box = { width: 96, height: 24, margin: 3 }

/** The shape of a series beside its number: no axis, the last point marked. */
export function sparkline({ points, unit, description }: SparklineSpec): Markup {
  const known = points.filter((value) => value !== null)
  if (known.length === 0) return '' as Markup
  const { width, height, margin } = box
  const scale = valueScale(unit, known, { top: margin, bottom: height - margin }, 3)
  const step = (width - 2 * margin) / Math.max(1, points.length - 1)
  const x = (index: number): number => margin + index * step
  const path = line<number | null>()
    .defined((value) => value !== null)
    .digits(1)
    .x((_, index) => x(index))
    .y((value) => scale.at(value ?? 0))
  const last = points.findLastIndex((value) => value !== null)
  return element(
    'svg',
    {
      class: 'app-sparkline',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-label': description,
      focusable: 'false',
    },
    [
      element('title', {}, [words(description)]),
      element('path', { class: 'app-sparkline__line', d: path(points) ?? '' }),
      element('circle', {
        class: 'app-sparkline__last',
        cx: x(last),
        cy: scale.at(points[last] ?? 0),
        r: 2.5,
      }),
    ],
  )
}
