import type { QueryCreator } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Action, ActionMilestone, ActionStatus } from './action.ts'

type Db = QueryCreator<RegisterTables>

/** The actions of some numbers, retired ones too, in the order of the numbers. */
export async function readActions(db: Db, ids: readonly number[]): Promise<readonly Action[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('plan_actions')
    .leftJoin('posts', 'posts.post_id', 'plan_actions.owner_post_id')
    .where('action_id', 'in', ids)
    .selectAll('plan_actions')
    .select('posts.title as owner')
    .execute()
  const contributors = grouped(await contributorsOf(db, ids))
  const milestones = grouped(await milestonesOf(db, ids))
  const recommendations = grouped(await recommendationsOf(db, ids))
  const actions = new Map(
    rows.map((row): [number, Action] => [
      row.action_id,
      {
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
      },
    ]),
  )
  return ids.flatMap((id) => actions.get(id) ?? [])
}

const contributorsOf = (db: Db, ids: readonly number[]) =>
  db
    .selectFrom('action_contributors')
    .innerJoin('posts', 'posts.post_id', 'action_contributors.post_id')
    .where('action_id', 'in', ids)
    .where('retired_at', 'is', null)
    .select(['action_id', 'title'])
    .orderBy('action_contributor_id')
    .execute()

const milestonesOf = (db: Db, ids: readonly number[]) =>
  db
    .selectFrom('action_milestones')
    .where('action_id', 'in', ids)
    .where('retired_at', 'is', null)
    .select(['action_id', 'milestone_id', 'what', 'due_on', 'done_on'])
    .orderBy('due_on')
    .orderBy('milestone_id')
    .execute()

const recommendationsOf = (db: Db, ids: readonly number[]) =>
  db
    .selectFrom('action_recommendations as link')
    .innerJoin('recommendations', 'recommendations.recommendation_id', 'link.recommendation_id')
    .where('action_id', 'in', ids)
    .where('link.retired_at', 'is', null)
    .where('recommendations.retired_at', 'is', null)
    .select(['action_id', 'ref'])
    .orderBy('recommendations.position')
    .execute()

const milestoneOf = (row: {
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

const grouped = <Row extends { readonly action_id: number }>(rows: readonly Row[]) =>
  Map.groupBy(rows, ({ action_id }) => action_id)
