import { parsePeriod } from '#calendar/periods.ts'
import { holdersOf } from './measures-about.ts'
import type { PrintedFigures } from './printed-figures.ts'
import type { Element } from './read-html.ts'
import { gone } from './without.ts'
import { marksOf } from './words-of-page.ts'

/**
 * A text without `18 of 30`, where so many of a measure's months have other figures in the second of
 * the two snapshots that the row marks than in the first, of those over when that one was taken.
 */
export async function withoutMovedMonths(
  text: string,
  at: Element,
  { figures, active }: { readonly figures: PrintedFigures; readonly active: string },
): Promise<string> {
  const [, moved, of] = /^(\d+) of (\d+)$/.exec(text) ?? []
  const [holder] = holdersOf(at)
  const marks = holder?.tag === 'tr' ? marksOf(holder).map(({ mark }) => mark) : []
  const [mark] = marks
  const [first, second] = [...new Set(marks.map((one) => one.of || active))].toSorted()
  if (!moved || !mark || !first || !second) return text
  const series = `${mark.figure.split('|')[0]}|council|`
  const later = await figures.series(series, second)
  const months = (await figures.series(series, first)).flatMap((one) => {
    const period = parsePeriod(one.period)
    const now = later.find((other) => other.period === one.period)
    const isOver = period?.kind === 'month' && period.to <= first.slice(0, 10)
    return isOver && now ? [{ one, now }] : []
  })
  const changed = months.filter(({ one, now }) =>
    (['numerator', 'denominator', 'value', 'state'] as const).some(
      (name) => one[name] !== now[name],
    ),
  )
  return changed.length === Number(moved) && months.length === Number(of) ? gone : text
}
