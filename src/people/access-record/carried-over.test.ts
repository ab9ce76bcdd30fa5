import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { prepareApplicationRole } from '#store/application-role.ts'
import { migrate } from '#store/migrate.ts'
import { readMigrations } from '#store/migration-files.ts'
import { openPglite } from '#store/open-pglite.ts'
import { openPostgresql } from '#store/open-postgresql.ts'
import { registerOn } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { commandLine, readAsViewer } from '../viewer.ts'
import { verifyAccessRecord } from './verify.ts'

const reader = commandLine(localDate('2019-11-01'))

for (const kind of testPlaces('none')) {
  describe(`a register from before the access record on ${kind.name}`, { skip: kind.skip }, () => {
    test('has its changes carried over and chained, in their order', async (t) => {
      const { dataFolder, databaseUrl } = await kind.make()
      t.after(() => kind.remove())
      const opened = databaseUrl
        ? await openPostgresql(databaseUrl)
        : await openPglite(dataFolder, () => undefined)
      assert.ok(opened.ok)
      const client = await opened.pool.connect()
      assert.equal(await prepareApplicationRole(client), undefined)
      assert.ok((await migrate(client, readMigrations().slice(0, 1))).ok)
      await client.query(
        `insert into changes (changed_at, changed_by, subject, subject_id, before, after) values
          ('2019-10-31 23:30:00.125+00', 'the example', 'plan', 'a', null, '{"title": "It’s \\"new\\"", "value": 66.3}'),
          ('2019-11-01 09:00:00+00', 'someone', 'plan', 'a', '{"title": 1}', '{"title": 2}')`,
        [],
      )
      client.release()
      const { ok, register } = { register: undefined, ...(await registerOn(opened, kind.name)) }
      assert.ok(ok && register)
      t.after(() => register.close())
      const entries = await readAsViewer(register.db, reader, (within) =>
        within
          .selectFrom('access_record')
          .select(['number', 'at', 'did', 'subject', 'subject_id', 'content'])
          .orderBy('number')
          .execute(),
      )
      assert.deepEqual(
        entries.map(({ content, ...entry }) => ({ ...entry, ...(JSON.parse(content) as object) })),
        [
          {
            number: 1,
            at: '2019-10-31T23:30:00.125Z',
            by: { program: 'the example' },
            from: null,
            did: 'changed',
            subject: 'plan',
            subject_id: 'a',
            subjectId: 'a',
            before: null,
            after: { title: 'It’s "new"', value: 66.3 },
          },
          {
            number: 2,
            at: '2019-11-01T09:00:00.000Z',
            by: { program: 'someone' },
            from: null,
            did: 'changed',
            subject: 'plan',
            subject_id: 'a',
            subjectId: 'a',
            before: { title: 1 },
            after: { title: 2 },
          },
        ],
      )
      const verified = await verifyAccessRecord(register.db, reader)
      assert.ok(verified.ok)
      assert.equal(verified.end.number, 2)
    })
  })
}
