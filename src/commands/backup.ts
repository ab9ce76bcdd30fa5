import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Contents, Head } from '#backup/backup-format.ts'
import { takeDump } from '#backup/take-dump.ts'
import { thereAlready, writeBackup } from '#backup/write-backup.ts'
import { readArguments } from './arguments.ts'
import { exits, type Command, type Surroundings } from './command.ts'
import { programVersion } from './program-version.ts'
import { registerAddress } from './register-address.ts'

export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup FILE [--data DIR]',
  summary:
    'writes register, snapshots, settings and evidence as they stand into one new file, while the server runs; secrets.json and sign-in.json are kept elsewhere',
  run: runBackup,
}

async function runBackup(words: readonly string[], around: Surroundings): Promise<number> {
  const given = readArguments(words, ['data'])
  if (!given.ok) return fail(around, given.problem)
  const [file, ...others] = given.positionals
  if (file === undefined || others.length > 0)
    return fail(around, `backup needs the name of one file. Usage: ${backupCommand.usage}`)
  const dataFolder = given.values.data ?? './data'
  if (!existsSync(dataFolder))
    return fail(around, `There is no data folder ${dataFolder}. Name it with --data DIR.`)
  if (existsSync(file)) return fail(around, thereAlready(file))
  const place = { dataFolder, databaseUrl: registerAddress(dataFolder, around) }
  const wanted = {
    file: path.resolve(file),
    dataFolder,
    madeAt: around.now(),
    program: programVersion(),
  }
  const written = await takeDump(place, (dump, folder) => writeBackup(wanted, dump, folder))
  if (!written.ok) return fail(around, written.problem)
  around.tell(
    `${file} is written, and was read back whole: ${inWords(written.head, written.contents)}.`,
  )
  for (const { sha256, why } of written.contents.lacking)
    around.tell(
      why === 'missing'
        ? `The file of evidence ${sha256} is not in the data folder, so it is not in the backup. doctor says more.`
        : `The file of evidence ${sha256} is not what was received, so it will not be restored. doctor says more.`,
    )
  return written.contents.lacking.length > 0 ? exits.problems : exits.done
}

/** What a backup holds, counted. */
export function inWords({ register }: Head, { entries }: Contents): string {
  const count = (pattern: RegExp) => entries.filter(({ name }) => pattern.test(name)).length
  const rows = register.tables.reduce((total, table) => total + table.rows, 0)
  const octets = entries.reduce((total, { size }) => total + size, 0)
  return [
    `${rows.toLocaleString('en-GB')} rows of the register`,
    `snapshots: ${count(/^data\/snapshots\/.*\/manifest\.json$/)}`,
    `numbered settings: ${count(/^data\/settings\//)}`,
    `files of evidence: ${count(/^data\/evidence\//)}`,
    `${(octets / 1_000_000).toFixed(1)} MB`,
  ].join(', ')
}

function fail(around: Surroundings, problem: string): number {
  around.tell(problem)
  return exits.failed
}
