import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { sqlName, sqlText, type Duck } from '#store/duck.ts'
import { columnNames, duckTypeOf, type RecordTable } from './define-table.ts'
import { recordTables } from './record-tables.ts'
import { snapshotFolder, type Manifest } from './snapshot-folder.ts'

/** A snapshot opened for counting: every record table is there by its name, absent ones empty. */
export type OpenSnapshot = {
  readonly manifest: Manifest
  /** Names of the tables the extract had a file for. */
  readonly present: ReadonlySet<string>
}

export function readManifest(dataFolder: string, snapshot: string): Manifest {
  const file = path.join(snapshotFolder(dataFolder, snapshot), 'manifest.json')
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest
}

/**
 * Makes a view of each record table over the snapshot's Parquet: the only place that reads it.
 */
export async function openSnapshot(
  duck: Duck,
  dataFolder: string,
  snapshot: string,
): Promise<OpenSnapshot> {
  const manifest = readManifest(dataFolder, snapshot)
  const present = new Set(manifest.tables.map((entry) => entry.table))
  for (const table of recordTables) {
    const file = path.join(snapshotFolder(dataFolder, snapshot), `${table.name}.parquet`)
    const isThere = present.has(table.name)
    if (isThere && !existsSync(file)) {
      throw new Error(`Snapshot ${snapshot} is damaged: its table ${table.name} is missing.`)
    }
    await createView(duck, table, isThere ? file : undefined)
  }
  return { manifest, present }
}

async function createView(duck: Duck, table: RecordTable, file: string | undefined) {
  const rows =
    file === undefined
      ? `select ${emptyColumns(table)} where false`
      : `select ${columnNames(table).map(sqlName).join(', ')} from read_parquet(${sqlText(file)})`
  await duck.run(`create or replace view ${sqlName(table.name)} as ${rows}`)
}

const emptyColumns = (table: RecordTable): string =>
  Object.entries(table.columns)
    .map(([name, column]) => `null::${duckTypeOf(column)} as ${sqlName(name)}`)
    .join(', ')
