import { parsePeriod } from '#calendar/periods.ts'
import { findMeasure } from '#measures/catalogue/index.ts'
import type { FigureRow } from '../journeys/expected-words.ts'
import type { ItemRow } from './printed-items.ts'
import { attributeOf, readHtml, within, wordsIn, type Element } from './read-html.ts'
import type { Walk } from './walk-pages.ts'

/**
 * Where a figure's numbers are not those of its items. A longer period that is the mean of its months
 * has the items of its last one, and no counts of its own.
 */
export function countFaults(
  id: string,
  figure: FigureRow | undefined,
  items: readonly ItemRow[],
): string[] {
  const measure = findMeasure(id)
  if (figure === undefined) return items.length === 0 ? [] : [`${items.length} items of no figure`]
  const isMean = measure?.periodAverage === true && parsePeriod(figure.period)?.kind !== 'month'
  if (measure === undefined || isMean || figure.numerator === null) return []
  const counted = items.filter(({ left_out }) => left_out === null)
  const met = counted.filter(({ in_numerator }) => in_numerator === true).length
  return [
    ...(measure.unit === 'percent' && met !== figure.numerator
      ? [`${met} items are in a numerator of ${figure.numerator}`]
      : []),
    ...(measure.unit === 'count' && met !== figure.value
      ? [`${met} items are in a count of ${figure.value}`]
      : []),
    ...(figure.denominator !== null && counted.length !== figure.denominator
      ? [`${counted.length} items are in a denominator of ${figure.denominator}`]
      : []),
  ]
}

/** The ids on all pages of a list, from the first on. */
export async function idsOnPages(ask: Walk['ask'], address: string): Promise<string[]> {
  const ids: string[] = []
  let next: string | undefined = address
  while (next !== undefined) {
    const page = readHtml((await ask(next)).text)
    ids.push(...rowsOfList(page).map(idOf))
    next = [...within(page)].flatMap((one) =>
      attributeOf(one, 'rel') === 'next' ? [attributeOf(one, 'href')] : [],
    )[0]
  }
  return ids
}

/** The ids in a list's file, first line left out. */
export async function idsInFile(ask: Walk['ask'], address: string): Promise<string[]> {
  const { text } = await ask(address)
  const [head = '', ...lines] = text.trim().split(/\r?\n/)
  const at = head.split(',').indexOf('item_id')
  return lines.map((line) => line.split(',')[at] ?? '')
}

/** The first few of what one list has and the other has not, or has more often. */
export function apart(shown: readonly string[], expected: readonly string[]): string[] {
  const [more, less] = [without(shown, expected), without(expected, shown)]
  return [...more.map((id) => `${id} too many`), ...less.map((id) => `${id} missing`)].slice(0, 5)
}

function without(some: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const id of others) left.set(id, (left.get(id) ?? 0) + 1)
  return some.filter((id) => {
    const number = left.get(id) ?? 0
    left.set(id, number - 1)
    return number <= 0
  })
}

/** The rows of a list's own table. */
export const rowsOfList = (page: Element): Element[] =>
  [...within(page)]
    .filter(({ attributes }) => attributes.get('class')?.split(' ').includes('app-items'))
    .flatMap((table) => [...within(table)])
    .filter((row) => row.tag === 'tr' && row.parent?.tag === 'tbody')

const idOf = (row: Element): string => {
  const header = [...within(row)].find(({ tag }) => tag === 'th')
  return header === undefined ? '' : wordsIn(header)
}
