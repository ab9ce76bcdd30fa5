import type { Plan } from '#plan/plan.ts'
import { holdersOf, measuresAbout, targetEnds } from './measures-about.ts'
import { exactValue, type PrintedFigures, type PrintedRow } from './printed-figures.ts'
import type { Element } from './read-html.ts'
import { gone, numbersIn, valueOf } from './without.ts'
import { marksOf } from './words-of-page.ts'

/** `Up 5.2 points`, `32.1 points under`, `+33.3 points`, `−7`, `5.3 weeks over`. */
const difference =
  /(?:\b(?:up|down|by) (?:under )?|[+−])\d[\d,.]*\d?(?: points| weeks)?|(?:under )?\d[\d,.]*\d?(?: points| weeks)? (?:under|over|below|above|more|fewer|from)\b/gi

/**
 * A text without the differences in it that are so: of two figures of one measure marked in the row
 * or section it stands in, of such a figure and the one of the month before, or of one and a target.
 */
export async function withoutDifferences(
  text: string,
  { at, address }: { readonly at: Element; readonly address: string },
  { plan, figures }: { readonly plan: Plan; readonly figures: PrintedFigures },
): Promise<string> {
  if (text.search(difference) < 0) return text
  const apart = await differencesAt(at, address, plan, figures)
  return text.replaceAll(difference, (words) => {
    // `Down under 0.1 points`: too little to print, but not nothing.
    const number = words.includes('under 0.1') ? 0 : valueOf(numbersIn(words)[0] ?? '')
    return apart.some((one) => Math.abs(Math.abs(one) - number) <= 0.05 + 1e-9) ? gone : words
  })
}

async function differencesAt(
  at: Element,
  address: string,
  plan: Plan,
  figures: PrintedFigures,
): Promise<number[]> {
  const apart: number[] = []
  for (const holder of holdersOf(at)) {
    const marks = marksOf(holder).map(({ mark }) => mark)
    if (marks.length === 0) continue
    const rows = await Promise.all(
      marks.flatMap(({ figure, of }) => [figures.row(figure, of), figures.before(figure)]),
    )
    for (const id of measuresAbout(at, address, plan)) {
      const known = rows.filter((row) => isKnown(row) && row.measure === id).map(exactOf)
      const ends = [...known, ...targetEnds(plan, id)]
      apart.push(...known.flatMap((one) => ends.map((other) => one - other)))
    }
    break
  }
  return apart
}

const isKnown = (row: PrintedRow | undefined): row is PrintedRow =>
  row !== undefined && row.value !== null

const exactOf = (row: PrintedRow | undefined): number => (row ? exactValue(row) : Number.NaN)
