import { periodInWords } from '#calendar/period-in-words.ts'
import { parsePeriod } from '#calendar/periods.ts'
import type { Figure } from '#measures/figure.ts'
import type { Measure } from '#measures/measure.ts'
import { measureAddress } from '../../addresses.ts'
import type { FirstFigures } from '../../first-figures.ts'
import { asKnownIn, shownBase, shownNumber, type ShownFigure } from '../../words/shown-figure.ts'

/** One period of the council, in a table. */
export type PeriodRow = {
  readonly period: string
  readonly href: string
  readonly value: ShownFigure
  readonly base: ShownFigure
  /** As first published and what that was of; undefined where it was the same. */
  readonly first?: { readonly value: ShownFigure; readonly base: ShownFigure }
}

/** A table of periods, newest first, and whether any of them was first published otherwise. */
export type PeriodTable = { readonly rows: readonly PeriodRow[]; readonly isMended: boolean }

export function periodTable(
  measure: Measure,
  figures: readonly Figure[],
  firstFigures: FirstFigures,
): PeriodTable {
  const rows = figures.toReversed().map((figure): PeriodRow => {
    const first = firstFigures(measure.id, figure.period)
    return {
      period: `${periodWords(figure)}${figure.state === 'part period' ? ' (so far)' : ''}`,
      href: measureAddress(measure.id, figure.period),
      value: shownNumber(measure, figure),
      base: shownBase(measure, figure),
      ...(first && {
        first: {
          value: asKnownIn('first published', shownNumber(measure, first)),
          base: asKnownIn('first published', shownBase(measure, first)),
        },
      }),
    }
  })
  return { rows, isMended: rows.some(({ first }) => first !== undefined) }
}

const periodWords = ({ period }: Figure): string => {
  const parsed = parsePeriod(period)
  return parsed ? periodInWords(parsed) : period
}
