import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { activePointer, snapshotFolder, type Manifest } from '#records/snapshot-folder.ts'
import { sqlName, sqlText } from '#store/duck.ts'
import type { Analysis } from '../engine/open-analysis.ts'

/**
 * For tests: the tables of a counting bench as an active snapshot, written as an import would, so
 * that the commands can be run on it.
 */
export async function writeSnapshot(
  { duck, extractedOn }: Analysis,
  tables: readonly string[],
  dataFolder: string,
): Promise<void> {
  const snapshot = `${extractedOn}-0000000000`
  const folder = snapshotFolder(dataFolder, snapshot)
  mkdirSync(folder, { recursive: true })
  for (const table of tables) {
    const file = path.join(folder, `${table}.parquet`)
    await duck.run(`copy ${sqlName(table)} to ${sqlText(file)} (format parquet)`)
  }
  const manifest: Manifest = {
    snapshot,
    extractedOn,
    importedAt: '2020-01-01T00:00:00.000Z',
    importVersion: 1,
    rows: 0,
    problems: 0,
    notRead: [],
    tables: tables.map((table) => ({
      table,
      file: `${table}.csv`,
      sha256: '',
      encoding: 'UTF-8',
      rowsRead: 0,
      rowsAccepted: 0,
      rowsTurnedDown: 0,
      valuesFlagged: 0,
      unknownColumns: [],
      absentColumns: [],
    })),
  }
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest))
  writeFileSync(activePointer(dataFolder), snapshot)
}
