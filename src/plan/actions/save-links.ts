import { sql, type Transaction } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import type { ActionContent } from './action.ts'
import type { LookedUp } from './look-up-action.ts'

type Within = Transaction<RegisterTables>

/** Brings an action's recommendations, contributors and milestones to what its content says. */
export async function saveLinks(
  within: Within,
  actionId: number,
  { milestones }: ActionContent,
  { contributors, recommendations }: LookedUp,
  at: Date,
): Promise<void> {
  await saveContributors(within, actionId, contributors, at)
  await saveRecommendations(within, actionId, recommendations, at)
  await saveMilestones(within, actionId, milestones, at)
}

async function saveContributors(
  within: Within,
  action_id: number,
  posts: readonly number[],
  at: Date,
): Promise<void> {
  const rows = await within
    .selectFrom('action_contributors')
    .selectAll()
    .where('action_id', '=', action_id)
    .where('retired_at', 'is', null)
    .execute()
  for (const { action_contributor_id, post_id } of rows) {
    if (posts.includes(post_id)) continue
    await within
      .updateTable('action_contributors')
      .set({ retired_at: at })
      .where('action_contributor_id', '=', action_contributor_id)
      .execute()
  }
  const added = posts.filter((post) => !rows.some(({ post_id }) => post_id === post))
  for (const post_id of added)
    await within.insertInto('action_contributors').values({ action_id, post_id }).execute()
}

async function saveRecommendations(
  within: Within,
  action_id: number,
  recommendations: readonly number[],
  at: Date,
): Promise<void> {
  const rows = await within
    .selectFrom('action_recommendations')
    .selectAll()
    .where('action_id', '=', action_id)
    .where('retired_at', 'is', null)
    .execute()
  for (const { action_recommendation_id, recommendation_id } of rows) {
    if (recommendations.includes(recommendation_id)) continue
    await within
      .updateTable('action_recommendations')
      .set({ retired_at: at })
      .where('action_recommendation_id', '=', action_recommendation_id)
      .execute()
  }
  const added = recommendations.filter(
    (one) => !rows.some(({ recommendation_id }) => recommendation_id === one),
  )
  for (const recommendation_id of added) {
    // Last under its recommendation.
    await sql`
      insert into action_recommendations (action_id, recommendation_id, position)
      select ${action_id}::bigint, ${recommendation_id}::bigint, coalesce(max(position), 0) + 1
      from action_recommendations where recommendation_id = ${recommendation_id}
    `.execute(within)
  }
}

async function saveMilestones(
  within: Within,
  action_id: number,
  milestones: ActionContent['milestones'],
  at: Date,
): Promise<void> {
  const rows = await within
    .selectFrom('action_milestones')
    .selectAll()
    .where('action_id', '=', action_id)
    .where('retired_at', 'is', null)
    .execute()
  for (const row of rows) {
    const kept = milestones.find(({ id }) => id === row.milestone_id)
    if (
      kept !== undefined &&
      kept.what === row.what &&
      kept.due === row.due_on &&
      kept.done === row.done_on
    )
      continue
    await within
      .updateTable('action_milestones')
      .set(
        kept === undefined
          ? { retired_at: at }
          : { what: kept.what, due_on: kept.due, done_on: kept.done },
      )
      .where('milestone_id', '=', row.milestone_id)
      .execute()
  }
  for (const { id, what, due, done } of milestones) {
    if (id !== null) continue
    await within
      .insertInto('action_milestones')
      .values({ action_id, what, due_on: due, done_on: done })
      .execute()
  }
}
