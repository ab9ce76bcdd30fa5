import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openPglite } from './open-pglite.ts'
import type { RegisterClient, RegisterPool } from './register-client.ts'
import { placeEmptyPglite } from './testing/empty-pglite.ts'

describe('statements that PGlite keeps', () => {
  let dataFolder: string
  let pool: RegisterPool
  let client: RegisterClient
  before(async () => {
    dataFolder = mkdtempSync(path.join(tmpdir(), 'throughline-statements-'))
    await placeEmptyPglite(dataFolder, 'none')
    const opened = await openPglite(dataFolder, () => undefined)
    assert.ok(opened.ok)
    pool = opened.pool
    client = await pool.connect()
    await client.query('create table things (id integer primary key, what text)', [])
  })
  after(async () => {
    client.release()
    await pool.end()
    rmSync(dataFolder, { recursive: true, force: true })
  })

  const rowsOf = async (sql: string, ...values: readonly unknown[]) =>
    (await client.query(sql, values)).rows
  const countKept = async () => {
    const [row] = await rowsOf('select count(*)::integer as kept from pg_prepared_statements')
    return row
  }

  test('give rows, and how many they changed, each time they are run', async () => {
    const add = 'insert into things values ($1, $2), ($3, $4)'
    const added = await client.query(add, [1, 'one', 2, null])
    assert.deepEqual([added.command, added.rowCount], ['INSERT', 2])
    const named = 'select * from things where id = any($1) order by id'
    for (const ids of [[1], [2], [1, 2], []])
      assert.deepEqual(
        await rowsOf(named, ids),
        [
          { id: 1, what: 'one' },
          { id: 2, what: null },
        ].filter(({ id }) => ids.includes(id)),
      )
    const changed = await client.query('update things set what = $1 where id < 0', ['none'])
    assert.deepEqual([changed.command, changed.rowCount, changed.rows], ['UPDATE', 0, []])
  })

  test('one that fails fails again and again, and others go on', async () => {
    for (const time of ['first', 'second']) {
      await assert.rejects(
        rowsOf('select * from nowhere where id = $1', 1),
        { code: '42P01' },
        time,
      )
      await assert.rejects(rowsOf('select 1 / $1::integer as part', 0), { code: '22012' }, time)
      assert.deepEqual(await rowsOf('select 1 / $1::integer as part', 1), [{ part: 1 }])
    }
  })

  test('one that is first run in a failed transaction works after it', async () => {
    const sql = 'select $1::text as said'
    await client.query('begin', [])
    await assert.rejects(rowsOf('select 1 / $1::integer as part', 0))
    await assert.rejects(rowsOf(sql, 'within'), { code: '25P02' })
    assert.equal((await client.query('commit', [])).command, 'ROLLBACK')
    assert.deepEqual(await rowsOf(sql, 'after'), [{ said: 'after' }])
  })

  test('give the columns that a table has now', async () => {
    const all = 'select * from things where id = $1'
    assert.deepEqual(await rowsOf(all, 1), [{ id: 1, what: 'one' }])
    await client.query('alter table things add column why text', [])
    assert.deepEqual(await rowsOf(all, 1), [{ id: 1, what: 'one', why: null }])
    await client.query('begin', [])
    await client.query('alter table things drop column why', [])
    assert.deepEqual(await rowsOf(all, 1), [{ id: 1, what: 'one' }])
    await client.query('rollback', [])
    assert.deepEqual(await rowsOf(all, 1), [{ id: 1, what: 'one', why: null }])
  })

  test('go by the role and by the setting of each time, as rows are kept from viewers', async () => {
    await client.query(
      `create table secrets (owner text);
       create role viewers nologin;
       grant select on secrets to viewers;
       alter table secrets enable row level security;
       create policy own on secrets using (owner = current_setting('throughline.viewer', true));
       insert into secrets values ('ann'), ('bob')`,
      [],
    )
    const seen = async (viewer: string) => {
      await rowsOf("select set_config('throughline.viewer', $1, false)", viewer)
      return rowsOf('select owner from secrets where owner <> $1 order by owner', 'nobody')
    }
    assert.deepEqual(await seen('ann'), [{ owner: 'ann' }, { owner: 'bob' }])
    // Without `client.query`, which forgets what it kept where a role is set.
    await rowsOf("select set_config('role', $1, false)", 'viewers')
    // PostgreSQL plans a statement for its values five times, and for all values after that.
    for (let time = 0; time < 10; time += 1)
      for (const viewer of ['ann', 'bob', 'eve'])
        assert.deepEqual(await seen(viewer), viewer === 'eve' ? [] : [{ owner: viewer }])
    await rowsOf("select set_config('role', $1, false)", 'none')
  })

  test('are so many at most, and those run last are kept', async () => {
    const often = 'select $1::text as often'
    for (let number = 0; number < 600; number += 1) {
      const [row] = await rowsOf(`select $1::integer + ${number} as sum`, 1)
      assert.deepEqual(row, { sum: number + 1 })
      await rowsOf(often, 'x')
    }
    assert.deepEqual(await countKept(), { kept: 500 })
    const [one] = await rowsOf(
      'select count(*)::integer as kept from pg_prepared_statements where statement = $1',
      often,
    )
    assert.deepEqual(one, { kept: 1 })
  })

  test('a very long one is run and not kept', async () => {
    const kept = await countKept()
    const many = Array.from({ length: 3000 }, (_, at) => `($${at + 1}::integer)`)
    const [row] = await rowsOf(
      `select sum(n)::integer as sum from (values ${many.join()}) as v (n)`,
      ...many.map((_, at) => at + 1),
    )
    assert.deepEqual(row, { sum: 4_501_500 })
    assert.deepEqual(await countKept(), kept)
  })
})
