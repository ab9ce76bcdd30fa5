import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import { isSet, type PlanMeasure, type PrintedFigure, type Target } from './plan.ts'

type Db = Kysely<RegisterTables>

/** Puts a measure of a recommendation into the register, with its printed figures and targets. */
export async function savePlanMeasure(
  db: Db,
  recommendationId: number,
  position: number,
  { measure, statement, unit, status, assumed, ...planMeasure }: PlanMeasure,
): Promise<void> {
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
    })
    .returning('plan_measure_id')
    .executeTakeFirstOrThrow()
  for (const role of ['baseline', 'previous', 'latest'] as const) {
    const figure = planMeasure[role]
    if (figure !== null) await savePrintedFigure(db, plan_measure_id, role, figure)
  }
  for (const target of planMeasure.targets) await saveTarget(db, plan_measure_id, target)
}

async function savePrintedFigure(
  db: Db,
  plan_measure_id: number,
  role: string,
  { teamRange, ...figure }: PrintedFigure,
): Promise<void> {
  const lowest_team = teamRange?.lowest ?? null
  const highest_team = teamRange?.highest ?? null
  await db
    .insertInto('printed_figures')
    .values({ plan_measure_id, role, lowest_team, highest_team, ...figure })
    .execute()
}

async function saveTarget(db: Db, plan_measure_id: number, target: Target): Promise<void> {
  const { by: due_on, form } = target
  const { value, upper, ideal, scope } = isSet(target)
    ? target
    : { value: null, upper: null, ideal: null, scope: null }
  await db
    .insertInto('targets')
    .values({ plan_measure_id, due_on, form, value, upper, ideal, scope })
    .execute()
}
