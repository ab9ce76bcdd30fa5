import { existsSync, readFileSync } from 'node:fs'
import type { LocalDate } from '#calendar/local-date.ts'
import { replaceFile } from '#store/sync-files.ts'
import { activeSnapshot, pointAt } from './active-snapshot.ts'
import { readManifest } from './read-snapshot.ts'
import { activationsFile } from './snapshot-folder.ts'

/** That a snapshot was the active one from an instant on. */
export type Activation = {
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly snapshot: string
  /** Kept here too, since a snapshot can be taken away. */
  readonly extractedOn: LocalDate
  /** The one active until then, its own id where it was active already; null where there was none. */
  readonly before: string | null
}

/**
 * Every activation that came about, in order. One that was written down and then cut off before the
 * pointer was moved did not.
 */
export function listActivations(dataFolder: string): readonly Activation[] {
  const file = activationsFile(dataFolder)
  if (!existsSync(file)) return []
  const all = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Activation)
  const last = all.at(-1)
  const active = activeSnapshot(dataFolder) ?? null
  const wasCutOff = last !== undefined && last.snapshot !== active && last.before === active
  return wasCutOff ? all.slice(0, -1) : all
}

/** Makes a snapshot the active one, and keeps since when. Call it under the import lock. */
export function activateSnapshot(dataFolder: string, snapshot: string, at: string): void {
  if (snapshot === activeSnapshot(dataFolder)) return noteActive(dataFolder, at)
  write(dataFolder, snapshot, at)
  pointAt(dataFolder, snapshot)
}

/**
 * Writes down which snapshot is active where the record does not have it: it began after that one was
 * activated, or the pointer was changed by hand or came out of a backup. Under the import lock.
 */
export function noteActive(dataFolder: string, at: string): void {
  const active = activeSnapshot(dataFolder)
  if (active !== undefined && listActivations(dataFolder).at(-1)?.snapshot !== active)
    write(dataFolder, active, at)
}

function write(dataFolder: string, snapshot: string, at: string): void {
  const { extractedOn } = readManifest(dataFolder, snapshot)
  const before = activeSnapshot(dataFolder) ?? null
  const one: Activation = { at, snapshot, extractedOn, before }
  const lines = [...listActivations(dataFolder), one].map((line) => JSON.stringify(line))
  replaceFile(activationsFile(dataFolder), `${lines.join('\n')}\n`)
}

/** What was active at an instant, as far as the record goes back. */
export type ActiveThen =
  | { readonly was: 'active'; readonly snapshot: string; readonly extractedOn: LocalDate }
  | { readonly was: 'nothing' }
  /** `since`: when the record begins; undefined where nothing is in it yet. */
  | { readonly was: 'not recorded'; readonly since: string | undefined }

export function activeAt(dataFolder: string, instant: Date): ActiveThen {
  const all = listActivations(dataFolder)
  const found = all.findLast(({ at }) => at <= instant.toISOString())
  if (found !== undefined)
    return { was: 'active', snapshot: found.snapshot, extractedOn: found.extractedOn }
  const [first] = all
  const beganWithNothing =
    first === undefined ? activeSnapshot(dataFolder) === undefined : first.before === null
  return beganWithNothing ? { was: 'nothing' } : { was: 'not recorded', since: first?.at }
}
