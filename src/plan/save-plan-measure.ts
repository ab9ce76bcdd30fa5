import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import type { PlanMeasure } from './plan.ts'
import { printedFigureColumns, saveManualFigure, saveTarget } from './save-targets-and-figures.ts'

type Db = Kysely<RegisterTables>

/**
 * Puts a measure of a recommendation into the register, with its figures and targets, and gives its
 * number.
 */
export async function savePlanMeasure(
  db: Db,
  recommendationId: number,
  position: number,
  { measure, statement, unit, status, assumed, rationale, ...planMeasure }: PlanMeasure,
): Promise<number> {
  const { plan_measure_id } = await db
    .insertInto('plan_measures')
    .values({
      recommendation_id: recommendationId,
      position,
      measure,
      statement,
      unit,
      status,
      assumed,
      rationale,
    })
    .returning('plan_measure_id')
    .executeTakeFirstOrThrow()
  for (const role of ['baseline', 'previous', 'latest'] as const) {
    const figure = planMeasure[role]
    if (figure === null) continue
    await db
      .insertInto('printed_figures')
      .values({ plan_measure_id, role, ...printedFigureColumns(figure) })
      .execute()
  }
  for (const target of planMeasure.targets) await saveTarget(db, plan_measure_id, target)
  for (const figure of planMeasure.manualFigures)
    await saveManualFigure(db, plan_measure_id, figure)
  return plan_measure_id
}
