import type { QueryCreator } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Action } from '../actions/action.ts'
import { readActions } from '../actions/read-actions.ts'
import { judgedRatingOf } from '../plan-rows.ts'
import { canonicalJson } from './canonical-json.ts'
import type { SaidAction, ShownFigures, UpdateContent } from './update.ts'

type Db = QueryCreator<RegisterTables>

/**
 * What updates say now, by their numbers, as canonical JSON. The rating and the actions are those of
 * the recommendation as they stand, until the next month's update is begun; then what it said stays.
 */
export async function contentsOf(
  db: Db,
  updateIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (updateIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('updates')
    .selectAll()
    .where('update_id', 'in', updateIds)
    .execute()
  const recommendations = rows
    .filter(({ closed_content }) => closed_content === null)
    .map(({ recommendation_id }) => recommendation_id)
  const ratings = await ratingsOf(db, recommendations)
  const actions = await actionsOf(db, recommendations)
  return new Map(
    rows.map((row) => {
      if (row.closed_content !== null) return [row.update_id, row.closed_content]
      const content: UpdateContent = {
        recommendation: row.recommendation_id,
        month: row.month,
        narrative: row.narrative,
        givenBy: row.given_by,
        figures: row.figures === null ? null : (JSON.parse(row.figures) as ShownFigures),
        rating: judgedRatingOf(ratings.get(row.recommendation_id)),
        actions: actions.get(row.recommendation_id) ?? [],
      }
      return [row.update_id, canonicalJson(content)]
    }),
  )
}

/** The rating that stands of each recommendation that has one. */
async function ratingsOf(db: Db, recommendations: readonly number[]) {
  if (recommendations.length === 0) return new Map<number, never>()
  const rows = await db
    .selectFrom('judged_ratings')
    .selectAll()
    .where('recommendation_id', 'in', recommendations)
    .orderBy('judged_rating_id')
    .execute()
  return new Map(rows.map((row) => [row.recommendation_id, row]))
}

async function actionsOf(
  db: Db,
  recommendations: readonly number[],
): Promise<ReadonlyMap<number, readonly SaidAction[]>> {
  if (recommendations.length === 0) return new Map()
  const links = await db
    .selectFrom('action_recommendations as link')
    .innerJoin('plan_actions', 'plan_actions.action_id', 'link.action_id')
    .where('link.recommendation_id', 'in', recommendations)
    .where('link.retired_at', 'is', null)
    .where('plan_actions.retired_at', 'is', null)
    .select(['link.recommendation_id', 'link.action_id'])
    .orderBy('link.action_id')
    .execute()
  const ids = [...new Set(links.map(({ action_id }) => action_id))]
  const said = new Map(
    (await readActions(db, ids)).map((action) => [action.id, saidOf(action)] as const),
  )
  return new Map(
    [...Map.groupBy(links, ({ recommendation_id }) => recommendation_id)].map(([id, own]) => [
      id,
      own.flatMap(({ action_id }) => said.get(action_id) ?? []),
    ]),
  )
}

/** The same where it says the same, in whatever order its lists were written. */
const saidOf = (action: Action): SaidAction => ({
  id: action.id,
  what: action.what,
  owner: action.owner,
  contributors: action.contributors.toSorted(),
  start: action.start,
  due: action.due,
  status: action.status,
  stoppedBecause: action.stoppedBecause,
  milestones: action.milestones
    .map(({ what, due, done }) => ({ what, due, done }))
    .toSorted((one, other) => (`${one.due} ${one.what}` < `${other.due} ${other.what}` ? -1 : 1)),
  recommendations: action.recommendations.toSorted(),
  campaign: action.campaign,
})
