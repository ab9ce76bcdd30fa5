import { monthInWords } from '#calendar/day-in-words.ts'
import { parsePeriod } from '#calendar/periods.ts'
import { numbersOfPlan } from './measures-about.ts'
import { valueIn, type PrintedFigures, type PrintedRow } from './printed-figures.ts'
import { attributeOf, within, wordsIn, type Element } from './read-html.ts'
import type { About } from './unexplained.ts'
import { numbersIn, without, withoutPeriods, withoutTimes } from './without.ts'

/** `October 2019: 90.1`, `90.1% in October 2019`: a value with its month. */
const dated = [
  /^(?<month>[A-Z][a-z]+ \d{4}): (?<value>\d+(?:,\d{3})*(?:\.\d+)?)/g,
  /(?<value>\d+(?:,\d{3})*(?:\.\d+)?)(?:%| weeks)? in (?<month>[A-Z][a-z]+ \d{4})/g,
]

/**
 * What is wrong with the numbers that a page's drawings print and say: each is to be a figure of the
 * series drawn, that of its month where a month is named with it, or the end of a target; measures
 * are called by their `texts`. A drawing of no series says what the tables beside it say. The numbers
 * along an axis are the scale's own.
 */
export async function drawingFaults(
  page: Element,
  figures: PrintedFigures,
  { plan, texts, extractedOn }: Pick<About, 'plan' | 'texts' | 'extractedOn'>,
): Promise<string[]> {
  const faults: string[] = []
  for (const drawing of [...within(page)].filter(({ tag }) => tag === 'svg')) {
    const said = [...within(drawing)].filter(isText).map(wordsIn)
    if (!said.some((text) => /\d/.test(text))) continue
    const series = attributeOf(drawing, 'data-series')
    if (series === '') {
      const others = numbersIn(said.map(withoutPeriods).join(' ')).filter(
        (number) => !numbersOfTables(page).has(number),
      )
      if (others.length > 0) faults.push(`a drawing of no series says ${others.join(', ')}`)
      continue
    }
    const now = await figures.series(series)
    const first = await figures.series(series, 'first published')
    const all = new Set([
      ...[...now, ...first].map((row) => valueIn(row, 'number')),
      ...numbersOfPlan(plan, series.split('|')[0] ?? ''),
    ])
    const wrong = said.flatMap((text) => [
      ...datedFaults(text, now),
      ...numbersIn(withoutPeriods(withoutTimes(without(text, texts), extractedOn))).filter(
        (number) => !all.has(number),
      ),
    ])
    if (wrong.length > 0) faults.push(`the drawing of '${series}' says ${wrong.join(', ')}`)
  }
  return faults
}

/** What the cells of the page's tables say: a drawing of no series has its numbers from them. */
const numbersOfTables = (page: Element): ReadonlySet<string> =>
  new Set(
    [...within(page)].filter(({ tag }) => tag === 'td').flatMap((cell) => numbersIn(wordsIn(cell))),
  )

/** Values said with a month of which they are not. */
function datedFaults(text: string, rows: readonly PrintedRow[]): string[] {
  const said = dated.flatMap((one) => [...text.matchAll(one)])
  return said.flatMap(({ groups, 0: words }) => {
    const row = rows.find(({ period }) => monthOf(period) === groups?.['month'])
    return row && valueIn(row, 'number') === groups?.['value'] ? [] : [words]
  })
}

const isText = ({ tag, attributes }: Element): boolean =>
  ['text', 'title', 'desc'].includes(tag) && !attributes.get('class')?.includes('__tick')

function monthOf(label: string): string {
  const period = parsePeriod(label)
  return period?.kind === 'month' ? monthInWords(period.from) : ''
}
