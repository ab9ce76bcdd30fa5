import { sql, type Transaction } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Register } from '#store/register.ts'

/**
 * For tests: statements as the server's superuser, whom neither grants nor policies hold, with the
 * triggers of the access record off: whoever tampers with it.
 */
export const asOwner = (
  { db }: Register,
  work: (within: Transaction<RegisterTables>) => Promise<unknown>,
): Promise<void> =>
  db.transaction().execute(async (within) => {
    await sql`set local role none`.execute(within)
    await sql`alter table access_record disable trigger never_changed`.execute(within)
    await work(within)
    await sql`alter table access_record enable always trigger never_changed`.execute(within)
  })
