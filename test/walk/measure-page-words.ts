import { readFileSync } from 'node:fs'
import path from 'node:path'
import { findMeasure } from '#measures/catalogue/index.ts'
import { comparedWith } from '#measures/comparators.ts'
import { holdersOf } from './measures-about.ts'
import type { PrintedItems } from './printed-items.ts'
import { wordsIn, type Element } from './read-html.ts'
import { gone, grouped, withoutNumbers } from './without.ts'
import type { Problem } from './words-of-extracts.ts'

type Place = { readonly at: Element; readonly address: string }

const idIn = (address: string): string => /^\/measures\/([\w-]+)/.exec(address)?.[1] ?? ''

/** What other bodies published or returned of a page's measure, as they print it. */
export function publishedOf(address: string, returnedFile: string): string[] {
  const id = idIn(address)
  const values = Object.values(comparedWith(id)?.comparator.values ?? {}).flat()
  const returned = readFileSync(returnedFile, 'utf8').split(/\r?\n/)
  const rows = returned
    .filter((line) => line.startsWith(`${id},`))
    .flatMap((line) => line.split(','))
  return [
    ...values,
    ...rows.filter((cell) => /^[\d.]+$/.test(cell)).map((cell) => Number(cell).toFixed(1)),
  ]
}

export const returnedFileIn = (dataFolder: string, extractedOn: string): string =>
  path.join(dataFolder, 'extracts', extractedOn, 'returned_figures.csv')

/** A text without how many items a figure leaves out, in the row or line that gives the reason. */
export async function withoutLeftOut(
  text: string,
  { at, address }: Place,
  { items, month }: { readonly items: PrintedItems; readonly month: string },
): Promise<string> {
  const reasons = Object.keys(findMeasure(idIn(address))?.leavesOut ?? {})
  const [holder] = holdersOf(at)
  const words = holder ? wordsIn(holder).toLowerCase() : ''
  const named = reasons.filter((reason) => words.includes(reason))
  if (named.length === 0) return text
  const period = new URL(address, 'http://page').searchParams.get('period') ?? month
  const left = (await items(idIn(address), period)).flatMap((row) => row.left_out ?? [])
  const sizes = named.map((reason) => left.filter((one) => one === reason).length)
  return withoutNumbers(text, [...sizes, left.length].map(grouped))
}

/** A text without how many problems there are in the tables that it or its row names. */
export function withoutProblems(text: string, { at }: Place, problems: readonly Problem[]): string {
  const [, said = '', tables = ''] = /^([\d,]+) in ([\w, ]+)\./.exec(text) ?? []
  const inTables = problems.filter(({ table }) => tables.split(', ').includes(String(table)))
  if (said !== '' && grouped(inTables.length) === said) return text.replace(said, gone)
  const [holder] = holdersOf(at)
  const row = holder?.tag === 'tr' ? wordsIn(holder) : ''
  const alike = problems.filter(
    ({ table, reason }) => row.includes(String(table)) && row.includes(reasonOf(String(reason))),
  )
  return alike.length === 0 ? text : withoutNumbers(text, [grouped(alike.length)])
}

/** A reason that names a line, as it is said of several. */
const reasonOf = (reason: string): string => reason.replace(/\bline \d+/, 'another line')
