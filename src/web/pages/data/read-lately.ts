import type { Figure } from '#measures/figure.ts'
import { countProblems, type ProblemCount } from '#records/find-problems.ts'
import type { Duck } from '#store/duck.ts'
import { keepLately } from '../../keep-lately.ts'
import { readFigures, type ReadFigures } from './figure-moves.ts'

/** What pages of the data read out of files that never change once they have their name. */
export type DataReads = {
  readonly figures: ReadFigures
  readonly counts: (from: string) => Promise<readonly ProblemCount[]>
}

/** A few extracts' months and reasons are some thousand small rows. */
const filesKept = 8

/** Reads through any snapshot's DuckDB, and keeps what the last few files held. */
export function keepReads(): (duck: Duck) => DataReads {
  const figures = keepLately<readonly Figure[]>(filesKept)
  const counts = keepLately<readonly ProblemCount[]>(filesKept)
  return (duck) => ({
    figures: (from) => figures(from, () => readFigures(duck, from)),
    counts: (from) => counts(from, () => countProblems(duck, from)),
  })
}
