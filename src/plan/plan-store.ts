import type { Kysely } from 'kysely'
import { addToAccessRecord, type Occasion } from '#people/access-record/entry.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import { findPlan } from './find-plan.ts'
import { planFileText } from './plan-file-text.ts'
import type { Plan } from './plan.ts'
import { saveRecommendation } from './save-recommendation.ts'
import { saveWork } from './save-work.ts'

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
      return there && planFileText(there) === planFileText(plan) ? 'already there' : 'differs'
    }
    for (const [index, recommendation] of plan.recommendations.entries()) {
      await saveRecommendation(within, plan.id, index + 1, recommendation)
    }
    await saveWork(within, plan, occasion.at)
    await addToAccessRecord(within, occasion, {
      did: 'changed',
      subject: 'plan',
      subjectId: plan.id,
      before: null,
      after: plan,
    })
    return 'saved'
  })
