import type { Kysely } from 'kysely'
import type { Occasion } from '#people/access-record/entry.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import { takePlanTurn } from '../plan-turn.ts'
import type { Edited, PlanEdit, Refusal } from './edit.ts'

/** The number of each edit's item in the edits' order; or what was refused, and then none is made. */
export type ChangedPlan =
  | { readonly ok: true; readonly ids: readonly number[] }
  | {
      readonly ok: false
      /** `edit` counts from 0. */
      readonly refused: readonly (Refusal & { readonly edit: number })[]
    }

/**
 * Makes edits to a plan, all of them or none, while nobody else changes it. Each is on the access
 * record with what it said before and after.
 */
export async function changePlan(
  db: Kysely<RegisterTables>,
  occasion: Occasion,
  planId: string,
  edits: readonly PlanEdit[],
): Promise<ChangedPlan> {
  const transaction = await db.startTransaction().execute()
  try {
    await takePlanTurn(transaction)
    const made: Edited[] = []
    for (const edit of edits) made.push(await edit({ within: transaction, occasion, planId }))
    const refused = made.flatMap((one, edit) => (one.ok ? [] : [{ ...one, edit }]))
    if (refused.length > 0) {
      await transaction.rollback().execute()
      return { ok: false, refused }
    }
    await transaction.commit().execute()
    return { ok: true, ids: made.flatMap((one) => (one.ok ? [one.id] : [])) }
  } catch (error) {
    // Where the connection is gone the transaction went with it.
    if (!transaction.isCommitted && !transaction.isRolledBack)
      await transaction
        .rollback()
        .execute()
        .catch(() => undefined)
    throw error
  }
}
