import { createHash } from 'node:crypto'
import type { LocalDate } from '#calendar/local-date.ts'

/** Raised when the record specs or the import's rules read the same files differently. */
export const importVersion = 1

type Content = { readonly table: string; readonly sha256: string }

/**
 * The id that an extract's files give: its day, and ten signs of the hash of what was in them. File
 * names and the day of the import are no part of it, so the same files give the same snapshot.
 */
export function snapshotId(extractedOn: LocalDate, contents: readonly Content[]): string {
  const files = contents.map(({ table, sha256 }) => `${table} ${sha256}`).toSorted()
  const text = [extractedOn, importVersion, ...files].join('\n')
  return `${extractedOn}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}`
}
