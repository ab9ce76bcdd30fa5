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
const engineVersion = 1

export type FiguresOf = {
  readonly dataFolder: string
  readonly snapshot: string
  readonly settings: Settings
  readonly measures: readonly Measure[]
}

/**
 * The file that holds a snapshot's figures under these definitions, settings and calendar. Another
 * version of any of them is another file, so a figure once computed is never written over.
 */
export function figuresFile({ dataFolder, snapshot, settings, measures }: FiguresOf): string {
  const versions = {
    engine: engineVersion,
    calendar: calendarVersion,
    settings,
    measures: measures.map(({ id, version }) => [id, version]),
  }
  const key = createHash('sha256').update(JSON.stringify(versions)).digest('hex').slice(0, 12)
  return path.join(figuresFolder(dataFolder, snapshot), `figures-${key}.parquet`)
}

/**
 * A snapshot opened with its figures in the tables `figures` and `month_figures`: read from their
 * file, or computed and written there first. What is computed twice at once is written twice whole.
 */
export async function openWithFigures(
  duck: Duck,
  of: FiguresOf,
  onMeasure: (measure: Measure) => void = () => undefined,
): Promise<Analysis> {
  const analysis = await openAnalysis(duck, of.dataFolder, of.snapshot, of.settings)
  const file = figuresFile(of)
  if (!existsSync(file)) {
    await computeFigures(analysis, of.measures, onMeasure)
    await writeFigures(duck, file)
    return analysis
  }
  await duck.run(`create or replace table figures as select * from read_parquet(${sqlText(file)})`)
  await duck.run(`create or replace view month_figures as
    select
      measure,
      period as month,
      level,
      team,
      breakdown,
      items,
      coalesce(numerator, 0) as numerator,
      coalesce(denominator, 0) as denominator
    from figures
    where period_kind = 'month'`)
  return analysis
}

async function writeFigures(duck: Duck, file: string): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  try {
    await duck.run(`copy figures to ${sqlText(aside)} (format parquet, compression zstd)`)
    renameSync(aside, file)
  } finally {
    rmSync(aside, { force: true })
  }
}
