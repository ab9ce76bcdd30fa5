import type { ManualFigure, PlanMeasure } from '#plan/plan.ts'
import { withUnit } from '#plan/value-in-words.ts'
import { periodWords } from '../words/period-words.ts'

/** A figure typed by hand, with where it is from and the post that answers for it. */
export type ManualFigureRow = {
  readonly period: string
  readonly value: string
  readonly source: string
  /** What it covers. */
  readonly covers: string
  readonly owner: string
  readonly note: string | null
}

export function manualFigureRow(unit: PlanMeasure['unit'], figure: ManualFigure): ManualFigureRow {
  const { period, value, places, source, geography, owner, note } = figure
  const number = value.toFixed(places)
  return {
    period: periodWords(period),
    value: unit === null ? number : withUnit(unit, number),
    source,
    covers: geography ?? 'the council',
    owner,
    note,
  }
}
