import { sql, type Transaction } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'

/**
 * Waits until nobody else is changing the plan; then nobody does until the transaction is over. What
 * is read after it is what will be changed. The register takes the turn by itself at the first row
 * written; whoever holds a row before that could wait for one who waits for the row.
 */
export async function takePlanTurn(within: Transaction<RegisterTables>): Promise<void> {
  await sql`select plan_instant()`.execute(within)
}
