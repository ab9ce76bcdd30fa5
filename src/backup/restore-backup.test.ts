import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { writeFileSync } from 'node:fs'
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import { markAsExample } from '#records/example-marker.ts'
import { prepareApplicationRole, sessionSettings } from '#store/application-role.ts'
import { shareLock, takeLock } from '#store/file-lock.ts'
import { migrate } from '#store/migrate.ts'
import { readMigrations } from '#store/migration-files.ts'
import { openPglite } from '#store/open-pglite.ts'
import { openPostgresql } from '#store/open-postgresql.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import { openRegister, type RegisterPlace } from '#store/register.ts'
import { placeEmptyPglite } from '#store/testing/empty-pglite.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import type { Dump } from './backup-format.ts'
import { dumpRegister } from './dump-register.ts'
import { restoreBackup, type RestoreWanted } from './restore-backup.ts'
import { takeDump } from './take-dump.ts'
import { writeBackup } from './write-backup.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'throughline-restore-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const wantedOf = (file: string, place: RegisterPlace): RestoreWanted => ({
  file,
  dataFolder: place.dataFolder,
  databaseUrl: place.databaseUrl,
  replace: false,
  acceptBrokenRecord: false,
  tell: () => undefined,
})

const problemOf = async (wanted: RestoreWanted): Promise<string> => {
  const restored = await restoreBackup(wanted)
  return restored.ok ? 'none' : restored.problem
}

let files = 0
const backupOf = async (dataFolder: string, dump: Dump, tables: string): Promise<string> => {
  const file = path.join(folder, `backup-${(files += 1)}.tar`)
  const wanted = { file, dataFolder, madeAt: new Date('2019-11-01T08:00:00Z'), program: '9.9.9' }
  const written = await writeBackup(wanted, dump, tables)
  assert.ok(written.ok)
  return file
}

describe('a backup is not restored', () => {
  const original = path.join(folder, 'original')
  const tables = path.join(folder, 'tables')
  let dump: Dump
  let data: string

  before(async () => {
    mkdirSync(original)
    await placeEmptyPglite(original)
    const opened = await openRegister({ dataFolder: original })
    assert.ok(opened.ok)
    const { db } = opened.register
    for (const text of ['one', 'two', 'three'])
      await db.executeQuery(
        CompiledQuery.raw(
          `select append_to_access_record('{"at": "2019-11-01", "did": "changed", "subject": "${text}", "subjectId": "1"}')`,
        ),
      )
    await opened.register.close()
    const outcome = await takeDump({ dataFolder: original }, async (taken, where) => {
      cpSync(where, tables, { recursive: true })
      return { ok: true as const, taken }
    })
    assert.ok(outcome.ok)
    dump = outcome.taken
  })
  beforeEach(() => {
    data = mkdtempSync(path.join(folder, 'data-'))
  })

  const nothingTouched = () =>
    assert.deepEqual(
      readdirSync(data).filter((name) => !/\.lock/.test(name) && name !== 'example'),
      [],
    )

  test('where a newer program made it, whose schema this one does not know', async () => {
    const more = [...dump.schema, { number: 99, name: 'later', sha256: 'x' }]
    const file = await backupOf(original, { ...dump, schema: more }, tables)
    assert.match(
      await problemOf(wantedOf(file, { dataFolder: data })),
      /^The backup was made by a newer program, Throughline 9\.9\.9: its register is at migration \d+, and this program knows \d+\. Restore it with that program\. Nothing was changed\.$/,
    )
    nothingTouched()
  })

  test('where a migration of its register had another text', async () => {
    const other = dump.schema.with(1, { number: 2, name: 'people', sha256: 'x' })
    const file = await backupOf(original, { ...dump, schema: other }, tables)
    assert.match(
      await problemOf(wantedOf(file, { dataFolder: data })),
      /^Migration 2 \(people\) of the backup’s register had another text/,
    )
    nothingTouched()
  })

  test('where the one is the example and the other is not, whatever is said', async () => {
    const file = await backupOf(original, dump, tables)
    markAsExample(data)
    const wanted = { ...wantedOf(file, { dataFolder: data }), replace: true }
    assert.match(await problemOf(wanted), /the two never mix/)
    nothingTouched()
    const example = path.join(folder, 'example')
    cpSync(original, example, { recursive: true })
    markAsExample(example)
    const ofExample = await backupOf(example, dump, tables)
    const onCouncils = { ...wantedOf(ofExample, { dataFolder: original }), replace: true }
    assert.match(await problemOf(onCouncils), /the two never mix/)
  })

  test('where another process has the data folder, be it alone or with others', async () => {
    const file = await backupOf(original, dump, tables)
    for (const take of [takeLock, shareLock]) {
      const lock = await take(path.join(data, 'register.lock'))
      assert.ok(lock.ok)
      assert.match(
        await problemOf(wantedOf(file, { dataFolder: data })),
        /^The data folder .* is in use by another process/,
      )
      await lock.release()
    }
    nothingTouched()
  })

  test('where a row is missing that was counted', async () => {
    const short = path.join(folder, 'short')
    cpSync(tables, short, { recursive: true })
    writeFileSync(path.join(short, 'schema_migrations.jsonl.gz'), gzipSync(''))
    const file = await backupOf(original, dump, short)
    assert.match(
      await problemOf(wantedOf(file, { dataFolder: data })),
      /schema_migrations has 0 rows where \d+ are due\. Nothing was changed\.$/,
    )
    nothingTouched()
  })

  test('where its access record is not as it was written, unless that is said', async () => {
    const broken = path.join(folder, 'broken')
    cpSync(tables, broken, { recursive: true })
    const rows = path.join(broken, 'access_record.jsonl.gz')
    const text = gunzipSync(readFileSync(rows)).toString()
    assert.match(text, /two/)
    writeFileSync(rows, gzipSync(text.replace('two', 'six')))
    const file = await backupOf(original, dump, broken)
    assert.match(
      await problemOf(wantedOf(file, { dataFolder: data })),
      /Entry 2 was changed after it was written\. To put it back all the same, say --accept-broken-record\. Nothing was changed\.$/,
    )
    nothingTouched()
    const restored = await restoreBackup({
      ...wantedOf(file, { dataFolder: data }),
      acceptBrokenRecord: true,
    })
    assert.ok(restored.ok)
    assert.equal(restored.brokenRecord, 'Entry 2 was changed after it was written.')
  })
})

for (const kind of testPlaces('none')) {
  describe(`a backup of an earlier schema on ${kind.name}`, { skip: kind.skip }, () => {
    after(() => kind.remove())

    test('is restored as it was, then brought up to today’s', async () => {
      const { databaseUrl, dataFolder } = await kind.make()
      const opened = databaseUrl
        ? await openPostgresql(databaseUrl)
        : await openPglite(dataFolder, () => undefined)
      assert.ok(opened.ok)
      const client = await opened.pool.connect()
      assert.equal(await prepareApplicationRole(client), undefined)
      assert.ok((await migrate(client, readMigrations().slice(0, 8))).ok)
      await client.query(
        `insert into people (email, name, added_on) values ('ann@council.example', 'Ann', '2019-01-01');
         insert into role_assignments (person_id, role, from_on) values (1, 'administrator', '2019-01-01')`,
        [],
      )
      client.release()
      const db = new Kysely<RegisterTables>({
        dialect: new PostgresDialect({
          pool: opened.pool,
          onCreateConnection: async (connection) => {
            await connection.executeQuery(CompiledQuery.raw(sessionSettings))
          },
        }),
      })
      const tables = mkdtempSync(path.join(folder, 'earlier-'))
      const close = () => opened.pool.end()
      const dump = await dumpRegister({ db, kind: kind.name, migrated: [], close }, tables)
      await close()
      const empty = mkdtempSync(path.join(folder, 'empty-'))
      const file = await backupOf(empty, dump, tables)
      const place = { dataFolder: mkdtempSync(path.join(folder, 'data-')), databaseUrl }
      const restored = await restoreBackup({ ...wantedOf(file, place), replace: true })
      assert.ok(restored.ok)
      const now = await openRegister(place)
      assert.ok(now.ok)
      const roles = await now.register.db.selectFrom('role_assignments').selectAll().execute()
      assert.deepEqual(
        roles.map(({ role, given_by }) => ({ role, given_by })),
        [{ role: 'administrator', given_by: 'hand' }],
      )
      assert.deepEqual(now.register.migrated, [])
      await now.register.close()
    })
  })
}
