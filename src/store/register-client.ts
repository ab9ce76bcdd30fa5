import type { PostgresPoolClient } from 'kysely'

/**
 * One connection to the register, as node-postgres gives it and as Kysely takes it. A text without
 * values may hold several statements.
 */
export type RegisterClient = Pick<PostgresPoolClient, 'query' | 'release'>

/** What Kysely's PostgreSQL dialect stands on, whether a server is behind it or PGlite. */
export type RegisterPool = {
  connect(): Promise<PostgresPoolClient>
  end(): Promise<void>
  readonly options: object
}

export type OpenPool = {
  readonly pool: RegisterPool
  /** What an error of this pool means, in a sentence; undefined where it is none of its own. */
  readonly explain: (error: unknown) => string | undefined
}

export type OpenedPool =
  ({ readonly ok: true } & OpenPool) | { readonly ok: false; readonly problem: string }
