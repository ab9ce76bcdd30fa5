import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import { findPlan } from './find-plan.ts'
import { planClock } from './plan-clock.ts'
import type { Plan } from './plan.ts'

/**
 * Gives the plan that is shown, read anew only where something of it changed since: every change
 * moves the plan's clock. The same plan is the same object.
 */
export function keepPlan(db: Kysely<RegisterTables>): () => Promise<Plan | undefined> {
  let kept: { readonly at: number; readonly plan: Plan | undefined } | undefined
  return async () => {
    const last = kept
    if (last !== undefined && last.at === (await planClock(db))) return last.plan
    kept = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (within) => ({ at: await planClock(within), plan: await findPlan(within) }))
    return kept.plan
  }
}
