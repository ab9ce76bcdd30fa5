import { existsSync } from 'node:fs'
import { sqlName, type Duck } from '#store/duck.ts'
import { openSnapshot, readManifest } from './read-snapshot.ts'
import { columnNames } from './define-table.ts'
import { recordTables } from './record-tables.ts'
import { snapshotFolder } from './snapshot-folder.ts'

/** Reads every value of a snapshot and counts its rows; what is wrong comes back in words. */
export async function checkSnapshot(
  duck: Duck,
  dataFolder: string,
  snapshot: string,
): Promise<string | undefined> {
  if (!existsSync(snapshotFolder(dataFolder, snapshot))) return 'it is not there'
  try {
    const { tables } = readManifest(dataFolder, snapshot)
    await openSnapshot(duck, dataFolder, snapshot)
    for (const { table, rowsAccepted } of tables) {
      const spec = recordTables.find(({ name }) => name === table)
      if (spec === undefined) return `this program knows no table ${table}`
      const values = columnNames(spec).map((name) => `count(${sqlName(name)})`)
      const [counted] = await duck.rows<{ rows: number }>(
        `select count(*) as rows, ${values.join(', ')} from ${sqlName(table)}`,
      )
      if (counted?.rows !== rowsAccepted)
        return `its table ${table} has ${counted?.rows} rows where ${rowsAccepted} were kept`
    }
    return undefined
  } catch {
    // Whatever could not be read: the reader's own words may hold a value.
    return 'it cannot be read'
  }
}
