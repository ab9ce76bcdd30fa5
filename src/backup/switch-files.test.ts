import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { isUnfinished, stagingFolder } from './restore-places.ts'
import { settleBeforeUse } from './settle-restore.ts'
import { switchSteps, writeJournal } from './switch-files.ts'

const names = ['snapshots', 'settings', 'example', 'register']

/** A data folder with an old state, without `settings`, and a new one staged beside it. */
function prepared(): string {
  const data = mkdtempSync(path.join(tmpdir(), 'throughline-switch-'))
  for (const name of names) if (name !== 'settings') put(data, name, 'old')
  mkdirSync(stagingFolder(data))
  for (const name of names) put(stagingFolder(data), name, 'new')
  return data
}

function put(folder: string, name: string, text: string): void {
  if (name !== 'example') mkdirSync(path.join(folder, name))
  writeFileSync(path.join(folder, name, ...(name === 'example' ? [] : ['file'])), text)
}

const state = (data: string): Record<string, string> =>
  Object.fromEntries(
    names.map((name) => {
      const file = path.join(data, name, ...(name === 'example' ? [] : ['file']))
      return [name, existsSync(file) ? readFileSync(file, 'utf8') : 'none']
    }),
  )

const theNew = { snapshots: 'new', settings: 'new', example: 'new', register: 'new' }
const theOld = { snapshots: 'old', settings: 'none', example: 'old', register: 'old' }

async function settledAfter(steps: number): Promise<'went on' | 'was over'> {
  const data = prepared()
  try {
    writeJournal(data, { restore: 'one', server: null, names })
    const switching = switchSteps(data, names)
    for (let step = 0; step < steps; step += 1)
      if (switching.next().done === true) {
        assert.deepEqual(state(data), theNew)
        return 'was over'
      }
    assert.deepEqual(await settleBeforeUse(data, undefined), { ok: true })
    assert.deepEqual(state(data), theNew, `ended after ${steps} steps`)
    assert.equal(isUnfinished(data), false)
    return 'went on'
  } finally {
    rmSync(data, { recursive: true })
  }
}

test('a switch that was ended after any of its steps is finished by the next command', async () => {
  let steps = 0
  while ((await settledAfter(steps)) === 'went on') steps += 1
  // A place for the old, one step for each of three olds and four news, the journal.
  assert.equal(steps, 10)
})

test('what was staged without a journal is taken away, and the old stays', async () => {
  const data = prepared()
  assert.deepEqual(await settleBeforeUse(data, undefined), { ok: true })
  assert.deepEqual(state(data), theOld)
  assert.equal(isUnfinished(data), false)
  rmSync(data, { recursive: true })
})

test('a half-way restore of a register on a server waits for that server’s address', async () => {
  const data = prepared()
  writeJournal(data, { restore: 'one', server: 'plans on db.example:5432', names })
  const problem =
    'A restore was ended before it was over, and the register’s database (plans on db.example:5432) is needed to finish it or undo it. Set DATABASE_URL to its address and try again.'
  assert.deepEqual(await settleBeforeUse(data, undefined), { ok: false, problem })
  const other = 'postgresql://someone@db.example/others'
  assert.deepEqual(await settleBeforeUse(data, other), { ok: false, problem })
  assert.deepEqual(state(data), theOld)
  assert.equal(isUnfinished(data), true)
  rmSync(data, { recursive: true })
})
