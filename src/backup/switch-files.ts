import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { replaceFile, syncFolder } from '#store/sync-files.ts'
import { journalFile, replacedFolder, stagingFolder } from './restore-places.ts'

/** What a restore is about to put in place. */
export type Journal = {
  /** Drawn for each restore; the register on a server bears it once its part is done. */
  readonly restore: string
  /** The server and database of the register, or null where it is among the names. */
  readonly server: string | null
  /** What of the staging folder goes into the data folder, in the place of what is there. */
  readonly names: readonly string[]
}

export const writeJournal = (dataFolder: string, journal: Journal): void =>
  replaceFile(journalFile(dataFolder), `${JSON.stringify(journal, null, 2)}\n`)

export function readJournal(dataFolder: string): Journal | undefined {
  const file = journalFile(dataFolder)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Journal) : undefined
}

/** Puts the new in the place of the old. */
export const switchFiles = (dataFolder: string, names: readonly string[]): void =>
  void Array.from(switchSteps(dataFolder, names))

/**
 * Puts the new in the place of the old, step by step. Broken off after any of them, it is begun
 * again from the first and comes to the same end: a name that is still staged is still to be moved.
 */
export function* switchSteps(dataFolder: string, names: readonly string[]): Generator<string> {
  const staging = stagingFolder(dataFolder)
  const replaced = replacedFolder(dataFolder)
  mkdirSync(replaced, { recursive: true, mode: 0o700 })
  yield 'made a place for what is replaced'
  for (const name of names) {
    const place = path.join(dataFolder, name)
    const staged = path.join(staging, name)
    if (!existsSync(staged)) continue
    if (existsSync(place)) {
      renameSync(place, path.join(replaced, name))
      yield `took ${name} away`
    }
    renameSync(staged, place)
    yield `put ${name} in place`
  }
  for (const folder of [dataFolder, staging, replaced]) if (existsSync(folder)) syncFolder(folder)
  rmSync(journalFile(dataFolder))
  syncFolder(dataFolder)
  yield 'took the journal away'
  clearLeftovers(dataFolder)
}

/** Takes away what a restore leaves that put nothing in place, or all of it. */
export function clearLeftovers(dataFolder: string): void {
  for (const folder of [stagingFolder, replacedFolder])
    rmSync(folder(dataFolder), { recursive: true, force: true })
}
