import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { LocalDate } from '#calendar/local-date.ts'
import type { Duck } from '#store/duck.ts'
import { putFolderInPlace } from '#store/sync-files.ts'
import { recordTables } from '../record-tables.ts'
import { snapshotFolder, type Manifest, type TableEntry } from '../snapshot-folder.ts'
import type { Source } from '../source.ts'
import { createEmptied, flagMissingRows } from './missing-rows.ts'
import { columnsMonthFirst } from './month-first.ts'
import { addSourceProblems, createProblems, writeProblems } from './problem-table.ts'
import { fallenTables, tooManyTurnedDown } from './refusals.ts'
import { importVersion } from './snapshot-id.ts'
import { tableEntries } from './table-entries.ts'
import { turnDownRepeated, turnDownTroubled } from './turn-down.ts'
import { typeTable, type TypedTable } from './type-table.ts'
import { writeTable } from './write-table.ts'

export type SnapshotWanted = {
  readonly dataFolder: string
  readonly snapshot: string
  readonly sources: readonly Source[]
  readonly notRead: Manifest['notRead']
  readonly extractedOn: LocalDate
  readonly importedAt: string
  /** What a fall in a table's rows is measured against; undefined where a fall is accepted. */
  readonly before: Manifest | undefined
  /** An empty folder on the disk of the snapshots, to build in; removed by the caller. */
  readonly workFolder: string
  readonly onStep: (step: string) => void
}

export type Built = { readonly ok: boolean } & (
  | { readonly ok: true; readonly manifest: Manifest }
  | {
      readonly ok: false
      readonly refusals: readonly string[]
      readonly tables: readonly TableEntry[]
    }
)

/**
 * Builds one snapshot from the files of an extract and gives it its name once it is whole, or
 * refuses the extract and leaves nothing. The problems list stands in DuckDB's table `problems`
 * either way.
 */
export async function buildSnapshot(duck: Duck, wanted: SnapshotWanted): Promise<Built> {
  const { sources, workFolder, onStep } = wanted
  const typedFolder = madeFolder(path.join(workFolder, 'typed'))
  const aside = madeFolder(path.join(workFolder, 'snapshot'))
  await createProblems(duck)
  await createEmptied(duck)
  const typed: TypedTable[] = []
  const monthFirst: string[] = []
  for (const source of inOrder(sources)) {
    onStep(`Reading ${source.file}: ${source.rowsRead.toLocaleString('en-GB')} rows …`)
    await addSourceProblems(duck, source)
    const table = await typeTable(duck, source, path.join(typedFolder, `${source.table.name}.parquet`))
    await turnDownTroubled(duck, table)
    await turnDownRepeated(duck, table)
    monthFirst.push(...(await columnsMonthFirst(duck, table)))
    typed.push(table)
  }
  onStep('Checking that rows which name each other are there …')
  for (const table of typed) await flagMissingRows(duck, table, typed)
  const tables = await tableEntries(duck, typed)
  const refusals = [...monthFirst, ...tooManyTurnedDown(tables), ...fallenTables(tables, wanted.before)]
  if (refusals.length > 0) return { ok: false, refusals, tables }
  onStep('Writing the snapshot …')
  for (const table of typed)
    await writeTable(duck, table, path.join(aside, `${table.source.table.name}.parquet`))
  await writeProblems(duck, path.join(aside, 'problems.parquet'))
  const manifest = manifestOf(wanted, tables, await countProblems(duck))
  writeFileSync(path.join(aside, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  const folder = snapshotFolder(wanted.dataFolder, wanted.snapshot)
  // Only a damaged snapshot still has this name: a whole one is never built again.
  if (existsSync(folder)) renameSync(folder, path.join(workFolder, 'damaged'))
  putFolderInPlace(aside, folder)
  return { ok: true, manifest }
}

function madeFolder(folder: string): string {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  return folder
}

const inOrder = (sources: readonly Source[]): Source[] =>
  recordTables.flatMap((table) => sources.filter((source) => source.table.name === table.name))

const manifestOf = (
  { snapshot, extractedOn, importedAt, notRead }: SnapshotWanted,
  tables: readonly TableEntry[],
  problems: number,
): Manifest => ({
  snapshot,
  extractedOn,
  importedAt,
  importVersion,
  rows: tables.reduce((sum, { rowsAccepted }) => sum + rowsAccepted, 0),
  problems,
  tables,
  notRead,
})

async function countProblems(duck: Duck): Promise<number> {
  const [row] = await duck.rows<{ n: number }>('select count(*) as n from problems')
  return row?.n ?? 0
}
