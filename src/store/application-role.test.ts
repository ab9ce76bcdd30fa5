import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { Client } from 'pg'
import { openRegister, type Register } from './register.ts'
import { testPlaces } from './testing/test-registers.ts'

for (const kind of testPlaces()) {
  describe(`the program at the register on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    before(async () => {
      const outcome = await openRegister(await kind.make())
      assert.ok(outcome.ok)
      register = outcome.register
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    test('works under a role that owns nothing, on every connection', async () => {
      const asked = Array.from({ length: 4 }, () =>
        sql<{ role: string; owned: number }>`
          select current_user as role,
            (select count(*) from pg_tables where tableowner = current_user) as owned
        `.execute(register.db),
      )
      for (const { rows } of await Promise.all(asked))
        assert.deepEqual(rows, [{ role: 'throughline_app', owned: 0 }])
    })

    test('can delete from no table but those of sign-in, where what is over must be gone', async () => {
      const { rows } = await sql<{ table: string }>`
        select relname as table from pg_class
        where relkind = 'r' and relnamespace = current_schema()::regnamespace
          and (has_table_privilege(oid, 'delete') or has_table_privilege(oid, 'truncate'))
        order by relname
      `.execute(register.db)
      assert.deepEqual(
        rows.map(({ table }) => table),
        [
          'sign_in_accounts',
          'sign_in_attempts',
          'sign_in_recovery_codes',
          'sign_in_second_factors',
          'sign_in_sessions',
          'sign_in_verifications',
        ],
      )
    })

    test('can add nobody who may sign in: they come of people alone', async () => {
      await assert.rejects(
        sql`insert into sign_in_users (id, email) values ('1', 'eve@elsewhere.example')`.execute(
          register.db,
        ),
        /permission denied/,
      )
    })

    test('is held by row-level security in every table of children, and in the access record', async () => {
      const { rows } = await sql<{ table: string }>`
        select relname as table from pg_class
        where relkind = 'r' and relnamespace = current_schema()::regnamespace and not relrowsecurity
          and (relname = 'access_record' or exists (
            select from pg_attribute where attrelid = pg_class.oid and attname = 'child_id'
          ))
      `.execute(register.db)
      assert.deepEqual(rows, [])
    })

    test('cannot change a rating once it is given', async () => {
      await assert.rejects(
        register.db.updateTable('judged_ratings').set({ rating: 'green' }).execute(),
        /permission denied/,
      )
    })
  })
}

const serverUrl = process.env['TEST_DATABASE_URL']
const skip = serverUrl ? false : 'TEST_DATABASE_URL names no PostgreSQL server'

test(
  'an owner with a schema of its own, who may not make roles, is told and then let in',
  { skip },
  async (t) => {
    const name = `throughline_owner_${randomBytes(6).toString('hex')}`
    const administrator = new Client({ connectionString: serverUrl })
    await administrator.connect()
    const run = async (...statements: readonly string[]) => {
      for (const statement of statements) await administrator.query(statement)
    }
    t.after(async () => {
      await run(`drop database if exists ${name} with (force)`, `drop role if exists ${name}`)
      await administrator.end()
    })
    // The role may be there from another register of the server, and this user no member of it.
    await run(
      `do $$ begin create role throughline_app nologin; exception when duplicate_object then null; end $$`,
      `create role ${name} login password '${name}'`,
      `create database ${name} owner ${name}`,
    )
    const url = new URL(serverUrl ?? '')
    url.pathname = `/${name}`
    url.username = name
    url.password = name
    const inOwnSchema = new Client({ connectionString: url.href })
    await inOwnSchema.connect()
    await inOwnSchema.query(`create schema ${name}`)
    await inOwnSchema.end()

    const place = { dataFolder: tmpdir(), databaseUrl: url.href }
    assert.deepEqual(await openRegister(place), {
      ok: false,
      problem: `The register needs the role throughline_app on the PostgreSQL server, and ${name} may not make it. Ask the server’s administrator to run: create role throughline_app nologin; grant throughline_app to ${name};`,
    })
    await run(`grant throughline_app to ${name}`)
    for (const time of ['made', 'opened again']) {
      const opened = await openRegister(place)
      assert.ok(opened.ok, time)
      const { db } = opened.register
      await db.insertInto('posts').values({ title: time }).execute()
      const { rows } = await sql`select current_user as role, current_schema() as schema`.execute(
        db,
      )
      assert.deepEqual(rows, [{ role: 'throughline_app', schema: name }])
      const { rows: looked } = await sql`select * from children_hidden_from_viewer()`.execute(db)
      assert.deepEqual(looked, [])
      await opened.register.close()
    }
  },
)
