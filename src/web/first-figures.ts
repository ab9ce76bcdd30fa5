import type { LocalDate } from '#calendar/local-date.ts'
import { isPartPeriod, parsePeriod } from '#calendar/periods.ts'
import { catalogue } from '#measures/catalogue/index.ts'
import { findFirstPublished, type PublishedOf } from '#measures/first-published.ts'
import type { Figure } from '#measures/figure.ts'
import { openDuck, type DuckOptions } from '#store/duck.ts'

/**
 * The council's figure of a month, quarter or year as it was first published; undefined where that
 * was what is known now, and where no extract has come since.
 */
export type FirstFigures = (measure: string, period: string) => Figure | undefined

/** Reads them once, in a DuckDB of its own that goes again: pages never meet another snapshot's tables. */
export async function readFirstFigures(
  of: Omit<PublishedOf, 'measures'> & { readonly extractedOn: LocalDate },
  duckOptions: DuckOptions,
): Promise<FirstFigures> {
  const duck = await openDuck(duckOptions)
  try {
    const query = { measures: catalogue, level: 'council' } as const
    const published = await findFirstPublished(duck, { ...of, measures: catalogue }, query)
    const mended = published.filter(
      ({ first, now }) => now && isOver(first, of.extractedOn) && !isSame(first, now),
    )
    const found = new Map(mended.map(({ first }) => [keyOf(first.measure, first.period), first]))
    return (measure, period) => found.get(keyOf(measure, period))
  } finally {
    duck.close()
  }
}

const keyOf = (measure: string, period: string): string => `${measure} ${period}`

/** Over in the snapshot shown: a later extract's is not the first published before it. */
function isOver({ period }: Figure, extractedOn: LocalDate): boolean {
  const parsed = parsePeriod(period)
  return parsed !== undefined && !isPartPeriod(parsed, extractedOn)
}

const isSame = (one: Figure, other: Figure): boolean =>
  one.numerator === other.numerator &&
  one.denominator === other.denominator &&
  one.printed === other.printed
