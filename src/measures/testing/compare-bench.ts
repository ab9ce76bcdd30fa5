import type { ComparedFigure } from '../compare/change.ts'
import { compareSnapshots } from '../compare/compare-snapshots.ts'
import { besideIn, type Side } from '../compare/open-side.ts'
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
  const open = async (schema: string, { rows, extractedOn, settings }: Extract): Promise<Side> => {
    const own = await besideIn(bench.duck, schema)
    const analysis = await bench.analyse(rows, extractedOn, settings, own)
    await computeFigures(analysis, measures)
    return { schema, analysis }
  }
  const sides = [await open('first', before), await open('second', after)] as const
  return compareSnapshots(bench.duck, ...sides, { measures, level })
}
