import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { migrate } from './migrate.ts'
import type { Migration } from './migration-files.ts'
import { openPglite } from './open-pglite.ts'
import { openPostgresql } from './open-postgresql.ts'
import type { RegisterClient, RegisterPool } from './register-client.ts'
import { testPlaces } from './testing/test-registers.ts'

const migration = (number: number, text: string, sha256 = text): Migration => ({
  number,
  name: `step-${number}`,
  sql: text,
  sha256,
})

const first = migration(1, 'create table one (id integer); insert into one values (1)')
const second = migration(2, 'create table two (id integer)')
const broken = migration(2, 'create table two (id integer); insert into nowhere values (1)')

for (const kind of testPlaces('none')) {
  describe(`migrations on ${kind.name}`, { skip: kind.skip }, () => {
    let pool: RegisterPool
    let client: RegisterClient
    before(async () => {
      const { dataFolder, databaseUrl } = await kind.make()
      const opened = databaseUrl
        ? await openPostgresql(databaseUrl)
        : await openPglite(dataFolder, () => undefined)
      assert.ok(opened.ok)
      pool = opened.pool
      client = await pool.connect()
    })
    beforeEach(async () => {
      await client.query('drop schema public cascade; create schema public', [])
    })
    after(async () => {
      client.release()
      await pool.end()
      await kind.remove()
    })

    const tables = async () => {
      const { rows } = await client.query<{ name: string }>(
        `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
        [],
      )
      return rows.map(({ name }) => name)
    }

    test('are applied in order, each once, and written down', async () => {
      assert.deepEqual(await migrate(client, [first]), { ok: true, applied: [first] })
      assert.deepEqual(await migrate(client, [first, second]), { ok: true, applied: [second] })
      assert.deepEqual(await migrate(client, [first, second]), { ok: true, applied: [] })
      assert.deepEqual(await tables(), ['one', 'schema_migrations', 'two'])
      const { rows } = await client.query(
        `select number, name, sha256, applied_at <= now() as is_past from schema_migrations order by number`,
        [],
      )
      assert.deepEqual(rows, [
        { number: 1, name: 'step-1', sha256: first.sha256, is_past: true },
        { number: 2, name: 'step-2', sha256: second.sha256, is_past: true },
      ])
    })

    test('one that fails leaves nothing of itself, and those before it stay', async () => {
      await assert.rejects(migrate(client, [first, broken]), /nowhere/)
      assert.deepEqual(await tables(), ['one', 'schema_migrations'])
      assert.deepEqual(await migrate(client, [first, second]), { ok: true, applied: [second] })
    })

    test('one whose text has changed since it was applied is refused by its number', async () => {
      await migrate(client, [first])
      const changed = await migrate(client, [migration(1, first.sql, 'another sum'), second])
      assert.deepEqual(changed, {
        ok: false,
        problem:
          'Migration 1 (step-1) was applied to the register with another text than this program has. Nothing was changed; run the program version that made the register.',
      })
      assert.deepEqual(await tables(), ['one', 'schema_migrations'])
    })

    test('a register that a newer program made is refused', async () => {
      await migrate(client, [first, second])
      assert.deepEqual(await migrate(client, [first]), {
        ok: false,
        problem:
          'The register is newer than this program: it is at migration 2, and the program knows 1. Run the newer program, or restore a backup from before it.',
      })
    })

    test(
      'two programs starting together apply each once',
      { skip: kind.name === 'PGlite' && 'PGlite is one process’s alone' },
      async () => {
        const other = await pool.connect()
        try {
          const slow = migration(1, `${first.sql}; select pg_sleep(0.1)`)
          const outcomes = await Promise.all([
            migrate(client, [slow, second]),
            migrate(other, [slow, second]),
          ])
          const applied = outcomes.flatMap((outcome) => (outcome.ok ? outcome.applied : []))
          assert.deepEqual(
            applied.map(({ number }) => number).toSorted((one, next) => one - next),
            [1, 2],
          )
        } finally {
          other.release()
        }
      },
    )
  })
}
