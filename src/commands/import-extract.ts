import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { LocalDate } from '#calendar/local-date.ts'
import { readExtract } from '#extracts/ssd-csv/read-extract.ts'
import { findSettings } from '#measures/settings-files.ts'
import { activateSnapshot } from '#records/activations.ts'
import { activeSnapshot, hasSnapshot, listSnapshots } from '#records/active-snapshot.ts'
import { buildSnapshot } from '#records/build/build-snapshot.ts'
import { problemsOf } from '#records/build/problem-table.ts'
import { snapshotId } from '#records/build/snapshot-id.ts'
import { isExample, markAsExample } from '#records/example-marker.ts'
import { readManifest } from '#records/read-snapshot.ts'
import { snapshotsFolder, type Manifest, type TableEntry } from '#records/snapshot-folder.ts'
import type { Source } from '#records/source.ts'
import { takeLock } from '#store/file-lock.ts'
import { openDuck } from '#store/duck.ts'
import { duckOptions } from './duck-options.ts'
import { prepareFigures } from './prepare-figures.ts'
import { problemsToFile } from './problems-csv.ts'

export type ImportWanted = {
  readonly paths: readonly string[]
  readonly extractedOn: LocalDate
  /** The instant of the import, ISO 8601 in UTC. */
  readonly importedAt: string
  readonly dataFolder: string
  readonly onFall: 'refuse' | 'accept'
  /** Uncounted: its figures are left to the caller, and are computed by whoever asks for them first. */
  readonly afterwards: 'activate' | 'activate uncounted' | 'leave'
  /** An invented council's extract goes into a folder marked as the example's, and no other does. */
  readonly of: 'council' | 'example'
  /** Where to write the problems list as CSV, refused or not. */
  readonly problemsFile?: string
  readonly onStep: (step: string) => void
}

export type Imported =
  | {
      readonly ok: true
      readonly manifest: Manifest
      /** These very files had been imported before, so nothing was made. */
      readonly wasThere: 'built now' | 'there already'
    }
  | {
      readonly ok: false
      readonly refusals: readonly string[]
      readonly tables: readonly TableEntry[]
    }

/**
 * Reads an extract into a snapshot, computes its figures and makes it the active one. Refused, it
 * leaves the active snapshot as it was; ended at any instant, it leaves either that or the new one.
 */
export async function importExtract(wanted: ImportWanted): Promise<Imported> {
  const { dataFolder } = wanted
  if (!fitsFolder(wanted)) return refuse([wrongFolder(wanted)])
  const lock = await takeImportLock(dataFolder)
  if (!lock.ok) return refuse([lock.problem])
  try {
    return await importUnderLock(wanted)
  } finally {
    await lock.release()
  }
}

/** Marks an empty data folder as the example's; otherwise only says whether the two agree. */
function fitsFolder({ dataFolder, of }: ImportWanted): boolean {
  const holdsNothing = listSnapshots(dataFolder).length === 0
  if (of === 'example' && holdsNothing) markAsExample(dataFolder)
  return isExample(dataFolder) === (of === 'example')
}

const wrongFolder = ({ dataFolder, of }: ImportWanted): string =>
  of === 'example'
    ? `${dataFolder} holds a council’s own snapshots, so the example is not imported into it. Give another folder with --data DIR.`
    : `${dataFolder} holds the example council, whose children are invented, and takes no other extract. Give another folder with --data DIR.`

const refuse = (refusals: readonly string[], tables: readonly TableEntry[] = []): Imported => ({
  ok: false,
  refusals,
  tables,
})

/** Imports and activations of one data folder come one after the other. */
export async function takeImportLock(
  dataFolder: string,
): Promise<{ ok: true; release: () => Promise<void> } | { ok: false; problem: string }> {
  const lock = await takeLock(path.join(dataFolder, 'import.lock'))
  if (lock.ok) return lock
  const who = lock.heldBy === null ? 'Another process' : `Another process (${lock.heldBy})`
  return {
    ok: false,
    problem: `${who} is importing into ${dataFolder} or activating a snapshot there. Wait for it to end and try again.`,
  }
}

async function importUnderLock(wanted: ImportWanted): Promise<Imported> {
  const settings = findSettings(wanted.dataFolder)
  if (!settings.ok) return refuse([settings.problem])
  // A list that cannot be written is better known before the work than after it.
  if (wanted.problemsFile !== undefined) writeFileSync(wanted.problemsFile, '', { mode: 0o600 })
  const workFolder = freshWorkFolder(wanted.dataFolder)
  try {
    const sourcesFolder = path.join(workFolder, 'sources')
    mkdirSync(sourcesFolder, { mode: 0o700 })
    const read = await readExtract(wanted.paths, sourcesFolder, wanted.onStep)
    if (!read.ok) return refuse(read.problems)
    const contents = read.sources.map(({ table, sha256 }) => ({ table: table.name, sha256 }))
    const snapshot = snapshotId(wanted.extractedOn, contents)
    const imported = hasSnapshot(wanted.dataFolder, snapshot)
      ? await findThere(wanted, snapshot)
      : await build(wanted, read, snapshot, workFolder)
    if (!imported.ok || wanted.afterwards === 'leave') return imported
    if (wanted.afterwards === 'activate')
      await prepareFigures(wanted.dataFolder, snapshot, wanted.onStep)
    activateSnapshot(wanted.dataFolder, snapshot, wanted.importedAt)
    return imported
  } finally {
    rmSync(workFolder, { recursive: true, force: true })
  }
}

/** A new folder to build in, beside the snapshots; those of imports that were ended are cleared. */
function freshWorkFolder(dataFolder: string): string {
  const folder = snapshotsFolder(dataFolder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(folder))
    if (name.startsWith('.')) rmSync(path.join(folder, name), { recursive: true, force: true })
  return mkdtempSync(path.join(folder, '.import-'))
}

async function findThere(wanted: ImportWanted, snapshot: string): Promise<Imported> {
  const { dataFolder, problemsFile } = wanted
  const manifest = readManifest(dataFolder, snapshot)
  if (problemsFile !== undefined) {
    const duck = await openDuck(duckOptions(dataFolder))
    try {
      await problemsToFile(duck, problemsOf(dataFolder, snapshot), problemsFile)
    } finally {
      duck.close()
    }
  }
  return { ok: true, manifest, wasThere: 'there already' }
}

async function build(
  wanted: ImportWanted,
  { sources, notRead }: { sources: readonly Source[]; notRead: Manifest['notRead'] },
  snapshot: string,
  workFolder: string,
): Promise<Imported> {
  const { dataFolder, extractedOn, importedAt, onStep } = wanted
  const active = activeSnapshot(dataFolder)
  const before =
    wanted.onFall === 'accept' || active === undefined
      ? undefined
      : readManifest(dataFolder, active)
  const duck = await openDuck({
    ...duckOptions(dataFolder),
    tempFolder: path.join(workFolder, 'spill'),
  })
  try {
    const built = await buildSnapshot(duck, {
      dataFolder,
      extractedOn,
      importedAt,
      onStep,
      snapshot,
      sources,
      notRead,
      before,
      workFolder,
    })
    if (wanted.problemsFile !== undefined)
      await problemsToFile(duck, 'problems', wanted.problemsFile)
    return built.ok ? { ...built, wasThere: 'built now' } : built
  } finally {
    duck.close()
  }
}
