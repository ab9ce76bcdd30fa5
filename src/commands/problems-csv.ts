import { closeSync, openSync, writeSync } from 'node:fs'
import { csvLine } from '#records/csv-line.ts'
import { problemCells, problemColumns } from '#records/problem-cells.ts'
import { readProblems } from '#records/build/problem-table.ts'
import type { Duck } from '#store/duck.ts'

/** Writes the problems in a DuckDB table or view as a CSV file, however many there are. */
export async function problemsToFile(duck: Duck, from: string, file: string): Promise<void> {
  const handle = openSync(file, 'w', 0o600)
  try {
    writeSync(handle, csvLine(problemColumns))
    for await (const problems of readProblems(duck, from))
      writeSync(handle, problems.map((one) => csvLine(problemCells(one))).join(''))
  } finally {
    closeSync(handle)
  }
}
