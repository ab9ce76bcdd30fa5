import { existsSync } from 'node:fs'
import path from 'node:path'
import { restoreBackup } from '#backup/restore-backup.ts'
import { readArguments } from './arguments.ts'
import { inWords } from './backup.ts'
import { exits, type Command, type Surroundings } from './command.ts'

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'restore FILE [--replace] [--accept-broken-record] [--data DIR]',
  summary:
    'proves a backup and puts it into an empty data folder and register; with --replace in the place of what is there, all of it or nothing',
  run: runRestore,
}

async function runRestore(words: readonly string[], around: Surroundings): Promise<number> {
  const given = readArguments(words, ['data'], ['replace', 'accept-broken-record'])
  if (!given.ok) return fail(around, given.problem)
  const [file, ...others] = given.positionals
  if (file === undefined || others.length > 0)
    return fail(around, `restore needs the name of one file. Usage: ${restoreCommand.usage}`)
  const dataFolder = given.values.data ?? './data'
  const restored = await restoreBackup({
    file,
    dataFolder,
    databaseUrl: around.environment['DATABASE_URL'],
    replace: given.flags.has('replace'),
    acceptBrokenRecord: given.flags.has('accept-broken-record'),
    tell: (step) => {
      if (around.watched) around.tell(step)
    },
  })
  if (!restored.ok) {
    around.tell(restored.problem)
    return exits.refused
  }
  const { head, contents } = restored.backup
  const notes = [
    ...(restored.brokenRecord === undefined
      ? []
      : [`The access record is not as it was written: ${restored.brokenRecord}`]),
    ...contents.lacking.map(
      ({ sha256 }) => `The file of evidence ${sha256} was not whole in the backup.`,
    ),
  ]
  around.tell(
    `${dataFolder} is as it was at ${head.madeAt}, when the backup was made: ${inWords(head, contents)}.`,
  )
  for (const note of notes) around.tell(note)
  if (!existsSync(path.join(dataFolder, 'secrets.json'))) around.tell(withoutSecrets)
  return notes.length > 0 ? exits.problems : exits.done
}

const withoutSecrets =
  'A backup holds neither secrets.json nor sign-in.json, and there is no secrets.json here. Put both back from where they are kept before serving; without them everyone signs in anew, and whoever has a second factor needs a user reset.'

function fail(around: Surroundings, problem: string): number {
  around.tell(problem)
  return exits.failed
}
