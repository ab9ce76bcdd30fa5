import { activeSnapshot, hasSnapshot } from '#records/active-snapshot.ts'
import { problemsOf, readProblems } from '#records/build/problem-table.ts'
import { problemCells, problemColumns } from '#records/problem-cells.ts'
import { openDuck } from '#store/duck.ts'
import { readArguments } from './arguments.ts'
import { exits, type Command, type Surroundings } from './command.ts'
import { duckOptions } from './duck-options.ts'
import { formatRows, outputFormat } from './output-format.ts'

export const problemsCommand: Command = {
  name: 'problems',
  usage: 'problems [--snapshot ID] [--format csv|json|table] [--data DIR]',
  summary: 'prints what is wrong with the extract of the active snapshot, or of another',
  run: runProblems,
}

async function runProblems(words: readonly string[], around: Surroundings): Promise<number> {
  const given = readArguments(words, ['data', 'snapshot', 'format'])
  if (!given.ok) return fail(around, given.problem)
  const format = outputFormat(given.values.format)
  if (!format)
    return fail(around, `'${given.values.format}' is not a format: use csv, json or table.`)
  const dataFolder = given.values.data ?? './data'
  const snapshot = given.values.snapshot ?? activeSnapshot(dataFolder)
  if (snapshot === undefined)
    return fail(around, `There is no active snapshot in ${dataFolder}. Import an extract first.`)
  if (!hasSnapshot(dataFolder, snapshot))
    return fail(
      around,
      `There is no snapshot ${snapshot} in ${dataFolder}. The command snapshots lists them.`,
    )
  const duck = await openDuck(duckOptions(dataFolder))
  try {
    const rows = []
    for await (const problems of readProblems(duck, problemsOf(dataFolder, snapshot)))
      rows.push(...problems.map(problemCells))
    await around.out(formatRows(format, problemColumns, rows))
    return exits.done
  } finally {
    duck.close()
  }
}

function fail(around: Surroundings, problem: string): number {
  around.tell(problem)
  return exits.failed
}
