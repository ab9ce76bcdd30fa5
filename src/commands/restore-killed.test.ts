import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { isUnfinished, journalFile } from '#backup/restore-places.ts'
import { settleBeforeUse } from '#backup/settle-restore.ts'
import type { RegisterPlace } from '#store/register.ts'
import { placeEmptyPglite } from '#store/testing/empty-pglite.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { backupCommand } from './backup.ts'
import { runIn } from './testing/run-in.ts'
import { likenessOf, makeInstallation, retitle, type Likeness } from './testing/installation.ts'

const main = path.join(import.meta.dirname, '../main.ts')
const kills = 8

/** Fractions between 0 and 1 that are the same in each run. */
function* seededFractions(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}

/** Ends a process at an instant, or some milliseconds after it began to put the new in place. */
type End = { readonly afterMs: number } | { readonly inSwitchMs: number }

/** Restores in a process of its own; true where that was over before it could be killed. */
async function restoreKilled(place: RegisterPlace, file: string, end?: End): Promise<boolean> {
  const { dataFolder, databaseUrl } = place
  const words = [main, 'restore', file, '--replace', '--data', dataFolder]
  const { DATABASE_URL: _none, ...environment } = process.env
  const env = databaseUrl ? { ...environment, DATABASE_URL: databaseUrl } : environment
  const child = spawn(process.execPath, words, { stdio: 'ignore', env })
  const kill = (): void => void child.kill('SIGKILL')
  const timers: NodeJS.Timeout[] = []
  if (end !== undefined && 'afterMs' in end) timers.push(setTimeout(kill, end.afterMs))
  if (end !== undefined && 'inSwitchMs' in end) {
    const looking = setInterval(() => {
      if (!existsSync(journalFile(dataFolder))) return
      clearInterval(looking)
      timers.push(setTimeout(kill, end.inSwitchMs))
    }, 1)
    timers.push(looking)
  }
  const wasOver = await new Promise<boolean>((resolve) =>
    child.once('exit', (code, signal) => {
      if (signal === null) assert.equal(code, 0)
      resolve(signal === null)
    }),
  )
  for (const timer of timers) clearTimeout(timer)
  return wasOver
}

for (const kind of testPlaces()) {
  describe(`a restore onto ${kind.name}`, { skip: kind.skip }, () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'throughline-restore-killed-'))
    const files = { one: path.join(folder, 'one.tar'), other: path.join(folder, 'other.tar') }
    let place: RegisterPlace
    let one: Likeness
    let other: Likeness

    before(async () => {
      place = { ...(await kind.make()), dataFolder: path.join(folder, 'data') }
      await placeEmptyPglite(place.dataFolder)
      await makeInstallation(place)
      one = await likenessOf(place)
      assert.equal((await runIn(place, backupCommand, [files.one])).exit, 0)
      await retitle(place, 'Another title')
      rmSync(path.join(place.dataFolder, 'settings'), { recursive: true })
      other = await likenessOf(place)
      assert.equal((await runIn(place, backupCommand, [files.other])).exit, 0)
    })
    after(async () => {
      await kind.remove()
      rmSync(folder, { recursive: true, force: true })
    })

    test('killed at any instant leaves what was there or what is new, whole', async () => {
      const began = performance.now()
      assert.equal(await restoreKilled(place, files.one), true)
      const duration = performance.now() - began
      assert.deepEqual(await likenessOf(place), one)
      const fractions = seededFractions(2019)
      let isOne = true
      let killed = 0
      for (let turn = 0; turn < kills; turn += 1) {
        const fraction = fractions.next().value
        const end =
          turn % 2 === 0 ? { afterMs: fraction * duration * 1.1 } : { inSwitchMs: fraction * 20 }
        if (!(await restoreKilled(place, isOne ? files.other : files.one, end))) killed += 1
        const { dataFolder, databaseUrl } = place
        assert.deepEqual(await settleBeforeUse(dataFolder, databaseUrl), { ok: true })
        assert.equal(isUnfinished(dataFolder), false)
        const found = await likenessOf(place)
        isOne = found['plans'] === one['plans'] && 'settings/0002.json' in found
        assert.deepEqual(found, isOne ? one : other, `turn ${turn}`)
      }
      assert.ok(killed >= kills / 2, `killed ${killed} times`)
      assert.equal(await restoreKilled(place, files.one), true)
      assert.deepEqual(await likenessOf(place), one)
      assert.ok(!readdirSync(place.dataFolder).some((name) => /restor|replaced/.test(name)))
    })
  })
}
