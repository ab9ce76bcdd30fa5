import type { Transaction } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Claim } from './evidence-item.ts'

/** A claim as the register has it: one of the three is a number. */
export type ClaimRow = {
  readonly recommendation_id: number | null
  readonly plan_measure_id: number | null
  readonly action_id: number | null
}

/** Finds what a claim names in a plan; undefined where it is not there, or was retired. */
export async function findClaim(
  within: Transaction<RegisterTables>,
  planId: string,
  claim: Claim,
): Promise<ClaimRow | undefined> {
  const none = { recommendation_id: null, plan_measure_id: null, action_id: null }
  if (claim.supports === 'action') {
    const action = await within
      .selectFrom('plan_actions')
      .select('action_id')
      .where('action_id', '=', claim.id)
      .where('plan_id', '=', planId)
      .where('retired_at', 'is', null)
      .executeTakeFirst()
    return action && { ...none, ...action }
  }
  const recommendation = await within
    .selectFrom('recommendations')
    .select('recommendation_id')
    .where('plan_id', '=', planId)
    .where('ref', '=', claim.ref)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  if (recommendation === undefined || claim.supports === 'recommendation')
    return recommendation && { ...none, ...recommendation }
  const measure = await within
    .selectFrom('plan_measures')
    .select('plan_measure_id')
    .where('recommendation_id', '=', recommendation.recommendation_id)
    .where('measure', '=', claim.measure)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  return measure && { ...none, ...measure }
}

/** What to tell whoever named something that is not there. */
export function noSuchClaim(claim: Claim): string {
  if (claim.supports === 'action') return `The plan has no action ${claim.id} in use.`
  if (claim.supports === 'recommendation') return `The plan has no recommendation ${claim.ref}.`
  return `Recommendation ${claim.ref} has no measure ${claim.measure}.`
}
