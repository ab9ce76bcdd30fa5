/**
 * A backup is a tar file: what it is of (`throughline-backup.json`), the register's tables, the data
 * folder's files, the list of all of them (`contents.json`), and last the SHA-256 of every octet
 * before it, so that nothing in it changes unseen. Decision record 0061.
 */
export const formatVersion = 1

export const headName = 'throughline-backup.json'
export const contentsName = 'contents.json'
export const sumName = 'sha256'

/** One table's rows as lines of JSON, every value the text PostgreSQL writes of it. */
export const tableEntry = (table: string): string => `register/${table}.jsonl.gz`

/** A file of the data folder, by its path in it. */
export const fileEntry = (name: string): string => `data/${name}`

export type AppliedMigration = {
  readonly number: number
  readonly name: string
  readonly sha256: string
}

/** A column that numbers rows by itself, and how far it has come. */
export type Numbering = {
  readonly column: string
  readonly last: number
  readonly isCalled: boolean
}

export type DumpedTable = {
  readonly table: string
  readonly rows: number
  readonly numbering: readonly Numbering[]
}

/** What the register said at one moment, apart from the rows. */
export type Dump = {
  readonly engine: 'PGlite' | 'PostgreSQL'
  readonly schema: readonly AppliedMigration[]
  readonly plans: readonly { readonly id: string; readonly council: string }[]
  readonly tables: readonly DumpedTable[]
  /** SHA-256 of each file of evidence that the register names. */
  readonly evidence: readonly string[]
}

/** What a backup is of: its first entry. */
export type Head = {
  readonly format: number
  /** The instant it was begun, ISO 8601 in UTC. */
  readonly madeAt: string
  /** The program's version. */
  readonly program: string
  /** Whether it is of the invented council. */
  readonly example: boolean
  readonly register: Omit<Dump, 'evidence'>
}

export type Entry = { readonly name: string; readonly size: number; readonly sha256: string }

/** The list of what is in a backup: its last entry but one. */
export type Contents = {
  readonly entries: readonly Entry[]
  /** Files of evidence that the register names and the data folder had not, or not as received. */
  readonly lacking: readonly Lacking[]
}

export type Lacking = { readonly sha256: string; readonly why: 'missing' | 'damaged' }

/** What of a data folder is in a backup; secrets, locks and work in progress are not. */
export const foldersKept = ['snapshots', 'figures', 'settings', 'evidence'] as const
/** Records of a line each: which snapshot was active since when, and which definitions. */
export const recordsKept = ['snapshots/activations.jsonl', 'settings/definitions.jsonl'] as const
export const filesKept = ['example', 'example-password'] as const

/** Whether a name may be in a backup: no other is ever written to a disk. */
export const isEntryName = (name: string): boolean =>
  /^register\/[a-z_0-9]+\.jsonl\.gz$/.test(name) ||
  /^data\/(snapshots|figures|settings|evidence)(\/\w[\w.-]*){1,2}$/.test(name) ||
  filesKept.some((file) => name === fileEntry(file))
