import type { Kysely, QueryCreator } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'

/**
 * The number of the recommendation that a plan has under a reference now, or had last before it was
 * retired; undefined where it never had one.
 */
export async function recommendationNumber(
  db: Kysely<RegisterTables>,
  planId: string,
  ref: string,
): Promise<number | undefined> {
  const found = await db
    .selectFrom('recommendations')
    .where('plan_id', '=', planId)
    .where('ref', '=', ref)
    .orderBy('retired_at', (order) => order.desc().nullsFirst())
    .select('recommendation_id')
    .executeTakeFirst()
  return found?.recommendation_id
}

/** The references of recommendations by their numbers, in the register as it is or `asAt` an instant. */
export async function refsOf(
  db: QueryCreator<RegisterTables>,
  planId: string,
): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .selectFrom('recommendations')
    .where('plan_id', '=', planId)
    .where('retired_at', 'is', null)
    .select(['recommendation_id', 'ref'])
    .execute()
  return new Map(rows.map((row) => [row.recommendation_id, row.ref]))
}
