import type { PGlite } from '@electric-sql/pglite'
import type { PostgresPoolClient } from 'kysely'
import type { RegisterPool } from './register-client.ts'

/**
 * PGlite as a pool of one connection, which its users take in turn. Kysely's own PGlite dialect has
 * no turns: two transactions at once would run in each other.
 */
export function pglitePool(pglite: PGlite): RegisterPool {
  let lastTurn = Promise.resolve()
  let endTurn: (() => void) | undefined
  // One client for all turns, so that Kysely prepares the connection once.
  const client = {
    query: (sql: string, values: readonly unknown[]) => run(pglite, sql, values),
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

async function run(pglite: PGlite, sql: string, values: readonly unknown[]) {
  if (sql === 'commit') await failWhereAborted(pglite)
  const results =
    values.length > 0 ? [await pglite.query(sql, [...values])] : await pglite.exec(sql)
  const result = results.at(-1)
  return {
    command: sql.trimStart().split(/\s/, 1)[0]?.toUpperCase(),
    rowCount: result?.affectedRows ?? 0,
    rows: result?.rows ?? [],
  }
}

/** PostgreSQL turns the commit of a failed transaction into a rollback, and PGlite does not tell. */
const failWhereAborted = (pglite: PGlite) => pglite.query('select 1')
