import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import { findPlan } from './find-plan.ts'
import type { Plan } from './plan.ts'

async function clock(db: Kysely<RegisterTables>): Promise<number> {
  const { at } = await db.selectFrom('plan_clock').select('at').executeTakeFirstOrThrow()
  return Number(at)
}

/**
 * Gives the plan that is shown, read anew only where something of it changed since: every change
 * moves the plan's clock. The same plan is the same object.
 */
export function keepPlan(db: Kysely<RegisterTables>): () => Promise<Plan | undefined> {
  let kept: { readonly at: number; readonly plan: Plan | undefined } | undefined
  return async () => {
    const last = kept
    if (last !== undefined && last.at === (await clock(db))) return last.plan
    kept = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (within) => ({ at: await clock(within), plan: await findPlan(within) }))
    return kept.plan
  }
}
