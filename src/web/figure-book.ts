import { catalogue } from '#measures/catalogue/index.ts'
import { findFigures } from '#measures/engine/find-figures.ts'
import type { Analysis } from '#measures/engine/open-analysis.ts'
import type { Figure, Level, PeriodKind } from '#measures/figure.ts'

/** A snapshot's figures of months, quarters and years, held in memory as pages ask for them. */
export type FigureBook = {
  /** One unit's figure; `name` is the team's or service's, empty for the council. */
  readonly of: (measure: string, period: string, level: Level, name?: string) => Figure | undefined
  /** Every team's, or every service's, in a period, by name. */
  readonly across: (measure: string, period: string, level: 'service' | 'team') => readonly Figure[]
  /** Every unit's of every period. */
  readonly all: (measure: string) => readonly Figure[]
  /** One unit's figures of a kind of period, in time. */
  readonly series: (
    measure: string,
    kind: PeriodKind,
    level: Level,
    name?: string,
  ) => readonly Figure[]
}

export async function readFigureBook(analysis: Analysis): Promise<FigureBook> {
  const figures = await findFigures(analysis, { measures: catalogue })
  const units = groupedBy(figures, ({ measure, periodKind, level, team }) =>
    keyOf(measure, periodKind, level, team),
  )
  const measures = groupedBy(figures, ({ measure }) => measure)
  const periods = groupedBy(figures, ({ measure, period, level }) => keyOf(measure, period, level))
  return {
    of: (measure, period, level, name = '') =>
      periods.get(keyOf(measure, period, level))?.find(({ team }) => team === name),
    all: (measure) => measures.get(measure) ?? [],
    across: (measure, period, level) => periods.get(keyOf(measure, period, level)) ?? [],
    series: (measure, kind, level, name = '') => units.get(keyOf(measure, kind, level, name)) ?? [],
  }
}

const keyOf = (...parts: readonly string[]): string => parts.join('\n')

function groupedBy(
  figures: readonly Figure[],
  key: (figure: Figure) => string,
): ReadonlyMap<string, readonly Figure[]> {
  const groups = new Map<string, Figure[]>()
  for (const figure of figures) {
    const group = groups.get(key(figure))
    if (group) group.push(figure)
    else groups.set(key(figure), [figure])
  }
  return groups
}
