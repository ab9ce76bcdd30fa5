import type { Duck, DuckValue } from '#store/duck.ts'
import { problemOrder } from './build/problem-table.ts'
import type { Problem } from './problem.ts'

/** How many lines of one file have one thing wrong with them. */
export type ProblemCount = Pick<Problem, 'file' | 'outcome'> & {
  /** As in a problem, without the number of any other line. */
  readonly reason: string
  readonly problems: number
}

export type ProblemQuery = {
  readonly file?: string | undefined
  readonly reason?: string | undefined
}

/** A reason that names another line is the same reason whichever line it is. */
const reasonAlone = `regexp_replace("reason", 'on line [0-9]+', 'on another line', 'g')`

/** The problems in a DuckDB table or view by file and reason, the most first. */
export const countProblems = (duck: Duck, from: string): Promise<ProblemCount[]> =>
  duck.rows<ProblemCount>(
    `select "file", ${reasonAlone} as "reason", "outcome", count(*) as "problems"
    from ${from} group by all
    order by "problems" desc, "file", "reason", "outcome"`,
  )

/** The problems of one file, of one reason as `countProblems` has it, or of both; a piece of them or all. */
export function findProblems(
  duck: Duck,
  from: string,
  { file, reason }: ProblemQuery,
  piece?: { readonly first: number; readonly most: number },
): Promise<Problem[]> {
  const wanted: [string, DuckValue | undefined][] = [
    ['"file"', file],
    [reasonAlone, reason],
  ]
  const bound = wanted.filter((one): one is [string, DuckValue] => one[1] !== undefined)
  const conditions = bound.map(([column], index) => `${column} = $${index + 1}`)
  return duck.rows<Problem>(
    `select * from ${from} ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}
    order by ${problemOrder}${piece ? ` limit ${piece.most} offset ${piece.first}` : ''}`,
    bound.map(([, value]) => value),
  )
}
