import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Recommendation } from './plan.ts'
import { savePlanMeasure } from './save-plan-measure.ts'
import { savePost } from './save-post.ts'
import { saveJudgedRating, saveOverride } from './save-ratings.ts'

type Db = Kysely<RegisterTables>

/** Puts a recommendation into a plan of the register with all it holds, and gives its number. */
export async function saveRecommendation(
  db: Db,
  planId: string,
  position: number,
  recommendation: Recommendation,
): Promise<number> {
  const { judgedRating, ratingOverride } = recommendation
  const { recommendation_id } = await db
    .insertInto('recommendations')
    .values({
      plan_id: planId,
      position,
      ref: recommendation.ref,
      subject: recommendation.subject,
      intended_outcome: recommendation.intendedOutcome,
    })
    .returning('recommendation_id')
    .executeTakeFirstOrThrow()
  if (judgedRating !== null) await saveJudgedRating(db, recommendation_id, judgedRating)
  if (ratingOverride !== null) await saveOverride(db, recommendation_id, ratingOverride)
  for (const [index, title] of recommendation.leads.entries()) {
    await db
      .insertInto('recommendation_leads')
      .values({ recommendation_id, position: index + 1, post_id: await savePost(db, title) })
      .execute()
  }
  for (const [index, measure] of recommendation.measures.entries()) {
    await savePlanMeasure(db, recommendation_id, index + 1, measure)
  }
  return recommendation_id
}
