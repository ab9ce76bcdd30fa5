import type { RecordTable } from '#records/define-table.ts'
import { findTable } from '#records/record-tables.ts'

/** A file that stands for a record table. */
export type FoundFile = {
  readonly table: RecordTable
  /** As the person who sent it knows it, such as `march.zip/ssd_person.csv`. */
  readonly name: string
  readonly path: string
  readonly bytes: number
}

export type Found = {
  readonly files: readonly FoundFile[]
  readonly notRead: readonly { readonly file: string; readonly reason: string }[]
  readonly problems: readonly string[]
}

/** What macOS leaves in folders and zips, and other hidden files. */
export const isClutter = (name: string): boolean =>
  name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')

/** The table a file stands for by its name, or why it is not read. */
export function tableOf(name: string): { table: RecordTable } | { reason: string } {
  const base = name.split('/').at(-1) ?? name
  if (/\.zip$/i.test(base)) return { reason: 'A zip is read only where it is named itself.' }
  if (!/\.csv$/i.test(base)) return { reason: 'It is not a .csv file.' }
  const table = findTable(base.slice(0, -4))
  return table ? { table } : { reason: 'No record table has this name.' }
}
