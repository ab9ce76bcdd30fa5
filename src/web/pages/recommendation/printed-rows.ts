import type { Measure } from '#measures/measure.ts'
import type { PlanMeasure, PrintedFigure } from '#plan/plan.ts'
import { countedNow, printedInWords } from '../../rated/printed-figure.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { periodWords } from '../../words/period-words.ts'
import { shownBase, shownValue, type ShownFigure } from '../../words/shown-figure.ts'

/** A figure that the plan prints, beside the same period as it is counted now. */
export type PrintedRow = {
  readonly name: string
  readonly period: string
  readonly printed: string
  /** What it covers where that is not the council, the range of its teams, a note. */
  readonly notes: readonly string[]
  readonly counted: ShownFigure | undefined
  readonly base: ShownFigure | undefined
}

/** The baseline, the figure before and the latest, as far as the plan prints them. */
export async function printedRows(
  planMeasure: PlanMeasure,
  measure: Measure | undefined,
  shown: ShownSnapshot | undefined,
): Promise<PrintedRow[]> {
  const { baseline, previous, latest, unit } = planMeasure
  const rows: PrintedRow[] = []
  for (const [name, printed] of [
    ['Baseline', baseline],
    ['Before', previous],
    ['Latest', latest],
  ] as const) {
    if (printed === null) continue
    const figure = measure && shown && (await countedNow(printed, measure, shown))
    rows.push({
      name,
      period: periodWords(printed.period),
      printed: printedInWords(unit, printed),
      notes: notesOn(unit, printed),
      counted: measure && figure && shownValue(measure, figure),
      base: measure && figure && shownBase(measure, figure),
    })
  }
  return rows
}

function notesOn(unit: PlanMeasure['unit'], printed: PrintedFigure): string[] {
  const { geography, source, teamRange, note } = printed
  const inWords = (value: number): string => printedInWords(unit, { ...printed, value })
  return [
    ...(geography === null ? [] : [`of the ${geography}`]),
    ...(source === 'returned' ? ['counted by another body'] : []),
    ...(teamRange === null
      ? []
      : [`teams from ${inWords(teamRange.lowest)} to ${inWords(teamRange.highest)}`]),
    ...(note === null ? [] : [note]),
  ]
}
