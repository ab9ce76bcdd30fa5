import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import { activateSnapshot, activeAt, listActivations, noteActive } from './activations.ts'
import { pointAt } from './active-snapshot.ts'
import { snapshotFolder } from './snapshot-folder.ts'

/** A data folder with snapshots of these days, each called by its day. */
function folderWith(t: TestContext, ...days: readonly string[]): string {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'throughline-activations-'))
  t.after(() => rmSync(dataFolder, { recursive: true, force: true }))
  for (const day of days) {
    const folder = snapshotFolder(dataFolder, day)
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify({ extractedOn: day }))
  }
  return dataFolder
}

const at = (day: string) => new Date(`${day}T09:00:00.000Z`)
const iso = (day: string) => at(day).toISOString()
const [september, october] = ['2019-09-30', '2019-10-31']

const then = (dataFolder: string, day: string) => {
  const found = activeAt(dataFolder, at(day))
  return found.was === 'active' ? found.snapshot : found.was
}

test('the snapshot of an instant is the one activated last by then, and nothing before the first', (t) => {
  const folder = folderWith(t, september, october)
  assert.equal(then(folder, '2019-10-01'), 'nothing')
  activateSnapshot(folder, september, iso('2019-10-01'))
  activateSnapshot(folder, october, iso('2019-11-01'))
  activateSnapshot(folder, october, iso('2019-11-02'))
  activateSnapshot(folder, september, iso('2019-11-03'))
  assert.equal(listActivations(folder).length, 3)
  assert.equal(then(folder, '2019-09-30'), 'nothing')
  assert.equal(then(folder, '2019-10-01'), september)
  assert.equal(then(folder, '2019-10-31'), september)
  assert.equal(then(folder, '2019-11-01'), october)
  assert.equal(then(folder, '2019-11-02'), october)
  assert.equal(then(folder, '2020-01-01'), september)
})

test('a snapshot that was taken away is still the one that was active, with its day', (t) => {
  const folder = folderWith(t, september, october)
  activateSnapshot(folder, september, iso('2019-10-01'))
  activateSnapshot(folder, october, iso('2019-11-01'))
  rmSync(snapshotFolder(folder, september), { recursive: true })
  assert.deepEqual(activeAt(folder, at('2019-10-02')), {
    was: 'active',
    snapshot: september,
    extractedOn: september,
  })
})

test('an activation cut off before the pointer moved did not come about, and the next takes its line', (t) => {
  const folder = folderWith(t, september, october)
  activateSnapshot(folder, september, iso('2019-10-01'))
  activateSnapshot(folder, october, iso('2019-11-01'))
  // As it is where the process ended between the two.
  pointAt(folder, september)
  assert.equal(then(folder, '2019-11-02'), september)
  activateSnapshot(folder, october, iso('2019-11-05'))
  assert.equal(then(folder, '2019-11-02'), september)
  assert.equal(then(folder, '2019-11-05'), october)
})

test('where the record begins with a snapshot active already, what was before is not known', (t) => {
  const folder = folderWith(t, september, october)
  pointAt(folder, september)
  assert.deepEqual(activeAt(folder, at('2019-10-02')), { was: 'not recorded', since: undefined })
  noteActive(folder, iso('2019-10-05'))
  noteActive(folder, iso('2019-10-06'))
  assert.equal(listActivations(folder).length, 1)
  assert.deepEqual(activeAt(folder, at('2019-10-02')), {
    was: 'not recorded',
    since: iso('2019-10-05'),
  })
  assert.equal(then(folder, '2019-10-05'), september)
})
