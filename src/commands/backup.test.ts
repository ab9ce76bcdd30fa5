import assert from 'node:assert/strict'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { offerDumps } from '#backup/offer-dumps.ts'
import { localDate } from '#calendar/local-date.ts'
import { verifyAccessRecord } from '#people/access-record/verify.ts'
import { commandLine } from '#people/viewer.ts'
import { asAt } from '#plan/history/as-at.ts'
import { copyOf, lastInstant } from '#plan/history/testing/copy-of-register.ts'
import { smallPlan } from '#plan/testing/register-with-plan.ts'
import type { RegisterPlace } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { backupCommand } from './backup.ts'
import type { Command } from './command.ts'
import { figuresCommand } from './figures.ts'
import { restoreCommand } from './restore.ts'
import { rowsOf } from './testing/example-at-hand.ts'
import { likenessOf, makeInstallation, retitle, withRegisterOf } from './testing/installation.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'throughline-backup-'))
after(() => rmSync(folder, { recursive: true, force: true }))

async function run(command: Command, words: readonly string[], place: RegisterPlace) {
  const said: string[] = []
  const exit = await command.run([...words, '--data', place.dataFolder], {
    out: async () => undefined,
    tell: (line) => void said.push(line),
    watched: false,
    now: () => new Date('2019-11-02T08:00:00Z'),
    today: () => localDate('2019-11-02'),
    environment: place.databaseUrl ? { DATABASE_URL: place.databaseUrl } : {},
  })
  return { exit, said: said.join('\n') }
}

/** A place of its own: on a server the test's data folder is not one that others share. */
let places = 0
async function placeOf(kind: ReturnType<typeof testPlaces>[number]): Promise<RegisterPlace> {
  places += 1
  const dataFolder = path.join(folder, `data-${places}`)
  return kind.name === 'PGlite' ? { dataFolder } : { ...(await kind.make()), dataFolder }
}

const kinds = () => testPlaces()

for (const index of [0, 1]) {
  const [from, to, across] = [kinds()[index], kinds()[index], kinds()[1 - index]]
  assert.ok(from && to && across)
  describe(`a backup of a register on ${from.name}`, { skip: from.skip }, () => {
    const file = path.join(folder, `from-${from.name}.tar`)
    let original: RegisterPlace
    let likeness: Awaited<ReturnType<typeof likenessOf>>
    let before1: Date

    before(async () => {
      original = await placeOf(from)
      await makeInstallation(original)
      before1 = await withRegisterOf(original, ({ db }) => lastInstant(db))
      await retitle(original, 'Another title')
      likeness = await likenessOf(original)
      const { exit, said } = await run(backupCommand, [file], original)
      assert.equal(exit, 0, said)
    })
    after(async () => {
      for (const kind of [from, to, across]) if (kind.skip === false) await kind.remove()
    })

    for (const target of [to, across])
      test(`restored on ${target.name} equals what it is of`, { skip: target.skip }, async () => {
        const place = await placeOf(target)
        const { exit, said } = await run(restoreCommand, [file], place)
        assert.equal(exit, 0, said)
        assert.deepEqual(await likenessOf(place), likeness)
        assert.deepEqual(
          await rowsOf(figuresCommand, ['--data', place.dataFolder]),
          await rowsOf(figuresCommand, ['--data', original.dataFolder]),
        )
        const then = (one: RegisterPlace) =>
          withRegisterOf(one, ({ db }) => copyOf(asAt(db, before1), [smallPlan.id]))
        const copy = await then(place)
        assert.equal(copy.plans[0]?.title, 'A small plan')
        assert.deepEqual(copy, await then(original))
        await withRegisterOf(place, async ({ db }) => {
          const reader = commandLine(localDate('2019-11-02'))
          assert.ok((await verifyAccessRecord(db, reader)).ok)
        })
        // Its triggers are on again: the plan's history goes on, and the record stays closed.
        await retitle(place, 'A third title')
        assert.notDeepEqual((await likenessOf(place))['plan_history'], likeness['plan_history'])
      })

    test('takes the place of another only where that is said, and then all of it', async () => {
      const place = await placeOf(to)
      assert.equal((await run(restoreCommand, [file], place)).exit, 0)
      writeFileSync(path.join(place.dataFolder, 'secrets.json'), 'as it was')
      rmSync(path.join(place.dataFolder, 'settings'), { recursive: true })
      writeFileSync(path.join(place.dataFolder, 'evidence', 'f'.repeat(64)), 'of nothing')
      await retitle(place, 'Not in the backup')
      const was = await likenessOf(place)
      const refused = await run(restoreCommand, [file], place)
      assert.equal(refused.exit, 2)
      assert.match(
        refused.said,
        /There is an installation already.*--replace.*Nothing was changed\./,
      )
      assert.deepEqual(await likenessOf(place), was)
      assert.equal((await run(restoreCommand, [file, '--replace'], place)).exit, 0)
      assert.deepEqual(await likenessOf(place), likeness)
      assert.equal(readFileSync(path.join(place.dataFolder, 'secrets.json'), 'utf8'), 'as it was')
      assert.deepEqual(
        readdirSync(place.dataFolder).filter((name) => /restor|replaced|dump/.test(name)),
        [],
      )
    })

    test('is refused with nothing touched where it is damaged', async () => {
      const octets = readFileSync(file)
      const at = octets.indexOf('data/evidence/')
      octets[at + 512] = (octets[at + 512] ?? 0) ^ 1
      const damaged = path.join(folder, `damaged-${from.name}.tar`)
      writeFileSync(damaged, octets)
      const was = await likenessOf(original)
      const files = readdirSync(original.dataFolder)
      const { exit, said } = await run(restoreCommand, [damaged, '--replace'], original)
      assert.equal(exit, 2)
      assert.match(
        said,
        /its entry data\/evidence\/[0-9a-f]{64} is damaged\. Nothing was changed\.$/,
      )
      assert.deepEqual(await likenessOf(original), was)
      assert.deepEqual(readdirSync(original.dataFolder), files)
    })
  })
}
