import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'

/** When something of the plans changed last, in milliseconds; every change moves it. */
export async function planClock(db: Kysely<RegisterTables>): Promise<number> {
  const { at } = await db.selectFrom('plan_clock').select('at').executeTakeFirstOrThrow()
  return Number(at)
}
