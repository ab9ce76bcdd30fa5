import assert from 'node:assert/strict'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { offerDumps } from '#backup/offer-dumps.ts'
import { proveBackup } from '#backup/prove-backup.ts'
import { writeJournal } from '#backup/switch-files.ts'
import { asOwner } from '#people/testing/as-owner.ts'
import { sql } from 'kysely'
import { activeSnapshot } from '#records/active-snapshot.ts'
import { placeEmptyPglite } from '#store/testing/empty-pglite.ts'
import { openRegister } from '#store/register.ts'
import { backupCommand } from './backup.ts'
import { doctorCommand } from './doctor.ts'
import { migrateCommand } from './migrate.ts'
import { makeInstallation, withRegisterOf } from './testing/installation.ts'
import { runIn } from './testing/run-in.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'throughline-doctor-'))
const dataFolder = path.join(folder, 'data')
const place = { dataFolder }
const inData = (...names: readonly string[]) => path.join(dataFolder, ...names)

/** What doctor finds while something is wrong, which is put right again afterwards. */
async function foundWhile(spoil: () => void, mend: () => void): Promise<string> {
  spoil()
  try {
    const { exit, said } = await runIn(place, doctorCommand)
    assert.equal(exit, 1)
    return said
  } finally {
    mend()
  }
}

describe('doctor', () => {
  before(async () => {
    mkdirSync(dataFolder)
    await placeEmptyPglite(dataFolder)
    // What is copied for the test has not the mode of what the program makes.
    chmodSync(inData('register'), 0o700)
    await makeInstallation(place)
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('says that nothing is wrong where nothing is, and changes nothing', async () => {
    const was = readdirSync(dataFolder).toSorted()
    assert.deepEqual(await runIn(place, doctorCommand), { exit: 0, said: 'Nothing is wrong.' })
    assert.deepEqual(readdirSync(dataFolder).toSorted(), was)
  })

  test('says that there is no installation where there is none', async () => {
    const { exit, said } = await runIn({ dataFolder: path.join(folder, 'none') }, doctorCommand)
    assert.equal(exit, 1)
    assert.match(said, /^There is no installation in .*none\. Name its folder with --data DIR\.$/)
    assert.equal(existsSync(path.join(folder, 'none')), false)
  })

  test('finds secrets and folders that others may read', async () => {
    writeFileSync(inData('secrets.json'), `{"master":"${Buffer.alloc(32).toString('base64')}"}`)
    const said = await foundWhile(
      () => {
        chmodSync(inData('secrets.json'), 0o644)
        chmodSync(inData('evidence'), 0o755)
      },
      () => {
        chmodSync(inData('secrets.json'), 0o600)
        chmodSync(inData('evidence'), 0o700)
      },
    )
    assert.match(said, /Others than its owner may read .*secrets\.json \(mode 644\)/)
    assert.match(said, /Others than its owner may open .*evidence \(mode 755\)/)
  })

  test('finds a snapshot whose rows are not those that were kept', async () => {
    const active = activeSnapshot(dataFolder) ?? ''
    const file = inData('snapshots', active, 'ssd_person.parquet')
    const away = await foundWhile(
      () => renameSync(file, `${file}.away`),
      () => renameSync(`${file}.away`, file),
    )
    assert.match(away, new RegExp(`The active snapshot ${active}, which .* cannot be used`))
    const manifest = inData('snapshots', active, 'manifest.json')
    const kept = readFileSync(manifest, 'utf8')
    const fewer = await foundWhile(
      () => writeFileSync(manifest, kept.replace('"rowsAccepted": 2', '"rowsAccepted": 3')),
      () => writeFileSync(manifest, kept),
    )
    assert.match(fewer, /has 2 rows where 3 were kept/)
  })

  test('finds evidence that is missing, changed, or that nothing names', async () => {
    const [name = ''] = readdirSync(inData('evidence'))
    const file = inData('evidence', name)
    const content = readFileSync(file)
    const other = inData('evidence', 'e'.repeat(64))
    const missing = await foundWhile(
      () => {
        rmSync(file)
        writeFileSync(other, 'nothing names it')
      },
      () => {
        writeFileSync(file, content, { mode: 0o600 })
        rmSync(other)
      },
    )
    assert.match(missing, new RegExp(`The file of evidence ${name} is missing from`))
    assert.match(missing, /Nothing in the register names .*e{64}/)
    const changed = await foundWhile(
      () => writeFileSync(file, 'another'),
      () => writeFileSync(file, content),
    )
    assert.match(changed, new RegExp(`${name} is not what was received`))
  })

  test('finds what was left more than a day ago, and a restore that was ended', async () => {
    const old = inData('tmp', 'spill-old')
    const young = inData('tmp', 'spill-young')
    const said = await foundWhile(
      () => {
        for (const one of [old, young]) mkdirSync(one, { recursive: true })
        // The command's clock stands at 2 November 2019, 8 o'clock.
        utimesSync(old, new Date('2019-11-01T07:59:59Z'), new Date('2019-11-01T07:59:59Z'))
        utimesSync(young, new Date('2019-11-01T08:00:00Z'), new Date('2019-11-01T08:00:00Z'))
        writeJournal(dataFolder, { restore: 'one', server: null, names: [] })
      },
      () => {
        rmSync(inData('tmp'), { recursive: true })
        rmSync(inData('restore-journal.json'))
      },
    )
    assert.match(said, /spill-old was left by a process/)
    assert.doesNotMatch(said, /spill-young/)
    assert.match(said, /A restore into .* was ended half-way\. Run any command/)
  })

  test('finds settings that cannot be used, and a clock that is behind', async () => {
    const file = inData('settings', '0002.json')
    const text = readFileSync(file, 'utf8')
    const gone = await foundWhile(
      () => writeFileSync(file, '{'),
      () => writeFileSync(file, text),
    )
    assert.match(gone, /0002\.json cannot be used: it is not JSON\./)
    const later = await foundWhile(
      () => writeFileSync(file, text.replace('2019-11-01T08', '2019-11-02T09')),
      () => writeFileSync(file, text),
    )
    assert.match(later, /The clock of this machine says 2019-11-02T08:00:00\.000Z/)
  })

  test('finds a register of an earlier program, which migrate brings up', async () => {
    await withRegisterOf(place, (register) =>
      asOwner(register, (within) =>
        sql`alter table access_record drop column children, drop column said;
          delete from schema_migrations where number = 14`.execute(within),
      ),
    )
    const { exit, said } = await runIn(place, doctorCommand)
    assert.equal(exit, 1)
    assert.match(
      said,
      /the schema of an older program: 1 migrations are to be applied \(access-record-columns\)/,
    )
    assert.deepEqual(await runIn(place, migrateCommand), {
      exit: 0,
      said: 'Migration 14 (access-record-columns) is applied.',
    })
    assert.deepEqual(await runIn(place, migrateCommand), {
      exit: 0,
      said: 'The register has this program’s schema already.',
    })
  })

  test('finds an access record that was tampered with', async () => {
    const tamper = (from: string, to: string) =>
      withRegisterOf(place, (register) =>
        asOwner(register, (within) =>
          sql`update access_record set content = replace(content, ${from}, ${to}) where number = 1`.execute(
            within,
          ),
        ),
      )
    await tamper('the test', 'no body')
    const { said } = await runIn(place, doctorCommand)
    assert.match(said, /The access record is not as it was written: Entry 1 was changed/)
    await tamper('no body', 'the test')
    assert.equal((await runIn(place, doctorCommand)).exit, 0)
  })

  test('and backup work beside a process that has the register open', async () => {
    const opened = await openRegister(place)
    assert.ok(opened.ok)
    const told: string[] = []
    const dumps = await offerDumps(dataFolder, opened.register, (line) => void told.push(line))
    const file = path.join(folder, 'beside.tar')
    assert.deepEqual(await runIn(place, doctorCommand), { exit: 0, said: 'Nothing is wrong.' })
    const { exit, said } = await runIn(place, backupCommand, [file])
    assert.equal(exit, 0, said)
    assert.ok((await proveBackup(file)).ok)
    await dumps.close()
    await opened.register.close()
    assert.deepEqual(told, [])
    assert.deepEqual(readdirSync(inData('tmp')), [])
    assert.equal(existsSync(inData('register.socket')), false)
    const again = await runIn(place, backupCommand, [file])
    assert.match(again.said, /is there already, and a backup never takes the place of another/)
  })
})
