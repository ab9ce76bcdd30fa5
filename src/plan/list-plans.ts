import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'

export type ListedPlan = {
  readonly id: string
  readonly title: string
  readonly inspection: string
  readonly recommendations: number
  readonly recordedAt: Date
}

/** The plans of the register, the one recorded last first: it is the one shown where none is named. */
export async function listPlans(db: Kysely<RegisterTables>): Promise<readonly ListedPlan[]> {
  const rows = await db
    .selectFrom('plans')
    .selectAll('plans')
    .select((within) =>
      within
        .selectFrom('recommendations')
        .whereRef('recommendations.plan_id', '=', 'plans.plan_id')
        .where('retired_at', 'is', null)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('recommendations'),
    )
    .orderBy('recorded_at', 'desc')
    .orderBy('plan_id')
    .execute()
  return rows.map((row) => ({
    id: row.plan_id,
    title: row.title,
    inspection: row.inspection,
    recommendations: row.recommendations ?? 0,
    recordedAt: row.recorded_at,
  }))
}
