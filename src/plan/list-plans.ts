import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'

export type ListedPlan = {
  readonly id: string
  readonly title: string
  readonly inspection: string
  readonly recommendations: number
  readonly recordedAt: Date
  readonly isShown: boolean
}

/** The plans of the register: the one that pages show, then the one recorded last, and so on. */
export async function listPlans(db: Kysely<RegisterTables>): Promise<readonly ListedPlan[]> {
  const rows = await db
    .selectFrom('plans')
    .leftJoin('shown_plan', 'shown_plan.plan_id', 'plans.plan_id')
    .selectAll('plans')
    .select('shown_plan.plan_id as shown')
    .select((within) =>
      within
        .selectFrom('recommendations')
        .whereRef('recommendations.plan_id', '=', 'plans.plan_id')
        .where('retired_at', 'is', null)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('recommendations'),
    )
    .orderBy('shown_plan.plan_id', (order) => order.asc().nullsLast())
    .orderBy('recorded_at', 'desc')
    .orderBy('plans.plan_id')
    .execute()
  return rows.map((row) => ({
    id: row.plan_id,
    title: row.title,
    inspection: row.inspection,
    recommendations: row.recommendations ?? 0,
    recordedAt: row.recorded_at,
    isShown: row.shown !== null,
  }))
}
