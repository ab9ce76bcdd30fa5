import path from 'node:path'
import type { LocalDate } from '#calendar/local-date.ts'

/**
 * Where a data folder keeps its snapshots. A snapshot is a folder that never changes once it has
 * its name: `manifest.json`, one Parquet file for each record table, and `problems.parquet`.
 */
export const snapshotsFolder = (dataFolder: string): string => path.join(dataFolder, 'snapshots')

export const snapshotFolder = (dataFolder: string, snapshot: string): string =>
  path.join(snapshotsFolder(dataFolder), snapshot)

/** The atomic pointer: a file that holds the id of the active snapshot and nothing else. */
export const activePointer = (dataFolder: string): string =>
  path.join(snapshotsFolder(dataFolder), 'active')

/** Which snapshot was active from when: a line of JSON for each activation, see activations.ts. */
export const activationsFile = (dataFolder: string): string =>
  path.join(snapshotsFolder(dataFolder), 'activations.jsonl')

/** Figures stand beside the snapshots, since a snapshot never changes after it is written. */
export const figuresFolder = (dataFolder: string, snapshot: string): string =>
  path.join(dataFolder, 'figures', snapshot)

/** What a snapshot holds and where it came from; written last, so that a folder with one is whole. */
export type Manifest = {
  readonly snapshot: string
  /** The day the case system's extract was taken. */
  readonly extractedOn: LocalDate
  /** The instant of the import, ISO 8601 in UTC. */
  readonly importedAt: string
  /** Version of the record specs and of the import's rules. */
  readonly importVersion: number
  /** Rows accepted, over all tables. */
  readonly rows: number
  /** Entries in the problems list, over all tables. */
  readonly problems: number
  readonly tables: readonly TableEntry[]
  /** Files that were there and not read, each with the reason. */
  readonly notRead: readonly { readonly file: string; readonly reason: string }[]
}

export type TableEntry = {
  readonly table: string
  readonly file: string
  readonly sha256: string
  readonly encoding: 'UTF-8' | 'UTF-16LE' | 'Windows-1252'
  readonly rowsRead: number
  readonly rowsAccepted: number
  readonly rowsTurnedDown: number
  readonly valuesFlagged: number
  readonly unknownColumns: readonly string[]
  readonly absentColumns: readonly string[]
}
