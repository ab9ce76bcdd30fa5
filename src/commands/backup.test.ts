import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { verifyAccessRecord } from '#people/access-record/verify.ts'
import { commandLine } from '#people/viewer.ts'
import { asAt } from '#plan/history/as-at.ts'
import { copyOf, lastInstant } from '#plan/history/testing/copy-of-register.ts'
import { smallPlan } from '#plan/testing/register-with-plan.ts'
import type { RegisterPlace } from '#store/register.ts'
import { placeEmptyPglite } from '#store/testing/empty-pglite.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { backupCommand } from './backup.ts'
import { figuresCommand } from './figures.ts'
import { restoreCommand } from './restore.ts'
import { rowsOf } from './testing/example-at-hand.ts'
import { runIn } from './testing/run-in.ts'
import { likenessOf, makeInstallation, retitle, withRegisterOf } from './testing/installation.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'throughline-backup-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const removals: (() => Promise<void>)[] = []
after(async () => {
  for (const remove of removals) await remove()
})

/** A place of its own: on a server too the data folder is not one that others share. */
async function placeOf(name: 'PGlite' | 'PostgreSQL'): Promise<RegisterPlace> {
  const dataFolder = mkdtempSync(path.join(folder, 'data-'))
  const kind = testPlaces().find((one) => one.name === name)
  if (kind === undefined || name === 'PGlite') return { dataFolder }
  const { databaseUrl } = await kind.make()
  removals.push(() => kind.remove())
  return { dataFolder, databaseUrl }
}

/** The plan as it was at an instant, as it is shown and row by row. */
const copyAt = (place: RegisterPlace, instant: Date) =>
  withRegisterOf(place, ({ db }) => copyOf(asAt(db, instant), [smallPlan.id]))

for (const from of testPlaces()) {
  describe(`a backup of a register on ${from.name}`, { skip: from.skip }, () => {
    const file = path.join(folder, `from-${from.name}.tar`)
    let original: RegisterPlace
    let likeness: Awaited<ReturnType<typeof likenessOf>>
    let instant: Date

    before(async () => {
      original = await placeOf(from.name)
      if (from.name === 'PGlite') await placeEmptyPglite(original.dataFolder)
      await makeInstallation(original)
      instant = await withRegisterOf(original, ({ db }) => lastInstant(db))
      await retitle(original, 'Another title')
      likeness = await likenessOf(original)
      const { exit, said } = await runIn(original, backupCommand, [file])
      assert.equal(exit, 0, said)
    })
    for (const target of testPlaces())
      test(`restored on ${target.name} equals what it is of`, { skip: target.skip }, async () => {
        const place = await placeOf(target.name)
        const { exit, said } = await runIn(place, restoreCommand, [file])
        assert.equal(exit, 0, said)
        assert.deepEqual(await likenessOf(place), likeness)
        assert.deepEqual(
          await rowsOf(figuresCommand, ['--data', place.dataFolder]),
          await rowsOf(figuresCommand, ['--data', original.dataFolder]),
        )
        const copy = await copyAt(place, instant)
        assert.equal(copy.plans[0]?.title, 'A small plan')
        assert.deepEqual(copy, await copyAt(original, instant))
        await withRegisterOf(place, async ({ db }) => {
          const reader = commandLine(localDate('2019-11-02'))
          assert.ok((await verifyAccessRecord(db, reader)).ok)
        })
        // Its triggers are on again: the plan's history goes on, and the record stays closed.
        await retitle(place, 'A third title')
        assert.notDeepEqual((await likenessOf(place))['plan_history'], likeness['plan_history'])
      })

    test('takes the place of another only where that is said, and then all of it', async () => {
      const place = await placeOf(from.name)
      assert.equal((await runIn(place, restoreCommand, [file])).exit, 0)
      writeFileSync(path.join(place.dataFolder, 'secrets.json'), 'as it was')
      rmSync(path.join(place.dataFolder, 'settings'), { recursive: true })
      writeFileSync(path.join(place.dataFolder, 'evidence', 'f'.repeat(64)), 'of nothing')
      await retitle(place, 'Not in the backup')
      const was = await likenessOf(place)
      const refused = await runIn(place, restoreCommand, [file])
      assert.equal(refused.exit, 2)
      assert.match(
        refused.said,
        /There is an installation already.*--replace.*Nothing was changed\./,
      )
      assert.deepEqual(await likenessOf(place), was)
      assert.equal((await runIn(place, restoreCommand, [file, '--replace'])).exit, 0)
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
      const { exit, said } = await runIn(original, restoreCommand, [damaged, '--replace'])
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
