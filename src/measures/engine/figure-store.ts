import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { calendarVersion } from '#calendar/bank-holidays.ts'
import { figuresFolder } from '#records/snapshot-folder.ts'
import { sqlText, type Duck } from '#store/duck.ts'
import type { Measure, Settings } from '../measure.ts'
import { computeFigures } from './compute-figures.ts'
import { openAnalysis, type Analysis } from './open-analysis.ts'

/** Raised when the engine itself adds up differently, so that stored figures are counted again. */
const engineVersion = 2

export type FiguresOf = {
  readonly dataFolder: string
  readonly snapshot: string
  readonly settings: Settings
  readonly measures: readonly Measure[]
  /** Those the figures were counted under; the program's own where none are named. */
  readonly versions?: DefinitionVersions
}

/** What figures depend on beside records and settings. */
export type DefinitionVersions = {
  readonly engine: number
  readonly calendar: number
  readonly measures: readonly (readonly [id: string, version: number])[]
}

/** Those of the program itself. */
export const versionsOf = (measures: readonly Measure[]): DefinitionVersions => ({
  engine: engineVersion,
  calendar: calendarVersion,
  measures: measures.map(({ id, version }) => [id, version]),
})

/**
 * The file that holds a snapshot's figures under these definitions, settings and calendar. Another
 * version of any of them is another file, so a figure once computed is never written over.
 */
export function figuresFile(of: FiguresOf): string {
  const { dataFolder, snapshot, settings, measures } = of
  // A number may differ by how series are read alone, which changes no figure.
  const { number: _number, ...values } = settings
  const { engine, calendar, measures: definitions } = of.versions ?? versionsOf(measures)
  const versions = { engine, calendar, settings: values, measures: definitions }
  const key = createHash('sha256').update(JSON.stringify(versions)).digest('hex').slice(0, 12)
  return path.join(figuresFolder(dataFolder, snapshot), `figures-${key}.parquet`)
}

/** The months those figures were put together from, later ones than the extract's too. */
const monthsFile = (of: FiguresOf): string =>
  figuresFile(of).replace(/figures-(\w+\.parquet)$/, 'months-$1')

/** SQL to read a snapshot's figures from, where they have been computed before; undefined where not. */
export function figuresAtHand(of: FiguresOf): string | undefined {
  const file = figuresFile(of)
  return existsSync(file) ? `read_parquet(${sqlText(file)})` : undefined
}

const filesOf = (of: FiguresOf) => ({ month_figures: monthsFile(of), figures: figuresFile(of) })

/** Whether all of them have been computed before. */
export const hasFigures = (of: FiguresOf): boolean =>
  Object.values(filesOf(of)).every((file) => existsSync(file))

/**
 * A snapshot opened with its figures in the tables `figures` and `month_figures`: read from their
 * files, or computed and written there first. What is computed twice at once is written twice whole.
 */
export async function openWithFigures(
  duck: Duck,
  of: FiguresOf,
  onMeasure: (measure: Measure) => void = () => undefined,
): Promise<Analysis> {
  const analysis = await openAnalysis(duck, of.dataFolder, of.snapshot, of.settings)
  const files = filesOf(of)
  const isThere = hasFigures(of)
  if (!isThere && of.versions !== undefined)
    throw new Error('Figures of other definitions than the program has cannot be computed.')
  if (!isThere) await computeFigures(analysis, of.measures, onMeasure)
  for (const [table, file] of Object.entries(files)) {
    if (isThere)
      await duck.run(`create or replace table ${table} as from read_parquet(${sqlText(file)})`)
    else await writeTable(duck, table, file)
  }
  return analysis
}

/**
 * Puts a snapshot's figures alone into the table `figures`, without its records where they have been
 * computed before: for reading an earlier extract's beside the active one's.
 */
export async function loadFigures(duck: Duck, of: FiguresOf): Promise<void> {
  const file = figuresFile(of)
  if (existsSync(file))
    await duck.run(`create or replace table figures as from read_parquet(${sqlText(file)})`)
  else await openWithFigures(duck, of)
}

async function writeTable(duck: Duck, table: string, file: string): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  try {
    await duck.run(
      `copy (from ${table} order by all) to ${sqlText(aside)} (format parquet, compression zstd)`,
    )
    renameSync(aside, file)
  } finally {
    rmSync(aside, { force: true })
  }
}
