import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import { isSet, type ManualFigure, type PrintedFigure, type Target } from './plan.ts'
import { savePost } from './save-post.ts'

type Db = Kysely<RegisterTables>

/** A target as its columns have it. */
export function targetColumns(target: Target) {
  const { by: due_on, form } = target
  const { value, upper, ideal, scope } = isSet(target)
    ? target
    : { value: null, upper: null, ideal: null, scope: null }
  return { due_on, form, value, upper, ideal, scope }
}

/** A printed figure as its columns have it. */
export function printedFigureColumns({ teamRange, ...figure }: PrintedFigure) {
  const lowest_team = teamRange?.lowest ?? null
  const highest_team = teamRange?.highest ?? null
  return { lowest_team, highest_team, ...figure }
}

/** Adds a target to a measure of the plan, and gives its number. */
export async function saveTarget(db: Db, plan_measure_id: number, target: Target): Promise<number> {
  const { target_id } = await db
    .insertInto('targets')
    .values({ plan_measure_id, ...targetColumns(target) })
    .returning('target_id')
    .executeTakeFirstOrThrow()
  return target_id
}

/** Adds a figure typed by hand to a measure of the plan, and gives its number. */
export async function saveManualFigure(
  db: Db,
  plan_measure_id: number,
  { owner, ...figure }: ManualFigure,
): Promise<number> {
  const { manual_figure_id } = await db
    .insertInto('manual_figures')
    .values({ plan_measure_id, owner_post_id: await savePost(db, owner), ...figure })
    .returning('manual_figure_id')
    .executeTakeFirstOrThrow()
  return manual_figure_id
}
