import { byShowing, type ItemRow, type PrintedItems } from './printed-items.ts'
import { nearest, within, wordsIn, type Element } from './read-html.ts'
import type { Walk } from './walk-pages.ts'
import { gone, grouped, valueOf, without, withoutNumbers } from './without.ts'

/** How many rows of a list a page shows. */
const rowsOnPage = 100

export type OfLists = {
  readonly items: PrintedItems
  readonly ask: Walk['ask']
  readonly month: string
}

/**
 * A text of a list's page without what its rows explain: in a row the record's own ids, value and
 * days; elsewhere how many rows there are of a worker or a showing, and the pages of the list.
 */
export async function withoutListWords(
  text: string,
  { at, address }: { readonly at: Element; readonly address: string },
  lists: OfLists,
): Promise<string> {
  const list = new URL(address, 'http://page')
  const measure = list.pathname.split('/')[2] ?? ''
  const asked = (name: string) => list.searchParams.get(name) ?? ''
  const soon = await soonRows(list, lists.ask)
  const all = await lists.items(measure, asked('period') || lists.month)
  const known = new Set(all.map(({ item_id }) => item_id))
  const rows = [...all, ...soon.filter(({ item_id }) => !known.has(item_id))]
  const row = rowOf(at)
  if (row !== undefined)
    return withoutRecord(
      text,
      rows.filter((one) => one.item_id === row),
    )
  const ofUnit = all.filter((one) =>
    (['team', 'service'] as const).every((name) => ['', one[name]].includes(asked(name))),
  )
  const ofConcern = ofUnit.filter(({ concern }) => concern !== null)
  const sizes = [
    ...Object.values(byShowing(measure, ofUnit)),
    soon,
    ofConcern,
    [...new Set(ofConcern.map(({ child_id }) => child_id))],
  ].map((some) => some.length)
  const pages = Array.from({ length: Math.ceil(rows.length / rowsOnPage) }, (_, page) => page + 1)
  const ahead = soon.filter(({ item_id }) => !known.has(item_id)).length
  return nearest(at, ({ tag }) => tag === 'nav')
    ? withoutNumbers(text, pages.map(String))
    : withoutRange(withoutNumbers(withoutWorker(text, rows), [...sizes, ahead].map(grouped)))
}

/** What the list's own file has as due soon, some of it counted only after the period. */
async function soonRows(list: URL, ask: Walk['ask']): Promise<ItemRow[]> {
  const query = new URLSearchParams(list.searchParams)
  for (const name of ['worker', 'page', 'sort', 'order', 'tour']) query.delete(name)
  query.set('show', 'soon')
  const { text } = await ask(
    `${list.pathname.replace(/\/items$/, '/items.csv')}?${query.toString()}`,
  )
  const [head = '', ...lines] = text.trim().split(/\r?\n/)
  const names = head.split(',')
  return lines.map((line) => {
    const cells = new Map(line.split(',').map((cell, at) => [names[at] ?? '', cell]))
    const cell = (name: string): string => cells.get(name) ?? ''
    return {
      item_id: cell('item_id'),
      child_id: cell('child_id'),
      team: cell('team'),
      service: cell('service'),
      worker: cell('worker'),
      value: cell('value') === '' ? null : Number(cell('value')),
      in_numerator: null,
      left_out: null,
      concern: null,
    }
  })
}

/** The record of the row of a list that words stand in. */
function rowOf(at: Element): string | undefined {
  const row = nearest(at, (one) => one.tag === 'tr' && one.parent?.tag === 'tbody')
  const head = row && [...within(row)].find(({ tag }) => tag === 'th')
  return head && wordsIn(head)
}

const withoutRecord = (text: string, alike: readonly ItemRow[]): string =>
  alike.reduce((rest, { item_id, child_id, value }) => {
    const own = value === null ? [] : [grouped(value), value.toFixed(1)]
    const days = without(rest, [item_id]).replaceAll(/[\d,]+ (?:working )?days?\b/g, gone)
    return withoutNumbers(days, [child_id ?? gone, ...own])
  }, text)

/** `Isla Askew (2)` among the workers to choose from: no more than all of that name have. */
function withoutWorker(text: string, rows: readonly ItemRow[]): string {
  const [, name = '', number = ''] = /^(.+) \(([\d,]+)\)$/.exec(text) ?? []
  const most = rows.filter(({ worker }) => worker === name).length
  return number !== '' && valueOf(number) <= most ? gone : text
}

const withoutRange = (text: string): string =>
  text.replaceAll(/\bRows (?:[\d,]+|·) to (?:[\d,]+|·) of ·/g, gone)
