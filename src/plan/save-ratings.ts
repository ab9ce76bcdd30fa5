import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import type { JudgedRating, RatingOverride } from './plan.ts'
import { savePost } from './save-post.ts'

type Db = Kysely<RegisterTables>

/** Adds a judged rating, which stands until the next, and gives its number. */
export async function saveJudgedRating(
  db: Db,
  recommendation_id: number,
  { rating, by, on, reason }: JudgedRating,
): Promise<number> {
  const { judged_rating_id } = await db
    .insertInto('judged_ratings')
    .values({ recommendation_id, rating, judged_by: by, judged_on: on, reason })
    .returning('judged_rating_id')
    .executeTakeFirstOrThrow()
  return judged_rating_id
}

/** An override as its columns have it. */
export const overrideColumns = async (
  db: Db,
  { rating, reason, owner, from, until }: RatingOverride,
) => ({
  rating,
  reason,
  owner_post_id: await savePost(db, owner),
  from_on: from,
  until_on: until,
})

/** Adds an override of the computed rating, and gives its number. */
export async function saveOverride(
  db: Db,
  recommendation_id: number,
  override: RatingOverride,
): Promise<number> {
  const { rating_override_id } = await db
    .insertInto('rating_overrides')
    .values({ recommendation_id, ...(await overrideColumns(db, override)) })
    .returning('rating_override_id')
    .executeTakeFirstOrThrow()
  return rating_override_id
}
