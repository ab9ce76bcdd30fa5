import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { replaceFile } from '#store/sync-files.ts'
import { readManifest } from './read-snapshot.ts'
import { activePointer, snapshotFolder, snapshotsFolder, type Manifest } from './snapshot-folder.ts'

/** The id in the pointer file, or undefined where nothing has been activated. */
export function activeSnapshot(dataFolder: string): string | undefined {
  const pointer = activePointer(dataFolder)
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : undefined
}

/** Makes a snapshot the active one, in one step. Its figures are best computed before. */
export const pointAt = (dataFolder: string, snapshot: string): void =>
  replaceFile(activePointer(dataFolder), `${snapshot}\n`)

/** True of the id of a snapshot that is there whole. */
export function hasSnapshot(dataFolder: string, snapshot: string): boolean {
  if (!/^[\w-]+$/.test(snapshot)) return false
  const folder = snapshotFolder(dataFolder, snapshot)
  if (!existsSync(path.join(folder, 'manifest.json'))) return false
  const { tables } = readManifest(dataFolder, snapshot)
  return tables.every(({ table }) => existsSync(path.join(folder, `${table}.parquet`)))
}

/** Every snapshot of a data folder, by the day of its extract, then the instant of its import. */
export function listSnapshots(dataFolder: string): Manifest[] {
  const folder = snapshotsFolder(dataFolder)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, 'manifest.json')))
    .filter((name) => !name.startsWith('.'))
    .map((name) => readManifest(dataFolder, name))
    .toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
}

const orderOf = ({ extractedOn, importedAt, snapshot }: Manifest): string =>
  [extractedOn, importedAt, snapshot].join(' ')
