import type { PGlite } from '@electric-sql/pglite'
import type { PostgresPoolClient } from 'kysely'
import { pgliteStatements, type PgliteStatements } from './pglite-statements.ts'
import type { RegisterPool } from './register-client.ts'

/**
 * PGlite as a pool of one connection, which its users take in turn. Kysely's own PGlite dialect has
 * no turns: two transactions at once would run in each other.
 */
export function pglitePool(pglite: PGlite): RegisterPool {
  let lastTurn = Promise.resolve()
  let endTurn: (() => void) | undefined
  const statements = pgliteStatements(pglite)
  // One client for all turns, so that Kysely prepares the connection once.
  const client = {
    query: (sql: string, values: readonly unknown[]) => run({ pglite, statements }, sql, values),
    release: () => endTurn?.(),
  } as PostgresPoolClient
  return {
    options: {},
    async connect() {
      const { promise: turnOver, resolve } = Promise.withResolvers<void>()
      const before = lastTurn
      lastTurn = lastTurn.then(() => turnOver)
      await before
      endTurn = resolve
      return client
    },
    async end() {
      await lastTurn
      await pglite.close()
    },
  }
}

const ofRows = /^\s*(select|with|insert|update|delete)\b[^;]*$/i
const changesNoTable = /^\s*(begin|start|commit)\b/i

async function run(
  { pglite, statements }: { readonly pglite: PGlite; readonly statements: PgliteStatements },
  sql: string,
  values: readonly unknown[],
) {
  if (values.length > 0 || ofRows.test(sql)) return statements.run(sql, values)
  const results = await pglite.exec(sql)
  if (!changesNoTable.test(sql)) await statements.forget()
  const result = results.at(-1)
  return {
    command: result?.command,
    rowCount: result?.affectedRows ?? 0,
    rows: result?.rows ?? [],
  }
}
