import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { prepareApplicationRole } from '#store/application-role.ts'
import { migrate } from '#store/migrate.ts'
import { readMigrations } from '#store/migration-files.ts'
import { openPglite } from '#store/open-pglite.ts'
import { openPostgresql } from '#store/open-postgresql.ts'
import { openRegister, type Register, type RegisterPlace } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { findPlan } from './find-plan.ts'
import { asAt } from './history/as-at.ts'

/** The first schema whose actions and evidence are not lines any more. */
const carried = 10

const lines = [
  'Improve the tracker, by December 2019.',
  'By 5 March 2020 issue it, and by the end of February 2020 draft it',
  'Carry on the campaign, begun on 18 November 2019.',
  'Done by 31 February 2020',
  'Be seen by March',
  'Retired long ago',
]

const asItWas = `
  insert into plans (plan_id, council, title, inspection) values ('a-plan', 'Marlshire', 'T', 'I');
  insert into recommendations (plan_id, position, ref, subject, intended_outcome)
    values ('a-plan', 1, 'R1', 'Help', 'Children are safe');
  insert into actions (recommendation_id, position, statement)
    select 1, place, line from unnest(array['${lines.join("','")}']) with ordinality as _ (line, place);
  update actions set retired_at = now() where statement = 'Retired long ago';
  insert into evidence (recommendation_id, position, statement) values (1, 1, 'Managers meet.')`

for (const kind of testPlaces('none')) {
  describe(
    `printed lines of a plan kept by an earlier release on ${kind.name}`,
    { skip: kind.skip },
    () => {
      let register: Register
      let before10: Date
      before(async () => {
        const place = await kind.make()
        before10 = await makeEarlier(place)
        const opened = await openRegister(place)
        assert.ok(opened.ok)
        register = opened.register
      })
      after(async () => {
        await register.close()
        await kind.remove()
      })

      test('are actions with the last day their words name, and evidence yet to be sorted', async () => {
        const plan = await findPlan(register.db, 'a-plan')
        assert.deepEqual(
          plan?.actions.map(({ what, due, status, recommendations }) => [
            what,
            due,
            status,
            recommendations,
          ]),
          [
            [lines[0], '2019-12-31', 'not started', ['R1']],
            [lines[1], '2020-03-05', 'not started', ['R1']],
            [lines[2], null, 'not started', ['R1']],
            [lines[3], null, 'not started', ['R1']],
            [lines[4], null, 'not started', ['R1']],
          ],
        )
        assert.deepEqual(
          plan.evidence.map(({ title, kind: shows, claims }) => [title, shows, claims]),
          [['Managers meet.', 'not yet sorted', [{ supports: 'recommendation', ref: 'R1' }]]],
        )
      })

      test('read at an instant before they were carried over as they do now', async () => {
        assert.deepEqual(
          await findPlan(asAt(register.db, before10), 'a-plan'),
          await findPlan(register.db, 'a-plan'),
        )
      })
    },
  )
}

/** Leaves a register of the schema before, with a plan in it; resolves to an instant at which it was. */
async function makeEarlier({ dataFolder, databaseUrl }: RegisterPlace): Promise<Date> {
  const opened = databaseUrl
    ? await openPostgresql(databaseUrl)
    : await openPglite(dataFolder, () => undefined)
  assert.ok(opened.ok)
  const client = await opened.pool.connect()
  await prepareApplicationRole(client)
  assert.ok((await migrate(client, readMigrations().slice(0, carried - 1))).ok)
  await client.query(asItWas, [])
  const { rows } = await client.query<{ at: number }>(
    'select (extract(epoch from at) * 1000)::float8 as at from plan_clock',
    [],
  )
  client.release()
  await opened.pool.end()
  const [row] = rows
  assert.ok(row)
  return new Date(Math.round(row.at))
}
