import { baseWords, valueWords } from '../journeys/expected-words.ts'
import { exactValue, type PrintedFigures, type PrintedRow } from './printed-figures.ts'
import { gone, valueOf, without } from './without.ts'

export type Said = {
  /** Ids of the measures spoken of. */
  readonly measures: readonly string[]
  readonly period: string
}

const fewestToDecide = 6

/**
 * A text without the figures it says in a sentence: the council's, or those of a team or service
 * it names, with what they are of; and how many teams are under a value or over it.
 */
export async function withoutSaidFigures(
  text: string,
  { measures, period }: Said,
  figures: PrintedFigures,
): Promise<string> {
  let rest = text
  for (const measure of measures) {
    const rows = await figures.inPeriod(measure, period)
    rest = withoutTeamCounts(rest, rows)
    for (const row of rows) {
      if (row.team !== '' && !text.includes(row.team)) continue
      const [value, base] = [valueWords(row), baseWords(row)]
      const named = row.team === '' ? [] : [`${value} (${base}, ${row.team})`]
      const bare =
        base === '' ? [] : [`${value} (${base})`, `${value} overall (${base})`, `behind ${base}`]
      if (/\d/.test(value)) rest = without(rest, [...named, ...bare, `${value} overall`])
    }
  }
  return rest
}

/** `3 of 9 teams are under 85%`: of those in which enough is counted to decide. */
function withoutTeamCounts(text: string, rows: readonly PrintedRow[]): string {
  const deciding = rows.filter(
    ({ level, value, denominator }) =>
      level === 'team' && value !== null && (denominator ?? 0) >= fewestToDecide,
  )
  const few = rows.filter(
    ({ level, denominator }) => level === 'team' && !!denominator && denominator < fewestToDecide,
  )
  const counted = text.replaceAll(/(\d+) teams? with fewer/g, (all, number: string) =>
    few.length === Number(number) ? `${gone} with fewer` : all,
  )
  return counted.replaceAll(
    /(\d+) of (\d+) teams (?:is|are) (under|over) ([\d.]+)/g,
    (all, some: string, of: string, side: string, end: string) => {
      const off = deciding.filter((row) =>
        side === 'under' ? exactValue(row) < valueOf(end) : exactValue(row) > valueOf(end),
      )
      return off.length === Number(some) && deciding.length === Number(of) ? `${gone} ${end}` : all
    },
  )
}
