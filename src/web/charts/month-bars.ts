import { element, words, type Markup } from './svg.ts'

export type MonthBar = {
  /** `Nov 19`. */
  readonly label: string
  /** From the bottom of the bar up; parts of nothing are left out. */
  readonly parts: readonly { readonly count: number; readonly kind: 'done' | 'to do' | 'past' }[]
}

const box = { width: 640, height: 190, left: 4, top: 24, bottom: 158 }

/** The fewest things that fill the height: one alone would look like many. */
const fewestFull = 5
const widestBar = 44

/**
 * Bars of whole things side by side, one a month, with how many above each. A table beside it has
 * its numbers.
 */
export function monthBars(months: readonly MonthBar[], description: string): Markup {
  const most = Math.max(fewestFull, ...months.map(total))
  const step = (box.width - 2 * box.left) / Math.max(1, months.length)
  const width = Math.min(widestBar, step * 0.7)
  const unit = (box.bottom - box.top) / most
  return element(
    'svg',
    {
      class: 'app-month-bars',
      viewBox: `0 0 ${box.width} ${box.height}`,
      role: 'img',
      focusable: 'false',
    },
    [
      element('title', {}, [words(description)]),
      element('line', {
        class: 'app-chart__axis',
        x1: 0,
        x2: box.width,
        y1: box.bottom,
        y2: box.bottom,
      }),
      ...months.flatMap((month, index) =>
        barOf(month, { middle: box.left + (index + 0.5) * step, width, unit }),
      ),
    ],
  )
}

const total = ({ parts }: MonthBar): number => parts.reduce((sum, { count }) => sum + count, 0)

function barOf(
  month: MonthBar,
  {
    middle,
    width,
    unit,
  }: { readonly middle: number; readonly width: number; readonly unit: number },
): Markup[] {
  let y = box.bottom
  const rects = month.parts
    .filter(({ count }) => count > 0)
    .map(({ count, kind }) => {
      y -= count * unit
      return element('rect', {
        class: `app-month-bars__${kind.replace(' ', '-')}`,
        x: middle - width / 2,
        y: y + 1,
        width,
        height: Math.max(1, count * unit - 2),
      })
    })
  const at = { x: middle, 'text-anchor': 'middle' }
  return [
    ...rects,
    element('text', { class: 'app-month-bars__count', ...at, y: y - 6 }, [
      words(String(total(month))),
    ]),
    element('text', { class: 'app-chart__tick', ...at, y: box.bottom + 20 }, [words(month.label)]),
  ]
}
