import path from 'node:path'
import { sqlText, type Duck } from '#store/duck.ts'
import type { Problem } from '../problem.ts'
import { snapshotFolder } from '../snapshot-folder.ts'
import type { Source } from '../source.ts'

/** Makes the empty problems list that the steps of a build add to, in DuckDB's table `problems`. */
export async function createProblems(duck: Duck): Promise<void> {
  await duck.run(`create or replace table problems (
    "file" varchar, "table" varchar, "line" bigint, "column" varchar,
    "kind" varchar, "reason" varchar, "outcome" varchar)`)
}

const inOneInsert = 500

export async function addProblems(duck: Duck, problems: readonly Problem[]): Promise<void> {
  for (let from = 0; from < problems.length; from += inOneInsert) {
    const batch = problems.slice(from, from + inOneInsert)
    const places = batch.map(
      (_, row) => `(${[1, 2, 3, 4, 5, 6, 7].map((place) => `$${row * 7 + place}`).join(', ')})`,
    )
    await duck.run(
      `insert into problems select v1, v2, v3::bigint, v4, v5, v6, v7
       from (values ${places.join(', ')}) as rows(v1, v2, v3, v4, v5, v6, v7)`,
      batch.flatMap((one) => [
        one.file,
        one.table,
        one.line === null ? null : String(one.line),
        one.column,
        one.kind,
        one.reason,
        one.outcome,
      ]),
    )
  }
}

/** What is wrong with a source before any of its values is looked at. */
export async function addSourceProblems(duck: Duck, source: Source): Promise<void> {
  await addProblems(duck, source.turnedDown)
  const unknown = source.unknownColumns.map((column): Problem => ({
    file: source.file,
    table: source.table.name,
    line: null,
    column,
    kind: 'column',
    reason: `${source.table.name} has no such column; it is not read.`,
    outcome: 'noted',
  }))
  await addProblems(duck, unknown)
}

/** The order of the list: file by file as the tables are listed, then down each file. */
export const problemOrder = `"file", "table", "line" nulls first, "column" nulls first, "reason"`

export async function writeProblems(duck: Duck, file: string): Promise<void> {
  await duck.run(`copy (select * from problems order by ${problemOrder})
    to ${sqlText(file)} (format parquet, compression zstd)`)
}

/** SQL for the problems list of a snapshot, to read it from. */
export const problemsOf = (dataFolder: string, snapshot: string): string =>
  `read_parquet(${sqlText(path.join(snapshotFolder(dataFolder, snapshot), 'problems.parquet'))})`

const inOnePiece = 10_000

/** The problems in a DuckDB table or view, in the list's order, some thousands at a time. */
export async function* readProblems(duck: Duck, from: string): AsyncGenerator<Problem[]> {
  for (let offset = 0; ; offset += inOnePiece) {
    const problems = await duck.rows<Problem>(
      `select * from ${from} order by ${problemOrder} limit ${inOnePiece} offset ${offset}`,
    )
    if (problems.length > 0) yield problems
    if (problems.length < inOnePiece) return
  }
}
