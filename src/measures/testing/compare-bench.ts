import type { ViewerScope } from '#records/viewer-scope.ts'
import type { ComparedFigure } from '../compare/change.ts'
import { compareSnapshots } from '../compare/compare-snapshots.ts'
import { findChangedItems, type ChangedItem } from '../compare/find-changed-items.ts'
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

type Extracts = { readonly before: Extract; readonly after: Extract }

/** For tests: two extracts counted by the real engine and compared, for the council or its teams. */
export async function compareOnBench(
  bench: CountingBench,
  measures: readonly Measure[],
  extracts: Extracts,
  level: 'council' | 'team' = 'council',
): Promise<ComparedFigure[]> {
  const { before, after } = await sidesOnBench(bench, measures, extracts)
  return compareSnapshots(bench.duck, before, after, { measures, level })
}

/** The same, item by item, in the months alone. */
export async function changedItemsOnBench(
  bench: CountingBench,
  measures: readonly Measure[],
  extracts: Extracts,
  scope: ViewerScope,
): Promise<ChangedItem[]> {
  const sides = await sidesOnBench(bench, measures, extracts)
  return findChangedItems(bench.duck, scope, { ...sides, measures, periodKind: 'month' })
}

async function sidesOnBench(
  bench: CountingBench,
  measures: readonly Measure[],
  { before, after }: Extracts,
): Promise<{ before: Side; after: Side }> {
  const open = async (schema: string, { rows, extractedOn, settings }: Extract): Promise<Side> => {
    const own = await besideIn(bench.duck, schema)
    const analysis = await bench.analyse(rows, extractedOn, settings, own)
    await computeFigures(analysis, measures)
    return { schema, analysis }
  }
  return { before: await open('first', before), after: await open('second', after) }
}
