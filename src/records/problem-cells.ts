import { safeInSpreadsheet } from './csv-line.ts'
import type { Problem } from './problem.ts'

export const problemColumns = [
  'file',
  'table',
  'line',
  'column',
  'kind',
  'reason',
  'outcome',
] as const

/** One problem's cells, none of which a spreadsheet would take for a formula. */
export const problemCells = (problem: Problem): (string | number | null)[] =>
  problemColumns.map((name) => safeInSpreadsheet(problem[name]))
