import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { PrintedItems } from './printed-items.ts'
import { attributeOf, nearest, within, wordsIn, type Element } from './read-html.ts'
import { gone, grouped, numbersIn, valueOf, withoutNumbers } from './without.ts'

type Place = { readonly at: Element; readonly address: string }

/** The children of an extract with a case open on its day, out of its own file. */
export function childrenWithOpenCase(dataFolder: string, extractedOn: string): ReadonlySet<string> {
  const rows = rowsOfFile(dataFolder, extractedOn, 'ssd_cin_episodes.csv')
  const open = rows.filter((row) => {
    const [from, until] = [row.get('cine_referral_date') ?? '', row.get('cine_close_date') ?? '']
    return from !== '' && from <= extractedOn && (until === '' || until > extractedOn)
  })
  return new Set(open.map((row) => row.get('cine_person_id') ?? ''))
}

function rowsOfFile(dataFolder: string, extractedOn: string, name: string) {
  const file = path.join(dataFolder, 'extracts', extractedOn, name)
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/)
  const names = head.split(',')
  return lines.map((line) => new Map(line.split(',').map((cell, at) => [names[at] ?? '', cell])))
}

/** The ids of all children of an extract, out of its own file. */
export function childrenIn(dataFolder: string, extractedOn: string): ReadonlySet<string> {
  const rows = rowsOfFile(dataFolder, extractedOn, 'ssd_person.csv')
  return new Set(rows.map((row) => row.get('pers_person_id') ?? ''))
}

/** A text without the number of a child of the extract. */
export const withoutChildren = (text: string, children: ReadonlySet<string>): string =>
  text.replaceAll(/\bP\d+\b/g, (id) => (children.has(id) ? gone : id))

/** Measures whose lists hold between them the cases open for a month and more, and placements. */
const held = ['genogram-up-to-date', 'alternative-provision-quality-assured']

/**
 * A text without the children with an open case of a team or service, its case workers, and its
 * children of a concern. Cases open for less than a month are in no list, so children may be more.
 */
export async function withoutHoldings(
  text: string,
  { at, address }: Place,
  { items, month }: { readonly items: PrintedItems; readonly month: string },
): Promise<string> {
  const cell = attributeOf(at, 'data-label')
  if (!/open case|case worker|are? a concern|is a concern/i.test(`${text} ${cell}`)) return text
  const row = nearest(at, ({ tag }) => tag === 'tr')
  const head = row && [...within(row)].find(({ tag }) => tag === 'th')
  const name = head ? wordsIn(head) : new URL(address, 'http://page').searchParams.get('name')
  const lists = await Promise.all(held.map((measure) => items(measure, month)))
  const own = lists.flat().filter(({ team, service }) => team === name || service === name)
  const children = sizeOf(
    (lists[0] ?? []).filter((one) => own.includes(one)).map((one) => one.child_id),
  )
  const workers = own.map(({ worker }) => worker).filter((one) => one !== 'Not recorded')
  const concerns = own.filter(({ concern }) => concern !== null).map((one) => one.child_id)
  const most = children * mostNewCases
  const isOfCases = (number: string): boolean =>
    valueOf(number) >= children && valueOf(number) <= most && /open case/i.test(`${text} ${cell}`)
  return withoutNumbers(text, [
    ...[sizeOf(workers), sizeOf(concerns)].map(grouped),
    ...numbersIn(text).filter(isOfCases),
  ])
}

const sizeOf = (some: readonly (string | null)[]): number => new Set(some).size

/** So many times the cases open for a month are open, at most; the test of all teams is exact. */
const mostNewCases = 3

/** A text without how much is late and due soon, where the measures listed add up to it. */
export function withoutLateTotals(text: string, { at }: Place): string {
  const list = nearest(at, ({ attributes }) => attributes.get('class') === 'app-due')
  if (list) return text.replaceAll(/[\d,]+ (?:late|due soon)/g, gone)
  const main = nearest(at, ({ tag }) => tag === 'main')
  const each = main
    ? [...within(main)]
        .filter(({ attributes }) => attributes.get('class') === 'app-due')
        .map(wordsIn)
    : []
  const total = (kind: string): string => {
    const found = each.flatMap((words) => words.match(new RegExp(`[\\d,]+ ${kind}`, 'g')) ?? [])
    return grouped(found.reduce((sum, words) => sum + valueOf(numbersIn(words)[0] ?? ''), 0))
  }
  return /late and still to be done|about to be late|due within/.test(text)
    ? withoutNumbers(text, [total('late'), total('due soon')])
    : text.replace(/\bThe first 50 of [\d,]+ children/, gone)
}
