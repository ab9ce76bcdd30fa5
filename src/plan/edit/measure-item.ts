import type { PlanMeasure } from '../plan.ts'
import { printedFigureOf } from '../plan-rows.ts'
import { savePlanMeasure } from '../save-plan-measure.ts'
import { printedFigureColumns } from '../save-targets-and-figures.ts'
import type { FieldProblem } from '../field-problem.ts'
import type { Change, Item, Kept, Place, Within } from './edit.ts'
import { recommendationItem } from './recommendation-item.ts'

/** What is edited of a measure itself; its targets and figures typed by hand are items of their own. */
export type MeasureContent = Pick<
  PlanMeasure,
  'measure' | 'statement' | 'unit' | 'status' | 'rationale' | 'assumed' | 'baseline'
>

/** A measure hangs on a recommendation. */
export const measureItem: Item<MeasureContent> = {
  subject: 'measure of the plan',
  find: findMeasureOfPlan,
  hangsOn: 'recommendation',
  async parentOf({ within }, id) {
    const row = await within
      .selectFrom('plan_measures')
      .where('plan_measure_id', '=', id)
      .select('recommendation_id')
      .executeTakeFirst()
    return row?.recommendation_id
  },
  hasParent: async (change, id) => (await recommendationItem.find(change, id)) !== undefined,
  async clashes({ within }, { measure, unit }, at) {
    const recommendationId =
      'parentId' in at
        ? at.parentId
        : within
            .selectFrom('plan_measures')
            .where('plan_measure_id', '=', at.id)
            .select('recommendation_id')
    const others = await within
      .selectFrom('plan_measures')
      .where('recommendation_id', '=', recommendationId)
      .where('measure', '=', measure)
      .where('retired_at', 'is', null)
      .where('plan_measure_id', '<>', 'id' in at ? at.id : 0)
      .select('plan_measure_id')
      .execute()
    return [
      ...others.map(() => ({
        field: 'measure',
        sentence: 'The recommendation has this measure already; choose another.',
      })),
      ...('id' in at ? await unitProblems(within, at.id, unit) : []),
    ]
  },
  async insert({ within }, recommendationId, content) {
    const { last } = await within
      .selectFrom('plan_measures')
      .where('recommendation_id', '=', recommendationId)
      .select(({ fn }) => fn.max('position').as('last'))
      .executeTakeFirstOrThrow()
    const empty = { previous: null, latest: null, targets: [], manualFigures: [] }
    return savePlanMeasure(within, recommendationId, (last ?? 0) + 1, { ...empty, ...content })
  },
  async write(change, id, { baseline, ...content }, version) {
    await change.within
      .updateTable('plan_measures')
      .set({ ...content, version })
      .where('plan_measure_id', '=', id)
      .execute()
    await writeBaseline(change, id, baseline)
  },
  async retire({ within, occasion }, id, version) {
    await within
      .updateTable('plan_measures')
      .set({ version, retired_at: occasion.at })
      .where('plan_measure_id', '=', id)
      .execute()
  },
}

async function findMeasureOfPlan(
  place: Place,
  id: number,
): Promise<Kept<MeasureContent> | undefined> {
  const { within } = place
  const row = await within
    .selectFrom('plan_measures')
    .where('plan_measure_id', '=', id)
    .where('retired_at', 'is', null)
    .selectAll()
    .executeTakeFirst()
  if (row === undefined) return undefined
  if ((await recommendationItem.find(place, row.recommendation_id)) === undefined) return undefined
  const baseline = await within
    .selectFrom('printed_figures')
    .where('plan_measure_id', '=', id)
    .where('role', '=', 'baseline')
    .where('retired_at', 'is', null)
    .selectAll()
    .executeTakeFirst()
  return {
    version: row.version,
    content: {
      measure: row.measure,
      statement: row.statement,
      unit: row.unit as MeasureContent['unit'],
      status: row.status as MeasureContent['status'],
      rationale: row.rationale,
      assumed: row.assumed,
      baseline: printedFigureOf(baseline),
    },
  }
}

/** The row of a baseline stays when it is taken away, and is taken up again by the next one. */
async function writeBaseline(
  { within, occasion }: Change,
  plan_measure_id: number,
  baseline: MeasureContent['baseline'],
): Promise<void> {
  const role = 'baseline'
  if (baseline === null) {
    await within
      .updateTable('printed_figures')
      .set({ retired_at: occasion.at })
      .where('plan_measure_id', '=', plan_measure_id)
      .where('role', '=', role)
      .where('retired_at', 'is', null)
      .execute()
    return
  }
  const columns = { ...printedFigureColumns(baseline), retired_at: null }
  await within
    .insertInto('printed_figures')
    .values({ plan_measure_id, role, ...columns })
    .onConflict((conflict) => conflict.columns(['plan_measure_id', 'role']).doUpdateSet(columns))
    .execute()
}

/** That targets and figures of the measure say something which the unit does not allow. */
async function unitProblems(
  within: Within,
  measureId: number,
  unit: MeasureContent['unit'],
): Promise<readonly FieldProblem[]> {
  if (unit !== null && unit !== 'percent') return []
  const targets = await within
    .selectFrom('targets')
    .where('plan_measure_id', '=', measureId)
    .where('retired_at', 'is', null)
    .where('value', 'is not', null)
    .select(({ fn }) => fn.max(fn.coalesce('upper', 'value')).as('most'))
    .executeTakeFirstOrThrow()
  if (unit === null && targets.most !== null)
    return [{ field: 'unit', sentence: 'The measure has targets in numbers, which need a unit.' }]
  return (targets.most ?? 0) > 100
    ? [{ field: 'unit', sentence: 'The measure has a target over 100, which is no percentage.' }]
    : []
}
