import { listSnapshots } from '#records/active-snapshot.ts'
import type { Manifest } from '#records/snapshot-folder.ts'

/** One extract and the one before it in time, which it is held against. */
export type ExtractInTime = {
  readonly now: Manifest
  /** Undefined for the first. */
  readonly before: Manifest | undefined
}

/** Every extract of a data folder, newest first. */
export function extractHistory(dataFolder: string): readonly ExtractInTime[] {
  const all = listSnapshots(dataFolder)
  return all.map((now, index) => ({ now, before: all[index - 1] })).toReversed()
}

/** Undefined where no extract has this id: only ids that are there are ever taken for a path. */
export const extractOf = (dataFolder: string, snapshot: string): ExtractInTime | undefined =>
  extractHistory(dataFolder).find(({ now }) => now.snapshot === snapshot)

/** `8 rows turned down and 24 values flagged`, over all tables. */
export const lossesOf = ({ tables }: Manifest): { turnedDown: number; flagged: number } => ({
  turnedDown: tables.reduce((sum, one) => sum + one.rowsTurnedDown, 0),
  flagged: tables.reduce((sum, one) => sum + one.valuesFlagged, 0),
})
