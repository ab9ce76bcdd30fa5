import type { ComparedFigure } from '../compare/change.ts'
import { compareSnapshots } from '../compare/compare-snapshots.ts'
import { use, type Side } from '../compare/open-side.ts'
import { computeFigures } from '../engine/compute-figures.ts'
import type { Measure, Settings } from '../measure.ts'
import type { CountingBench, RowsByTable } from './counting-bench.ts'

/** One of two extracts to compare, and the settings it is counted under. */
export type Extract = {
  readonly rows: RowsByTable
  readonly extractedOn: string
  readonly settings?: Partial<Settings>
}

/** For tests: two extracts counted by the real engine and compared, for the council or its teams. */
export async function compareOnBench(
  bench: CountingBench,
  measures: readonly Measure[],
  { before, after }: { before: Extract; after: Extract },
  level: 'council' | 'team' = 'council',
): Promise<ComparedFigure[]> {
  const { duck } = await bench.analyse({}, before.extractedOn)
  const open = async (schema: string, { rows, extractedOn, settings }: Extract): Promise<Side> => {
    await duck.run(`create schema if not exists ${schema}`)
    await use(duck, schema)
    const analysis = await bench.analyse(rows, extractedOn, settings)
    await computeFigures(analysis, measures)
    return { schema, analysis }
  }
  try {
    const sides = [await open('first', before), await open('second', after)] as const
    return await compareSnapshots(duck, ...sides, { measures, level })
  } finally {
    await use(duck, 'main')
  }
}
