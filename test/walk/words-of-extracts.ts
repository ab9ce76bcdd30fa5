import { problemsCommand } from '#commands/problems.ts'
import { rowsOf } from '#commands/testing/example-at-hand.ts'
import { listSnapshots } from '#records/active-snapshot.ts'
import { grouped } from './without.ts'

export type Problem = Readonly<Record<string, string | number | null>>

export type WordsOfExtracts = {
  readonly texts: readonly string[]
  /** Kinds of value, such as `9a`, and numbers as pages group them. */
  readonly numbers: readonly string[]
  /** Those of the newest extract. */
  readonly problems: readonly Problem[]
}

/**
 * What may be said of a data folder's extracts: the counts of their manifests and by how much each
 * differs from one extract to the next; of their problems each file, line, kind and reason, and how
 * many there are of each file and of each reason.
 */
export async function wordsOfExtracts(dataFolder: string): Promise<WordsOfExtracts> {
  const manifests = listSnapshots(dataFolder)
  const counts = manifests.flatMap(({ rows, problems, tables, notRead }) => {
    const turnedDown = tables.map((table) => table.rowsTurnedDown)
    const flagged = tables.map((table) => table.valuesFlagged)
    const read = tables.flatMap((table) => [table.rowsRead, table.rowsAccepted])
    const totals = [turnedDown, flagged].map((each) => each.reduce((sum, one) => sum + one, 0))
    return [
      rows,
      problems,
      tables.length,
      notRead.length,
      ...turnedDown,
      ...flagged,
      ...read,
      ...totals,
    ]
  })
  const apart = manifests.flatMap(({ rows, tables }, at) => {
    const last = manifests[at - 1]
    if (last === undefined) return []
    const before = new Map(last.tables.map((one) => [one.table, one.rowsAccepted]))
    const tablesApart = tables.map((one) => one.rowsAccepted - (before.get(one.table) ?? 0))
    return [rows - last.rows, ...tablesApart].map(Math.abs)
  })
  const problems = await Promise.all(
    manifests.map(({ snapshot }) =>
      rowsOf<Problem>(problemsCommand, ['--snapshot', snapshot, '--data', dataFolder]),
    ),
  )
  const words = problems.flatMap((rows) => [
    ...rows.flatMap((row) => Object.values(row).map(String)),
    ...['file', 'reason'].flatMap((name) => sizesOf(rows.map((row) => row[name]))),
  ])
  const numbered = new Set(words.filter((word) => /\d/.test(word)))
  const numbers = [...counts, ...apart, manifests.length].map(grouped)
  return {
    texts: [...numbered].filter(isLong).toSorted((one, other) => other.length - one.length),
    numbers: [...new Set([...[...numbered].filter((word) => !isLong(word)), ...numbers])],
    problems: problems.at(-1) ?? [],
  }
}

/** Shorter ones could stand anywhere. */
const isLong = (word: string): boolean => word.length >= 10

function sizesOf(values: readonly unknown[]): string[] {
  const sizes = new Map<unknown, number>()
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1)
  return [...sizes.values()].map(String)
}
