import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { prepareApplicationRole } from './application-role.ts'
import { migrate } from './migrate.ts'
import { readMigrations } from './migration-files.ts'
import { openPglite } from './open-pglite.ts'
import { openPostgresql } from './open-postgresql.ts'
import type { RegisterClient, RegisterPool } from './register-client.ts'
import { testPlaces } from './testing/test-registers.ts'

/** Rows that a register of a schema may hold: each from the migration on that made their table. */
const rowsFrom: readonly (readonly [number, string])[] = [
  [
    1,
    `insert into plans (plan_id, council, title, inspection) values ('p', 'Marlshire', 'A plan', 'Of 2019');
     insert into recommendations (plan_id, position, ref, subject, intended_outcome)
       values ('p', 1, 'R1', 'Subject', 'Children are safe');
     insert into judged_ratings (recommendation_id, rating) values (1, 'amber');
     insert into posts (title) values ('Head of Care');
     insert into recommendation_leads (recommendation_id, position, post_id) values (1, 1, 1);
     insert into plan_measures (recommendation_id, position, measure, statement, unit, status)
       values (1, 1, 'm', 'A measure', 'percent', 'agreed');
     insert into printed_figures (plan_measure_id, role, period, value, places, source)
       values (1, 'latest', '2019-10', 66.3, 1, 'own');
     insert into targets (plan_measure_id, due_on, form, value, scope)
       values (1, '2020-03-31', 'at least', 85, 'council');
     insert into evidence (recommendation_id, position, statement) values (1, 1, 'Minutes');
     insert into actions (recommendation_id, position, statement) values (1, 1, 'Meet')`,
  ],
  [
    2,
    `insert into people (email, name, added_on) values ('ann@council.example', 'Ann', '2019-01-01');
     insert into role_assignments (person_id, role, from_on) values (1, 'administrator', '2019-01-01');
     insert into restricted_children (child_id, why, from_on) values ('c1', 'Known', '2019-01-01')`,
  ],
  [
    4,
    `insert into plan_actions (plan_id, what, status, changed_at) values ('p', 'Meet', 'on track', now())`,
  ],
  [5, `insert into sign_in_second_factors (person_id, secret) values (1, 'encrypted')`],
  [
    7,
    `insert into drafts (person_id, subject, subject_id, saved_at) values (1, 'plan', 'p', now());
     insert into manual_figures (plan_measure_id, period, value, places, source, owner_post_id)
       values (1, '2019-10', 1, 0, 'Own', 1)`,
  ],
  [
    8,
    `insert into evidence_items (plan_id, kind, title, changed_at) values ('p', 'output', 'Minutes', now())`,
  ],
]

/** Since which migration there is a row in a table, and what a column of it must still say. */
const kept: readonly (readonly [number, string, string, string])[] = [
  [1, 'plans', 'title', 'A plan'],
  [1, 'recommendations', 'ref', 'R1'],
  [1, 'judged_ratings', 'rating', 'amber'],
  [1, 'recommendation_leads', 'post_id', '1'],
  [1, 'printed_figures', 'value', '66.3000'],
  [1, 'targets', 'due_on', '2020-03-31'],
  [1, 'evidence', 'statement', 'Minutes'],
  [1, 'actions', 'statement', 'Meet'],
  [2, 'people', 'email', 'ann@council.example'],
  [2, 'role_assignments', 'role', 'administrator'],
  [2, 'restricted_children', 'child_id', 'c1'],
  [4, `plan_actions where status = 'on track'`, 'what', 'Meet'],
  [5, 'sign_in_second_factors', 'secret', 'encrypted'],
  [7, 'drafts', 'subject', 'plan'],
  [7, 'manual_figures', 'value', '1.0000'],
  [8, `evidence_items where kind = 'output'`, 'title', 'Minutes'],
]

const migrations = readMigrations()

for (const kind of testPlaces('none')) {
  describe(`a register of an earlier schema on ${kind.name}`, { skip: kind.skip }, () => {
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
      assert.equal(await prepareApplicationRole(client), undefined)
      await client.query(`set datestyle = 'ISO, YMD'`, [])
    })
    after(async () => {
      client.release()
      await pool.end()
      await kind.remove()
    })

    const valueIn = async (table: string, column: string) => {
      const { rows } = await client.query<{ value: string }>(
        `select ${column}::text as value from ${table}`,
        [],
      )
      return rows.map(({ value }) => value).join()
    }

    for (const { number, name } of migrations.slice(0, -1)) {
      test(`from ${number} (${name}) comes to today’s with its rows`, async () => {
        await client.query('drop schema public cascade; create schema public', [])
        assert.ok((await migrate(client, migrations.slice(0, number))).ok)
        for (const [from, rows] of rowsFrom) if (from <= number) await client.query(rows, [])
        const migrated = await migrate(client, migrations)
        assert.ok(migrated.ok)
        assert.deepEqual(
          migrated.applied.map((one) => one.number),
          migrations.slice(number).map((one) => one.number),
        )
        for (const [from, table, column, value] of kept)
          assert.equal(await valueIn(table, column), from <= number ? value : '', table)
        // The printed lines are carried over by the migration of that name, and by no other.
        assert.equal(
          await valueIn(`plan_actions where status = 'not started'`, 'what'),
          number < 10 ? 'Meet' : '',
        )
        // What follows from rows, whenever they were written.
        assert.equal(
          await valueIn('sign_in_users', 'email'),
          number < 2 ? '' : 'ann@council.example',
        )
        assert.equal(
          await valueIn(`plan_history where table_name = 'plans'`, `"row" ->> 'title'`),
          'A plan',
        )
      })
    }
  })
}
