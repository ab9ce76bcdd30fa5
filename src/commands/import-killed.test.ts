import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { LocalDate } from '#calendar/local-date.ts'
import { activeSnapshot, hasSnapshot, listSnapshots } from '#records/active-snapshot.ts'
import { openSnapshot, readManifest } from '#records/read-snapshot.ts'
import { figuresFolder, snapshotFolder, snapshotsFolder } from '#records/snapshot-folder.ts'
import { openDuck, sqlName, type Duck } from '#store/duck.ts'
import { snapshotsCommand } from './snapshots.ts'
import { smallExtract, writeExtract } from './testing/small-extract.ts'

const main = path.join(import.meta.dirname, '../main.ts')
const kills = 50

let folder: string
let extracts: readonly string[]
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-killed-'))
  extracts = [
    writeExtract(path.join(folder, 'one'), smallExtract),
    writeExtract(path.join(folder, 'two'), {
      ...smallExtract,
      'ssd_person.csv': 'pers_person_id,pers_sex\np1,F\np2,?\np2,M\n',
    }),
  ]
})
after(() => rmSync(folder, { recursive: true, force: true }))

/** Imports in a process of its own, killed after some milliseconds; true where it had ended before. */
async function importKilled(extract: string, data: string, delay: number): Promise<boolean> {
  const words = ['import', extract, '--extracted-on', '2019-10-31', '--data', data]
  const child = spawn(process.execPath, [main, ...words], { stdio: 'ignore' })
  const ended = new Promise<boolean>((resolve) =>
    child.once('exit', (_, signal) => resolve(signal === null)),
  )
  const timer = setTimeout(() => child.kill('SIGKILL'), delay)
  return ended.finally(() => clearTimeout(timer))
}

/** Fractions between 0 and 1 that are the same in each run. */
function* seededFractions(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}

async function listed(data: string): Promise<string> {
  let text = ''
  const exit = await snapshotsCommand.run(['--data', data], {
    out: async (more) => void (text += more),
    tell: (line) => assert.fail(line),
    watched: false,
    now: () => new Date(0),
    today: () => '2019-11-01' as LocalDate,
    environment: {},
  })
  assert.equal(exit, 0)
  return text
}

/** Reads every row of the active snapshot and holds it against its manifest. */
async function expectWhole(duck: Duck, data: string, active: string): Promise<void> {
  await openSnapshot(duck, data, active)
  for (const { table, rowsAccepted } of readManifest(data, active).tables) {
    const rows = await duck.rows(`select * from ${sqlName(table)}`)
    assert.equal(rows.length, rowsAccepted)
  }
}

/** Makes the next import build again rather than find its snapshot there. */
function forgetOthers(data: string, active: string | undefined): void {
  for (const { snapshot } of listSnapshots(data).filter((one) => one.snapshot !== active))
    rmSync(snapshotFolder(data, snapshot), { recursive: true })
}

const figuresOf = (data: string): string => path.join(data, 'figures')

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function importWhole(extract: string, data: string): Promise<void> {
  assert.equal(await importKilled(extract, data, 120_000), true)
  assert.ok(hasSnapshot(data, activeSnapshot(data) ?? ''), 'nothing whole is active')
}

type Durations = { readonly withFigures: number; readonly without: number }

/**
 * How long an import takes, with its figures to compute and with figures that are there. Leaves
 * the figures of both extracts in `data`.
 */
async function timeImports(data: string): Promise<Durations> {
  const [one = '', two = ''] = extracts
  await importWhole(one, data)
  const withFigures = await timed(() => importWhole(two, data))
  forgetOthers(data, activeSnapshot(data))
  return { withFigures, without: await timed(() => importWhole(one, data)) }
}

/**
 * Kills imports of two extracts in turn into one data folder, looking after each at what is left.
 * One in five has its figures to compute, which takes longer than all else.
 */
async function killInTurn(
  data: string,
  seed: number,
  ready: string,
  durations: Durations,
): Promise<number> {
  const duck = await openDuck({ memoryLimit: '200MB', threads: 1, tempFolder: `${data}-tmp` })
  const fractions = seededFractions(seed)
  let killed = 0
  try {
    for (let turn = 0; turn < kills / 2; turn++) {
      const figures = turn % 5 === 0 ? 'withFigures' : 'without'
      rmSync(figuresOf(data), { recursive: true, force: true })
      if (figures === 'without') cpSync(ready, figuresOf(data), { recursive: true })
      const delay = fractions.next().value * durations[figures] * 1.2
      if (!(await importKilled(extracts[turn % 2] ?? '', data, delay))) killed += 1
      const active = activeSnapshot(data)
      if (active === undefined) continue
      await expectWhole(duck, data, active)
      assert.match(await listed(data), new RegExp(`${active},2019-10-31,.*,true\n`))
      forgetOthers(data, active)
    }
  } finally {
    duck.close()
  }
  return killed
}

test('an import killed at any instant leaves the active snapshot whole, old or new', async () => {
  const first = path.join(folder, 'data-first')
  const durations = await timeImports(first)
  const lanes = ['one', 'two'].map((name) => path.join(folder, `data-${name}`))
  const killed = await Promise.all(
    lanes.map((data, lane) => killInTurn(data, 2019 + lane, figuresOf(first), durations)),
  )
  assert.ok(
    killed.every((times) => times > kills / 8),
    `killed ${killed.join(' and ')} times`,
  )
  for (const data of lanes) {
    await importWhole(extracts[1] ?? '', data)
    const active = activeSnapshot(data) ?? assert.fail('nothing is active')
    assert.equal(readManifest(data, active).problems, 2)
    const left = readdirSync(snapshotsFolder(data)).filter((name) => name.startsWith('.'))
    assert.deepEqual(left, [])
    assert.ok(existsSync(figuresFolder(data, active)))
  }
})
