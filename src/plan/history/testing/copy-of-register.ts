import { sql, type Kysely, type QueryCreator } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import { findPlan } from '../../find-plan.ts'
import type { Plan } from '../../plan.ts'
import { tablesWithHistory } from '../as-at.ts'

/** What the plan's tables say and how the plan reads, taken by reading them. */
export type Copy = {
  readonly plans: readonly Plan[]
  readonly rows: Readonly<Record<string, readonly string[]>>
}

/** A copy of the register, or of `asAt` an instant: rows as JSON, in an order of their own. */
export async function copyOf(
  db: QueryCreator<RegisterTables>,
  planIds: readonly string[],
): Promise<Copy> {
  const rows: Record<string, string[]> = {}
  for (const table of tablesWithHistory) {
    const all = await db.selectFrom(table).selectAll().execute()
    rows[table] = all.map((row) => JSON.stringify(row)).toSorted()
  }
  const plans = await Promise.all(planIds.map((id) => findPlan(db, id)))
  return { plans: plans.filter((plan) => plan !== undefined), rows }
}

/** The instant of the last change that was kept. */
export async function lastInstant(db: Kysely<RegisterTables>): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select at from plan_clock`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('The plan has no clock.')
  return row.at
}
