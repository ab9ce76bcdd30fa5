import { isDeepStrictEqual } from 'node:util'
import type { Kysely } from 'kysely'
import { addToAccessRecord, type Occasion } from '#people/access-record/entry.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import { findPlan } from './find-plan.ts'
import type { Plan, Recommendation } from './plan.ts'
import { savePlanMeasure } from './save-plan-measure.ts'

type Db = Kysely<RegisterTables>

/**
 * `differs`: the register has a plan of that id that says something else. People may have changed
 * it there, so it stays as it is.
 */
export type SavedPlan = 'saved' | 'already there' | 'differs'

/** Puts a plan into the register, whole or not at all, unless one of its id is there. */
export const savePlan = (db: Db, plan: Plan, occasion: Occasion): Promise<SavedPlan> =>
  db.transaction().execute(async (within) => {
    const made = await within
      .insertInto('plans')
      .values({
        plan_id: plan.id,
        council: plan.council,
        title: plan.title,
        inspection: plan.inspection,
      })
      .onConflict((conflict) => conflict.column('plan_id').doNothing())
      .returning('plan_id')
      .execute()
    if (made.length === 0) {
      const there = await findPlan(within, plan.id)
      return isDeepStrictEqual(there, plan) ? 'already there' : 'differs'
    }
    for (const [index, recommendation] of plan.recommendations.entries()) {
      await saveRecommendation(within, plan.id, index + 1, recommendation)
    }
    await addToAccessRecord(within, occasion, {
      did: 'changed',
      subject: 'plan',
      subjectId: plan.id,
      before: null,
      after: plan,
    })
    return 'saved'
  })

async function saveRecommendation(
  db: Db,
  planId: string,
  position: number,
  recommendation: Recommendation,
): Promise<void> {
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
  await saveRating(db, recommendation_id, recommendation)
  await saveLeads(db, recommendation_id, recommendation.leads)
  for (const [index, measure] of recommendation.measures.entries()) {
    await savePlanMeasure(db, recommendation_id, index + 1, measure)
  }
  for (const table of ['evidence', 'actions'] as const) {
    const rows = recommendation[table].map((statement, index) => ({
      recommendation_id,
      position: index + 1,
      statement,
    }))
    if (rows.length > 0) await db.insertInto(table).values(rows).execute()
  }
}

async function saveRating(
  db: Db,
  recommendation_id: number,
  { judgedRating }: Recommendation,
): Promise<void> {
  if (judgedRating === null) return
  await db
    .insertInto('judged_ratings')
    .values({
      recommendation_id,
      rating: judgedRating.rating,
      judged_by: judgedRating.by,
      judged_on: judgedRating.on,
      reason: judgedRating.reason,
    })
    .execute()
}

async function saveLeads(
  db: Db,
  recommendation_id: number,
  leads: readonly string[],
): Promise<void> {
  for (const [index, title] of leads.entries()) {
    await db
      .insertInto('posts')
      .values({ title })
      .onConflict((conflict) => conflict.column('title').doNothing())
      .execute()
    const { post_id } = await db
      .selectFrom('posts')
      .where('title', '=', title)
      .select('post_id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('recommendation_leads')
      .values({ recommendation_id, position: index + 1, post_id })
      .execute()
  }
}
