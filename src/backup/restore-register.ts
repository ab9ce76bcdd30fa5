import { rmSync } from 'node:fs'
import { prepareApplicationRole } from '#store/application-role.ts'
import { readMigrations } from '#store/migration-files.ts'
import { openPglite } from '#store/open-pglite.ts'
import { openPostgresql } from '#store/open-postgresql.ts'
import { registerLock } from '#store/open-under-lock.ts'
import { takeMigrationTurn } from '#store/migrate.ts'
import type { OpenPool, RegisterClient } from '#store/register-client.ts'
import type { Head } from './backup-format.ts'
import { emptySchema } from './empty-schema.ts'
import { asking, loadRegister, type Loaded } from './load-register.ts'

/** A register as a backup has it, with its tables in the folder `dump`. */
export type RegisterToMake = Head['register'] & {
  readonly dump: string
  /** What the register is to bear, by which it is known. */
  readonly restore: string
}

/** Makes the register of a new data folder; `whenMade` is called once it is whole and closed. */
export async function restoreInFolder(
  folder: string,
  register: RegisterToMake,
  whenMade: () => void,
): Promise<Loaded> {
  const opened = await openPglite(folder, () => undefined)
  if (!opened.ok) return opened
  const made = await withClient(opened, (client) =>
    inTransaction(client, register, () => undefined),
  )
  if (!made.ok) return made
  for (const lock of [registerLock(folder), `${registerLock(folder)}.holder`])
    rmSync(lock, { force: true })
  whenMade()
  return made
}

/**
 * Replaces the register on a server, in one transaction: until its commit the old one stands.
 * `whenMade` is called just before that. Throws where the commit is not answered, be it made or not.
 */
export async function restoreOnServer(
  databaseUrl: string,
  register: RegisterToMake,
  whenMade: () => void,
): Promise<Loaded> {
  const opened = await openPostgresql(databaseUrl)
  if (!opened.ok) return opened
  return withClient(opened, (client) => inTransaction(client, register, whenMade))
}

async function inTransaction(
  client: RegisterClient,
  register: RegisterToMake,
  beforeCommit: () => void,
): Promise<Loaded> {
  const problem = await prepareApplicationRole(client)
  if (problem !== undefined) return { ok: false, problem }
  await client.query('begin', [])
  try {
    await takeMigrationTurn(client)
    await client.query(`set local lock_timeout = '10s'; set local synchronous_commit = on`, [])
    const ask = asking(client)
    const foreign = await emptySchema(ask)
    const loaded: Loaded =
      foreign === undefined
        ? await loadRegister(client, register, register.dump, readMigrations())
        : { ok: false, problem: foreign }
    if (loaded.ok) {
      await ask(`comment on table schema_migrations is '${markOf(register.restore)}'`)
      beforeCommit()
    }
    await client.query(loaded.ok ? 'commit' : 'rollback', [])
    return loaded
  } catch (error) {
    await client.query('rollback', []).catch(() => undefined)
    throw error
  }
}

/** Whether the register on a server is the one that a restore made; waits for one still at it. */
export async function wasRestored(
  databaseUrl: string,
  restore: string,
): Promise<{ ok: true; value: boolean } | { ok: false; problem: string }> {
  const opened = await openPostgresql(databaseUrl)
  if (!opened.ok) return opened
  return withClient(opened, async (client) => {
    await client.query('begin', [])
    await takeMigrationTurn(client)
    const { rows } = await client.query<{ mark: string | null }>(
      `select obj_description(to_regclass('schema_migrations'), 'pg_class') as mark`,
      [],
    )
    await client.query('commit', [])
    return { ok: true, value: rows[0]?.mark === markOf(restore) }
  })
}

const markOf = (restore: string): string => `restored ${restore}`

async function withClient<Outcome>(
  { pool }: OpenPool,
  work: (client: RegisterClient) => Promise<Outcome>,
): Promise<Outcome> {
  try {
    const client = await pool.connect()
    try {
      return await work(client)
    } finally {
      client.release()
    }
  } finally {
    await pool.end()
  }
}
