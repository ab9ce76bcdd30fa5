import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { localDate } from '#calendar/local-date.ts'
import { openDuck, sqlText, type Duck, type DuckRow } from '#store/duck.ts'
import { buildSnapshot, type Built } from '../build/build-snapshot.ts'
import { readProblems } from '../build/problem-table.ts'
import type { Problem } from '../problem.ts'
import { snapshotFolder, type Manifest } from '../snapshot-folder.ts'
import type { Source } from '../source.ts'
import { plainSource } from './plain-source.ts'

/** For tests: extracts written down by hand, built by the real builder in a folder of their own. */
export type BuildingBench = {
  readonly dataFolder: string
  source(table: string, text: string, changes?: Partial<Source>): Source
  build(sources: readonly Source[], before?: Manifest): Promise<BuiltHere>
  close(): void
}

export type BuiltHere = {
  readonly built: Built
  readonly problems: readonly Problem[]
  /** The rows of a table in the snapshot, in their order. */
  rows(table: string): Promise<DuckRow[]>
  /** Where a file of the snapshot stands. */
  file(name: string): string
}

export async function openBuildingBench(): Promise<BuildingBench> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'throughline-build-'))
  const duck = await openDuck({
    memoryLimit: '200MB',
    threads: 2,
    tempFolder: path.join(dataFolder, 'spill'),
  })
  let made = 0
  return {
    dataFolder,
    source(table, text, changes) {
      const folder = path.join(dataFolder, `extract-${++made}`)
      mkdirSync(folder)
      return plainSource(folder, table, text, changes)
    },
    build: (sources, before) => buildHere(duck, dataFolder, `snapshot-${++made}`, sources, before),
    close() {
      duck.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

async function buildHere(
  duck: Duck,
  dataFolder: string,
  snapshot: string,
  sources: readonly Source[],
  before: Manifest | undefined,
): Promise<BuiltHere> {
  const workFolder = path.join(dataFolder, 'snapshots', `.work-${snapshot}`)
  mkdirSync(workFolder, { recursive: true })
  const built = await buildSnapshot(duck, {
    dataFolder,
    snapshot,
    sources,
    before,
    workFolder,
    notRead: [],
    extractedOn: localDate('2019-10-31'),
    importedAt: '2019-11-01T08:00:00.000Z',
    onStep: () => undefined,
  })
  const problems: Problem[] = []
  for await (const piece of readProblems(duck, 'problems')) problems.push(...piece)
  const file = (name: string) => path.join(snapshotFolder(dataFolder, snapshot), name)
  return {
    built,
    problems,
    file,
    rows: (table) =>
      existsSync(file(`${table}.parquet`))
        ? duck.rows(`select * from read_parquet(${sqlText(file(`${table}.parquet`))})`)
        : Promise.resolve([]),
  }
}
