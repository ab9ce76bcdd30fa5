import type { Migration } from './migration-files.ts'
import type { RegisterClient } from './register-client.ts'

export type Migrated =
  | { readonly ok: true; readonly applied: readonly Migration[] }
  | { readonly ok: false; readonly problem: string }

export type AppliedRow = { number: number; name: string; sha256: string }

/** Held while a migration is looked for and applied, so that servers starting together take turns. */
const advisoryLock = 7_417_020_195

/**
 * Brings the register up to the program's own schema, one transaction for each migration still to
 * be applied. Refuses, changing nothing, a register that a newer program has been at, or one whose
 * applied migrations are not the program's. Throws where a migration's SQL fails.
 */
export const migrate = (
  client: RegisterClient,
  migrations: readonly Migration[],
): Promise<Migrated> => applyAll(() => applyNext(client, migrations))

/**
 * The same in the transaction that is open, all of it or nothing: for a register that is made whole
 * before anyone may see it.
 */
export const migrateWithin = (
  client: RegisterClient,
  migrations: readonly Migration[],
): Promise<Migrated> => applyAll(() => applyNextUnderLock(client, migrations))

async function applyAll(next: () => Promise<Step>): Promise<Migrated> {
  const applied: Migration[] = []
  while (true) {
    const step = await next()
    if (!step.ok) return step
    if (step.migration === undefined) return { ok: true, applied }
    applied.push(step.migration)
  }
}

type Step =
  | { readonly ok: true; readonly migration: Migration | undefined }
  | { readonly ok: false; readonly problem: string }

async function applyNext(client: RegisterClient, migrations: readonly Migration[]): Promise<Step> {
  await client.query('begin', [])
  try {
    const step = await applyNextUnderLock(client, migrations)
    await client.query(step.ok ? 'commit' : 'rollback', [])
    return step
  } catch (error) {
    await client.query('rollback', [])
    throw error
  }
}

async function applyNextUnderLock(
  client: RegisterClient,
  migrations: readonly Migration[],
): Promise<Step> {
  await takeMigrationTurn(client)
  const rows = await appliedRows(client)
  const problem = disagreement(rows, migrations)
  if (problem !== undefined) return { ok: false, problem }
  const migration = migrations[rows.length]
  if (migration === undefined) return { ok: true, migration }
  await client.query(migration.sql, [])
  await client.query('insert into schema_migrations (number, name, sha256) values ($1, $2, $3)', [
    migration.number,
    migration.name,
    migration.sha256,
  ])
  return { ok: true, migration }
}

/** Waits, in the transaction that is open, until nobody else is changing the register's schema. */
export async function takeMigrationTurn(client: RegisterClient): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [advisoryLock])
}

/** Those that a register has had, in order; none of one that is not made yet. Changes nothing. */
export async function appliedMigrations(client: RegisterClient): Promise<readonly AppliedRow[]> {
  return (await isMade(client)) ? listed(client) : []
}

async function isMade(client: RegisterClient): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('schema_migrations') is not null as there`,
    [],
  )
  return rows[0]?.there === true
}

async function appliedRows(client: RegisterClient): Promise<readonly AppliedRow[]> {
  if (!(await isMade(client))) {
    await client.query(
      `create table schema_migrations (
        number integer primary key check (number > 0),
        name text not null,
        sha256 text not null,
        applied_at timestamptz not null default now()
      )`,
      [],
    )
  }
  return listed(client)
}

async function listed(client: RegisterClient): Promise<readonly AppliedRow[]> {
  const applied = await client.query<AppliedRow>(
    'select number, name, sha256 from schema_migrations order by number',
    [],
  )
  return applied.rows
}

/** What keeps this program from this register, in a sentence; undefined where nothing does. */
export function disagreement(
  rows: readonly Readonly<AppliedRow>[],
  migrations: readonly Migration[],
): string | undefined {
  for (const [index, row] of rows.entries()) {
    const migration = migrations[index]
    if (migration === undefined) {
      return `The register is newer than this program: it is at migration ${rows.at(-1)?.number}, and the program knows ${migrations.length}. Run the newer program, or restore a backup from before it.`
    }
    if (row.number !== migration.number || row.sha256 !== migration.sha256) {
      return `Migration ${row.number} (${row.name}) was applied to the register with another text than this program has. Nothing was changed; run the program version that made the register.`
    }
  }
  return undefined
}
