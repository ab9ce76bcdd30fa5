import { activeSnapshot, listSnapshots } from '#records/active-snapshot.ts'
import { readArguments } from './arguments.ts'
import { exits, type Command, type Surroundings } from './command.ts'
import { formatRows, outputFormat } from './output-format.ts'

const columns = ['snapshot', 'extracted_on', 'imported_at', 'rows', 'problems', 'active']

export const snapshotsCommand: Command = {
  name: 'snapshots',
  usage: 'snapshots [--format csv|json|table] [--data DIR]',
  summary: 'lists the snapshots, oldest first, and says which is active',
  run: runSnapshots,
}

async function runSnapshots(words: readonly string[], around: Surroundings): Promise<number> {
  const given = readArguments(words, ['data', 'format'])
  const format = given.ok ? outputFormat(given.values.format) : undefined
  if (!given.ok || !format) {
    around.tell(
      given.ok
        ? `'${given.values.format}' is not a format: use csv, json or table.`
        : given.problem,
    )
    return exits.failed
  }
  const dataFolder = given.values.data ?? './data'
  const active = activeSnapshot(dataFolder)
  const rows = listSnapshots(dataFolder).map((one) => [
    one.snapshot,
    one.extractedOn,
    one.importedAt,
    one.rows,
    one.problems,
    one.snapshot === active,
  ])
  await around.out(formatRows(format, columns, rows))
  return exits.done
}
