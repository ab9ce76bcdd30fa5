import { sql, type QueryCreator, type RawBuilder, type SqlBool } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Action, ActionMilestone, ActionStatus } from './action.ts'

type Db = QueryCreator<RegisterTables>

/** The actions of some numbers, retired ones too, in the order of the numbers. */
export async function readActions(db: Db, ids: readonly number[]): Promise<readonly Action[]> {
  if (ids.length === 0) return []
  const actions = await actionsIn(db, sql`(${[...ids]}::bigint[])`)
  const byId = new Map(actions.map((one) => [one.id, one]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Every action of a plan that is in use, in the order in which they were added. */
export const readActionsOfPlan = (db: Db, planId: string): Promise<readonly Action[]> =>
  actionsIn(
    db,
    sql`(select action_id from plan_actions where plan_id = ${planId} and retired_at is null)`,
  )

/** The numbers of some actions in brackets: a query, or an array, by which indexes are used. */
type Numbers = RawBuilder<unknown>

const isIn = (numbers: Numbers) => sql<SqlBool>`action_id = any ${numbers}`

async function actionsIn(db: Db, numbers: Numbers): Promise<readonly Action[]> {
  const rows = await db
    .selectFrom('plan_actions')
    .leftJoin('posts', 'posts.post_id', 'plan_actions.owner_post_id')
    .where(isIn(numbers))
    .selectAll('plan_actions')
    .select('posts.title as owner')
    .orderBy('action_id')
    .execute()
  const contributors = grouped(await contributorsOf(db, numbers))
  const milestones = grouped(await milestonesOf(db, numbers))
  const recommendations = grouped(await recommendationsOf(db, numbers))
  return rows.map((row) => ({
    id: row.action_id,
    planId: row.plan_id,
    version: row.version,
    changedAt: row.changed_at,
    retiredAt: row.retired_at,
    what: row.what,
    owner: row.owner,
    contributors: (contributors.get(row.action_id) ?? []).map(({ title }) => title),
    start: row.start_on as LocalDate | null,
    due: row.due_on as LocalDate | null,
    status: row.status as ActionStatus,
    stoppedBecause: row.stopped_because,
    milestones: (milestones.get(row.action_id) ?? []).map(milestoneOf),
    recommendations: (recommendations.get(row.action_id) ?? []).map(({ ref }) => ref),
    campaign: row.campaign_id,
  }))
}

const contributorsOf = (db: Db, numbers: Numbers) =>
  db
    .selectFrom('action_contributors')
    .innerJoin('posts', 'posts.post_id', 'action_contributors.post_id')
    .where(isIn(numbers))
    .where('retired_at', 'is', null)
    .select(['action_id', 'title'])
    .orderBy('action_contributor_id')
    .execute()

/** The milestones of some actions, by their days. */
export const milestonesOf = (db: Db, numbers: Numbers) =>
  db
    .selectFrom('action_milestones')
    .where(isIn(numbers))
    .where('retired_at', 'is', null)
    .select(['action_id', 'milestone_id', 'what', 'due_on', 'done_on'])
    .orderBy('due_on')
    .orderBy('milestone_id')
    .execute()

const recommendationsOf = (db: Db, numbers: Numbers) =>
  db
    .selectFrom('action_recommendations as link')
    .innerJoin('recommendations', 'recommendations.recommendation_id', 'link.recommendation_id')
    .where(isIn(numbers))
    .where('link.retired_at', 'is', null)
    .where('recommendations.retired_at', 'is', null)
    .select(['action_id', 'ref'])
    .orderBy('recommendations.position')
    .execute()

export const milestoneOf = (row: {
  readonly milestone_id: number
  readonly what: string
  readonly due_on: string
  readonly done_on: string | null
}): ActionMilestone => ({
  id: row.milestone_id,
  what: row.what,
  due: row.due_on as LocalDate,
  done: row.done_on as LocalDate | null,
})

export const grouped = <Row extends { readonly action_id: number }>(rows: readonly Row[]) =>
  Map.groupBy(rows, ({ action_id }) => action_id)
