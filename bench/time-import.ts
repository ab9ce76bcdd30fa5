import { rmSync } from 'node:fs'
import path from 'node:path'
import type { CouncilExtract } from './council-extract.ts'
import { median } from './median.ts'
import { program, runMeasured, throughline, type Measured } from './run-measured.ts'

/** Medians of several rounds, and the median of the rounds' own ratios. */
export type ImportTimes = {
  readonly rounds: number
  readonly import: Medians
  readonly duckdb: Medians
  /** Of the two times of one round: a busy machine slows both. */
  readonly ratio: number
  readonly processorRatio: number
  /** One import that also counts every figure and makes the snapshot active. */
  readonly withFigures: Measured
  /** Where that one stands. */
  readonly dataFolder: string
}

export type Medians = {
  readonly milliseconds: number
  readonly processorMilliseconds: number
  readonly peakMegabytes: number
}

/**
 * Imports an extract and has DuckDB do its own work on the same files, turn about, each as a whole
 * process into an empty folder.
 */
export async function timeImport(
  extract: CouncilExtract,
  rounds: number,
  folder: string,
): Promise<ImportTimes> {
  const dataFolder = path.join(folder, 'data')
  const words = ['import', extract.folder, '--extracted-on', extract.extractedOn]
  const importInto = (...more: string[]) =>
    runMeasured([throughline, ...words, '--data', dataFolder, ...more], folder)

  const pairs: { ours: Measured; theirs: Measured }[] = []
  for (let round = 0; round < rounds; round += 1) {
    rmSync(dataFolder, { recursive: true, force: true })
    const ours = await importInto('--no-activate')
    const theirs = await duckdbOwnWork(extract, folder)
    pairs.push({ ours, theirs })
  }
  rmSync(dataFolder, { recursive: true, force: true })
  const withFigures = await importInto()
  return {
    rounds,
    import: mediansOf(pairs.map(({ ours }) => ours)),
    duckdb: mediansOf(pairs.map(({ theirs }) => theirs)),
    ratio: median(pairs.map(({ ours, theirs }) => ours.milliseconds / theirs.milliseconds)),
    processorRatio: median(
      pairs.map(({ ours, theirs }) => ours.processorMilliseconds / theirs.processorMilliseconds),
    ),
    withFigures,
    dataFolder,
  }
}

/** It must find as many rows as were written and nothing wrong with them, as the import must. */
async function duckdbOwnWork(extract: CouncilExtract, folder: string): Promise<Measured> {
  const parquet = path.join(folder, 'duckdb')
  const run = await runMeasured([program('duckdb-own-work.ts'), extract.folder, parquet], folder)
  rmSync(parquet, { recursive: true, force: true })
  const found = JSON.parse(run.output) as { rows: number; problems: number }
  if (found.rows !== extract.rows || found.problems !== 0)
    throw new Error(`DuckDB read ${found.rows} rows and found ${found.problems} problems.`)
  return run
}

const mediansOf = (runs: readonly Measured[]): Medians => ({
  milliseconds: median(runs.map((run) => run.milliseconds)),
  processorMilliseconds: median(runs.map((run) => run.processorMilliseconds)),
  peakMegabytes: Math.max(...runs.map((run) => run.peakMegabytes)),
})
