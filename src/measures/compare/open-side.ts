import { existsSync } from 'node:fs'
import { figuresFile, openWithFigures, type FiguresOf } from '../engine/figure-store.ts'
import { openAnalysis, type Analysis } from '../engine/open-analysis.ts'
import { sqlName, sqlText, type Duck } from '#store/duck.ts'

/** One of two snapshots open in one DuckDB, each in a schema of its own. */
export type Side = {
  readonly schema: string
  /** With its figures in `figures`; its connection is its own and uses its schema. */
  readonly analysis: Analysis
}

/** Opens a snapshot with its figures in a schema, which it makes, on a connection of its own. */
export async function openSide(
  duck: Duck,
  schema: string,
  of: FiguresOf,
  onMeasure?: Parameters<typeof openWithFigures>[2],
): Promise<Side> {
  const own = await besideIn(duck, schema)
  const file = figuresFile(of)
  if (!existsSync(file)) return { schema, analysis: await openWithFigures(own, of, onMeasure) }
  const analysis = await openAnalysis(own, of.dataFolder, of.snapshot, of.settings)
  // Read once and in part, so not taken into memory first.
  await own.run(`create view figures as from read_parquet(${sqlText(file)})`)
  return { schema, analysis }
}

/** A connection that uses a schema, which is made where it is not there. */
export async function besideIn(duck: Duck, schema: string): Promise<Duck> {
  const own = await duck.beside()
  await own.run(`create schema if not exists ${sqlName(schema)}`)
  await own.run(`use ${sqlName(schema)}`)
  return own
}
