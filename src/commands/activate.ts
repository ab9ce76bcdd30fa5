import { findSettings } from '#measures/settings-files.ts'
import { activateSnapshot } from '#records/activations.ts'
import { activeSnapshot, hasSnapshot } from '#records/active-snapshot.ts'
import { readArguments } from './arguments.ts'
import { exits, type Command, type Surroundings } from './command.ts'
import { takeImportLock } from './import-extract.ts'
import { prepareFigures } from './prepare-figures.ts'

export const activateCommand: Command = {
  name: 'activate',
  usage: 'activate ID [--data DIR]',
  summary: 'makes a snapshot the active one, the one that pages and figures show',
  run: runActivate,
}

async function runActivate(words: readonly string[], around: Surroundings): Promise<number> {
  const given = readArguments(words, ['data'])
  if (!given.ok) return fail(around, given.problem)
  const [snapshot, ...others] = given.positionals
  if (snapshot === undefined || others.length > 0)
    return fail(around, `activate needs the id of one snapshot. Usage: ${activateCommand.usage}`)
  const dataFolder = given.values.data ?? './data'
  if (!hasSnapshot(dataFolder, snapshot))
    return fail(
      around,
      `There is no snapshot ${snapshot} in ${dataFolder}. The command snapshots lists them.`,
    )
  const settings = findSettings(dataFolder)
  if (!settings.ok) return fail(around, settings.problem)
  const lock = await takeImportLock(dataFolder)
  if (!lock.ok) return fail(around, lock.problem)
  try {
    await prepareFigures(dataFolder, snapshot, (step) => {
      if (around.watched) around.tell(step)
    })
    const was = activeSnapshot(dataFolder)
    activateSnapshot(dataFolder, snapshot, around.now().toISOString())
    around.tell(
      was === snapshot
        ? `Snapshot ${snapshot} was active already.`
        : `Snapshot ${snapshot} is active now${was === undefined ? '' : `; before, ${was} was`}.`,
    )
    return exits.done
  } finally {
    await lock.release()
  }
}

function fail(around: Surroundings, problem: string): number {
  around.tell(problem)
  return exits.failed
}
