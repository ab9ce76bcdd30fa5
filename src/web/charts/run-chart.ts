import { line } from 'd3-shape'
import { chartLayout, type ChartLayout, type LayoutName } from './chart-layout.ts'
import { element, words, type Markup } from './svg.ts'
import { valueScale, type ChartUnit, type ValueScale } from './value-scale.ts'

export type RunChartPoint = {
  /** `October 2019` */
  readonly label: string
  /** `Oct 19`, under the axis. */
  readonly short: string
  /** Null where there is no figure: the line has a gap there. */
  readonly value: number | null
  /** The value as printed everywhere else. */
  readonly printed: string
  /** The month was not over when the extract was taken. */
  readonly isPart: boolean
  /** Special cause, told by shape as well as colour. */
  readonly mark?: 'improvement' | 'concern'
  /** As first published, where that was another number. */
  readonly first?: { readonly value: number; readonly printed: string }
}

/** Months with one mean and one pair of limits, by their places among the points. */
export type UsualStretch = {
  readonly first: number
  readonly last: number
  readonly mean: number
  readonly upper: number
  readonly lower: number
}

/** What is usual is reckoned afresh from a month on, by its place among the points. */
export type Step = { readonly first: number; readonly label: string }

export type RunChartSpec = {
  /** Unique on its page. */
  readonly id: string
  readonly title: string
  /** The chart's own sentence. */
  readonly description: string
  readonly unit: ChartUnit
  /** Whose months they are: see `words/shown-figure.ts`. */
  readonly series?: string
  /** In time, one for each month. */
  readonly points: readonly RunChartPoint[]
  /** What chance does: a pale band about a mean. */
  readonly usual?: readonly UsualStretch[]
  readonly steps?: readonly Step[]
  readonly target?: { readonly value: number; readonly upper?: number; readonly label: string }
}

/**
 * A series of months as a line with dots, its target as a thin line labelled at its end. Drawn twice,
 * for wide and for narrow pages: the stylesheet shows one. The table beside it holds its numbers.
 */
export const runChart = (spec: RunChartSpec): Markup =>
  [draw(spec, 'wide'), draw(spec, 'narrow')].join('') as Markup

type Drawing = {
  readonly spec: RunChartSpec
  readonly layout: ChartLayout
  readonly y: ValueScale
  readonly x: (index: number) => number
}

function draw(spec: RunChartSpec, name: LayoutName): Markup {
  const layout = chartLayout(name)
  const known = spec.points.flatMap(({ value, first }) => [
    ...(value === null ? [] : [value]),
    ...(first ? [first.value] : []),
  ])
  const marks = spec.target ? [spec.target.value, spec.target.upper ?? spec.target.value] : []
  const limits = (spec.usual ?? []).flatMap(({ upper, lower }) => [upper, Math.max(0, lower)])
  const y = valueScale(spec.unit, [...known, ...marks, ...limits], layout, layout.ticks)
  const step = (layout.right - layout.left) / Math.max(1, spec.points.length - 1)
  const drawing: Drawing = { spec, layout, y, x: (index) => layout.left + index * step }
  const [titleId, descId] = [`${spec.id}-${name}-title`, `${spec.id}-${name}-desc`]
  return element(
    'svg',
    {
      class: `app-chart app-chart--${name}`,
      viewBox: `0 0 ${layout.width} ${layout.height}`,
      role: 'img',
      'aria-labelledby': `${titleId} ${descId}`,
      focusable: 'false',
      'data-series': spec.series,
    },
    [
      element('title', { id: titleId }, [words(spec.title)]),
      element('desc', { id: descId }, [words(spec.description)]),
      ...usualBands(drawing),
      ...stepLines(drawing),
      ...valueAxis(drawing),
      ...monthAxis(drawing),
      ...targetLine(drawing),
      ...series(drawing),
      ...endLabels(drawing),
    ],
  )
}

function usualBands({ spec, layout, y, x }: Drawing): Markup[] {
  return (spec.usual ?? []).flatMap(({ first, last, mean, upper, lower }) => {
    const top = Math.max(layout.top, y.at(upper))
    const bottom = Math.min(layout.bottom, y.at(lower))
    return [
      element('rect', {
        class: 'app-chart__usual',
        x: x(first),
        y: top,
        width: x(last) - x(first),
        height: Math.max(0, bottom - top),
      }),
      element('line', {
        class: 'app-chart__mean',
        x1: x(first),
        x2: x(last),
        y1: y.at(mean),
        y2: y.at(mean),
      }),
    ]
  })
}

/** Between the last month before and the first after, with its day at the foot. */
function stepLines({ spec, layout, x }: Drawing): Markup[] {
  return (spec.steps ?? []).flatMap(({ first, label }) => {
    const at = (x(Math.max(0, first - 1)) + x(first)) / 2
    return [
      element('line', {
        class: 'app-chart__step',
        x1: at,
        x2: at,
        y1: layout.top,
        y2: layout.bottom,
      }),
      element('text', { class: 'app-chart__tick', x: at + 5, y: layout.bottom - 6 }, [
        words(label),
      ]),
    ]
  })
}

const unitMark: Readonly<Record<ChartUnit, string>> = { percent: '%', weeks: '', count: '' }

function valueAxis({ spec, layout, y }: Drawing): Markup[] {
  const lines = y.ticks.flatMap((tick) => [
    element('line', {
      class: 'app-chart__grid',
      x1: layout.left,
      x2: layout.right,
      y1: y.at(tick),
      y2: y.at(tick),
    }),
    element(
      'text',
      { class: 'app-chart__tick', x: layout.left - 8, y: y.at(tick) + 4, 'text-anchor': 'end' },
      [words(`${tick}${unitMark[spec.unit]}`)],
    ),
  ])
  if (!y.isCut) return lines
  const cut = element(
    'text',
    { class: 'app-chart__tick', x: layout.left, y: layout.bottom + layout.cutBelow },
    [words('The scale begins at 50')],
  )
  return [...lines, cut]
}

/** Months between labels: as many labels as there is room for, at steps that years are made of. */
function monthsApart(months: number, labels: number): number {
  const needed = Math.ceil(months / labels)
  return [1, 2, 3, 6].find((step) => step >= needed) ?? Math.ceil(needed / 12) * 12
}

/** The last month's label is always among them. */
function monthAxis({ spec, layout, x }: Drawing): Markup[] {
  const every = monthsApart(spec.points.length, layout.monthLabels)
  const last = spec.points.length - 1
  return spec.points.flatMap(({ short }, index) => {
    if ((last - index) % every !== 0) return []
    return [
      element('line', {
        class: 'app-chart__axis',
        x1: x(index),
        x2: x(index),
        y1: layout.bottom,
        y2: layout.bottom + 4,
      }),
      element(
        'text',
        { class: 'app-chart__tick', x: x(index), y: layout.bottom + 19, 'text-anchor': 'middle' },
        [words(short)],
      ),
    ]
  })
}

function targetLine({ spec: { target }, layout, y }: Drawing): Markup[] {
  if (!target) return []
  const ends = target.upper === undefined ? [target.value] : [target.value, target.upper]
  return ends.map((value) =>
    element('line', {
      class: 'app-chart__target',
      x1: layout.left,
      x2: layout.right,
      y1: y.at(value),
      y2: y.at(value),
    }),
  )
}

function series({ spec: { points }, y, x }: Drawing): Markup[] {
  const whole = line<RunChartPoint>()
    .defined(({ value, isPart }) => value !== null && !isPart)
    .digits(1)
    .x((_, index) => x(index))
    .y(({ value }) => y.at(value ?? 0))
  const dots = points.flatMap((point, index) => {
    if (point.value === null) return []
    const r = index === points.length - 1 ? 4.5 : 2.75
    return [pointMark(point, x(index), y.at(point.value), r)]
  })
  return [
    element('path', { class: 'app-chart__line', d: whole(points) ?? '' }),
    ...partLine(points, y, x),
    ...points.flatMap((point, index) => firstDot(point, x(index), y)),
    ...dots,
  ]
}

/** What was first published: a hollow dot, joined to what is known now where there is anything. */
function firstDot(
  { label, value, printed, first }: RunChartPoint,
  cx: number,
  y: ValueScale,
): Markup[] {
  if (!first) return []
  const cy = y.at(first.value)
  const now = value === null ? 'no figure now' : `${printed} now`
  const dot = element('circle', { class: 'app-chart__dot app-chart__dot--first', cx, cy, r: 3 }, [
    element('title', {}, [words(`${label}: first published as ${first.printed} and ${now}`)]),
  ])
  if (value === null) return [dot]
  return [
    element('line', { class: 'app-chart__mend', x1: cx, x2: cx, y1: cy, y2: y.at(value) }),
    dot,
  ]
}

/** A dot for a month; special cause is larger, and a concern is a diamond, so that grey print tells. */
function pointMark(
  { label, printed, isPart, mark }: RunChartPoint,
  cx: number,
  cy: number,
  r: number,
): Markup {
  const told = [...(isPart ? ['part month'] : []), ...(mark ? [mark] : [])].join(', ')
  const says = `${label}: ${printed}${told === '' ? '' : ` (${told})`}`
  const title = element('title', {}, [words(says)])
  if (mark === 'concern') {
    const d = `M${cx} ${cy - r - 2.5}l${r + 2.5} ${r + 2.5}l${-r - 2.5} ${r + 2.5}l${-r - 2.5} ${-r - 2.5}z`
    return element('path', { class: 'app-chart__dot app-chart__dot--concern', d }, [title])
  }
  const kind = mark ?? (isPart ? 'part' : 'month')
  return element(
    'circle',
    { class: `app-chart__dot app-chart__dot--${kind}`, cx, cy, r: mark ? r + 1.25 : r },
    [title],
  )
}

/** The step into a part month is dashed: it may still move. */
function partLine(
  points: readonly RunChartPoint[],
  y: ValueScale,
  x: (index: number) => number,
): Markup[] {
  const last = points.length - 1
  const [before, part] = [points[last - 1], points[last]]
  if (!part?.isPart || part.value === null || !before || before.value === null) return []
  return [
    element('line', {
      class: 'app-chart__line app-chart__line--part',
      x1: x(last - 1),
      y1: y.at(before.value),
      x2: x(last),
      y2: y.at(part.value),
    }),
  ]
}

/** The last value and the target say what they are, where they end; kept clear of each other. */
function endLabels({ spec, layout, y }: Drawing): Markup[] {
  const last = spec.points.at(-1)
  const labels = [
    ...(last && last.value !== null
      ? [{ text: last.printed, at: y.at(last.value), kind: 'value' }]
      : []),
    ...(spec.target
      ? [{ text: spec.target.label, at: y.at(spec.target.value), kind: 'target' }]
      : []),
  ].sort((one, other) => one.at - other.at)
  const [first, second] = labels
  const overlap = first && second ? layout.lineHeight - (second.at - first.at) : 0
  const apart = Math.max(0, overlap) / 2
  return labels.map(({ text, at, kind }, index) =>
    element(
      'text',
      {
        class: `app-chart__label app-chart__label--${kind}`,
        x: layout.right + 10,
        y: at + 4 + (index === 0 ? -apart : apart),
      },
      [words(text)],
    ),
  )
}
