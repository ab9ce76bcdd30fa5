import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { addProblems, createProblems, writeProblems } from '#records/build/problem-table.ts'
import type { Problem } from '#records/problem.ts'
import { readManifest } from '#records/read-snapshot.ts'
import { snapshotFolder, type Manifest, type TableEntry } from '#records/snapshot-folder.ts'
import { openDuck } from '#store/duck.ts'

/** For tests: what an import would have written down of a snapshot that a page bench made. */
export async function writeDown(
  dataFolder: string,
  snapshot: string,
  { rows, notRead = [], problems, columns = {} }: WrittenDown,
): Promise<void> {
  const manifest = readManifest(dataFolder, snapshot)
  const ofTable = (table: string, outcome: Problem['outcome']): number =>
    problems.filter((one) => one.table === table && one.outcome === outcome).length
  const written: Manifest = {
    ...manifest,
    rows: Object.values(rows).reduce((sum, one) => sum + one, 0),
    problems: problems.length,
    notRead,
    tables: manifest.tables.map((entry) => ({
      ...entry,
      rowsAccepted: rows[entry.table] ?? 0,
      rowsTurnedDown: ofTable(entry.table, 'turned down'),
      valuesFlagged: ofTable(entry.table, 'flagged'),
      ...columns[entry.table],
    })),
  }
  const folder = snapshotFolder(dataFolder, snapshot)
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(written))
  const tempFolder = path.join(dataFolder, 'tmp')
  const duck = await openDuck({ memoryLimit: '100MB', threads: 1, tempFolder })
  await createProblems(duck)
  await addProblems(duck, problems)
  await writeProblems(duck, path.join(folder, 'problems.parquet'))
  duck.close()
}

type WrittenDown = {
  /** Rows accepted by table. */
  readonly rows: Readonly<Record<string, number>>
  readonly problems: readonly Problem[]
  readonly notRead?: Manifest['notRead']
  readonly columns?: Readonly<
    Record<string, Partial<Pick<TableEntry, 'absentColumns' | 'unknownColumns'>>>
  >
}
