import type { Kysely } from 'kysely'
import { addToAccessRecord, type Occasion } from '#people/access-record/entry.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import { takePlanTurn } from './plan-turn.ts'

export type ChosenPlan = 'shown now' | 'shown already' | 'no such plan'

/** Has pages show a plan of the register to everyone from now on. */
export const showPlan = (
  db: Kysely<RegisterTables>,
  planId: string,
  occasion: Occasion,
): Promise<ChosenPlan> =>
  db.transaction().execute(async (within) => {
    await takePlanTurn(within)
    const plan = await within
      .selectFrom('plans')
      .select('plan_id')
      .where('plan_id', '=', planId)
      .executeTakeFirst()
    if (plan === undefined) return 'no such plan'
    const shown = await within.selectFrom('shown_plan').select('plan_id').executeTakeFirst()
    if (shown?.plan_id === planId) return 'shown already'
    await within
      .insertInto('shown_plan')
      .values({ plan_id: planId })
      .onConflict((conflict) => conflict.column('is_the_one').doUpdateSet({ plan_id: planId }))
      .execute()
    await addToAccessRecord(within, occasion, {
      did: 'changed',
      subject: 'shown plan',
      subjectId: planId,
      before: shown?.plan_id ?? null,
      after: planId,
    })
    return 'shown now'
  })
