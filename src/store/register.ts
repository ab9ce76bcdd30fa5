import { CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import { prepareApplicationRole, sessionSettings } from './application-role.ts'
import { migrate, type Migrated } from './migrate.ts'
import { readMigrations, type Migration } from './migration-files.ts'
import { shareLock } from './file-lock.ts'
import { openPglite } from './open-pglite.ts'
import { openPostgresql } from './open-postgresql.ts'
import { openUnderLock, registerLock } from './open-under-lock.ts'
import type { OpenedPool, OpenPool, RegisterPool } from './register-client.ts'
import type { RegisterTables } from './register-tables.ts'

/** What people write: the plan and all that hangs on it. Close it: it holds a lock or connections. */
export type Register = {
  readonly db: Kysely<RegisterTables>
  /** `PGlite` is for trying out: pages say so, since its safety against a power cut is partial. */
  readonly kind: 'PGlite' | 'PostgreSQL'
  /** What its schema lacked when it was opened. */
  readonly migrated: readonly Migration[]
  close(): Promise<void>
}

export type OpenedRegister =
  | { readonly ok: true; readonly register: Register }
  | { readonly ok: false; readonly problem: string }

export type RegisterPlace = {
  readonly dataFolder: string
  /** The server's address; without one the register is PGlite's, in the data folder. */
  readonly databaseUrl?: string | undefined
  /** Hears of steps that take seconds. */
  readonly tell?: (line: string) => void
}

/**
 * Opens the register and brings its schema up to the program's own. What keeps it from opening (in
 * use by another process, no such server, a newer schema) comes back as a sentence.
 */
export async function openRegister(place: RegisterPlace): Promise<OpenedRegister> {
  const { dataFolder, databaseUrl, tell = () => undefined } = place
  const opened = databaseUrl
    ? await openOnServer(databaseUrl, dataFolder)
    : await openPglite(dataFolder, tell)
  if (!opened.ok) return opened
  return registerOn(opened, databaseUrl ? 'PostgreSQL' : 'PGlite')
}

/** Any number of processes may have it; none while one restores a backup into this data folder. */
const openOnServer = async (databaseUrl: string, dataFolder: string): Promise<OpenedPool> =>
  openUnderLock(await shareLock(registerLock(dataFolder)), dataFolder, () =>
    openPostgresql(databaseUrl),
  )

/** A register on a pool that is open; the pool is closed with it, or at once where it cannot be used. */
export async function registerOn(
  { pool, explain }: OpenPool,
  kind: Register['kind'],
): Promise<OpenedRegister> {
  const migrated = await migratePool(pool).catch((error: unknown) => explained(error, explain))
  if (migrated instanceof Error || !migrated.ok) await pool.end()
  if (migrated instanceof Error) throw migrated
  if (!migrated.ok) return migrated
  const db = new Kysely<RegisterTables>({
    dialect: new PostgresDialect({
      pool,
      onCreateConnection: async (connection) => {
        await connection.executeQuery(CompiledQuery.raw(sessionSettings))
      },
    }),
  })
  return { ok: true, register: { db, kind, migrated: migrated.applied, close: () => pool.end() } }
}

async function migratePool(pool: RegisterPool): Promise<Migrated> {
  const client = await pool.connect()
  try {
    const problem = await prepareApplicationRole(client)
    return problem === undefined ? await migrate(client, readMigrations()) : { ok: false, problem }
  } finally {
    client.release()
  }
}

function explained(error: unknown, explain: OpenPool['explain']): Migrated | Error {
  const problem = explain(error)
  if (problem !== undefined) return { ok: false, problem }
  return error instanceof Error ? error : new Error(String(error))
}
