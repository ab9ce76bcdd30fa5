import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'

export type Ordered = { readonly id: number; readonly ref: string; readonly subject: string }

/** The recommendations of a plan in their order, as `orderingRecommendations` compares it. */
export const findOrder = (
  db: Kysely<RegisterTables>,
  planId: string,
): Promise<readonly Ordered[]> =>
  db
    .selectFrom('recommendations')
    .where('plan_id', '=', planId)
    .where('retired_at', 'is', null)
    .orderBy('position')
    .orderBy('recommendation_id')
    .select(['recommendation_id as id', 'ref', 'subject'])
    .execute()
