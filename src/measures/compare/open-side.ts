import { openWithFigures, type FiguresOf } from '../engine/figure-store.ts'
import type { Analysis } from '../engine/open-analysis.ts'
import { sqlName, type Duck } from '#store/duck.ts'

/** One of two snapshots open in one DuckDB, each in a schema of its own. */
export type Side = {
  readonly schema: string
  /** With its figures in the tables `figures` and `month_figures` of its schema. */
  readonly analysis: Analysis
}

/** Opens a snapshot with its figures in a schema, which it makes and leaves in use. */
export async function openSide(
  duck: Duck,
  schema: string,
  of: FiguresOf,
  onMeasure?: Parameters<typeof openWithFigures>[2],
): Promise<Side> {
  await duck.run(`create schema ${sqlName(schema)}`)
  await use(duck, schema)
  return { schema, analysis: await openWithFigures(duck, of, onMeasure) }
}

/** What is asked next is asked of that schema's tables. */
export const use = (duck: Duck, schema: string): Promise<void> => duck.run(`use ${sqlName(schema)}`)
