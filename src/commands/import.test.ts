import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import * as fc from 'fast-check'
import type { LocalDate } from '#calendar/local-date.ts'
import {
  awkwardFiles,
  awkwardPeople,
  refusedFiles,
} from '#extracts/ssd-csv/testing/awkward-files.ts'
import { activePointer } from '#records/snapshot-folder.ts'
import type { Command } from './command.ts'
import { importCommand } from './import.ts'
import { problemsCommand } from './problems.ts'

const people = ['pers_person_id', ...awkwardPeople, ''].join('\n')
const episodes = 'cine_referral_id,cine_person_id,cine_referral_date\nR1,P1,2019-10-01\n'
const main = path.join(import.meta.dirname, '../main.ts')

let root: string
let extract: string
let dataFolder: string
let made = 0

before(() => {
  root = mkdtempSync(path.join(tmpdir(), 'throughline-import-'))
})

after(() => rmSync(root, { recursive: true, force: true }))

beforeEach(() => {
  made++
  extract = path.join(root, `extract-${made}`)
  dataFolder = path.join(root, `data-${made}`)
  mkdirSync(extract)
  put('ssd_person.csv', people)
  put('ssd_cin_episodes.csv', episodes)
})

const put = (name: string, content: string | Buffer): void =>
  writeFileSync(path.join(extract, name), content)

/** Runs a command inside this process, as main.ts does. */
async function run(command: Command, ...words: readonly string[]) {
  const said: string[] = []
  const printed: string[] = []
  const exit = await command.run([...words, '--data', dataFolder], {
    out: async (text) => void printed.push(text),
    tell: (line) => void said.push(line),
    watched: false,
    now: () => new Date('2019-11-01T09:00:00Z'),
    today: () => '2019-11-01' as LocalDate,
    environment: {},
  })
  return { exit, said: said.join('\n'), printed: printed.join('') }
}

/** CSV as a command prints it here, where no value holds a comma that matters. */
function rowsOf(csv: string): Record<string, string>[] {
  const [heading = '', ...lines] = csv.trimEnd().split('\n')
  const names = heading.split(',')
  return lines.map((line) => {
    const values = line.split(',')
    return Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']))
  })
}

const importing = (...words: readonly string[]) =>
  run(importCommand, extract, '--extracted-on', '2019-10-31', '--format', 'csv', ...words)

/** The program itself, with its own standard output, standard error and exit code. */
function program(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [main, 'import', extract, '--extracted-on', '2019-10-31', '--data', dataFolder, ...words],
    { encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

const activeSnapshot = () => readFileSync(activePointer(dataFolder), 'utf8')

test('import exits 0 when clean, 1 with problems, 2 refused, and then leaves the active one', () => {
  const clean = program('--format', 'csv')
  assert.equal(clean.status, 0, clean.stderr)
  assert.deepEqual(
    rowsOf(clean.stdout).map((row) => [row['table'], row['rows_read'], row['accepted']]),
    [
      ['ssd_person', '9', '9'],
      ['ssd_cin_episodes', '1', '1'],
    ],
  )
  put('ssd_cin_episodes.csv', `${episodes}R2,P1\n`)
  const flawed = program('--format', 'csv')
  assert.equal(flawed.status, 1, flawed.stderr)
  assert.deepEqual(
    rowsOf(flawed.stdout).map((row) => [row['rows_read'], row['accepted'], row['turned_down']]),
    [
      ['9', '9', '0'],
      ['2', '1', '1'],
    ],
  )
  const activeOne = activeSnapshot()
  put('ssd_cin_episodes.csv', '<html>')
  const refused = program()
  assert.equal(refused.status, 2)
  assert.match(refused.stderr, /ssd_cin_episodes\.csv is not a CSV file: it is a web page/)
  assert.equal(activeSnapshot(), activeOne)
})

for (const { trouble, bytes, accepted, turnedDown = [] } of awkwardFiles) {
  test(`imports what can be read of a file with ${trouble}`, async () => {
    put('chronologies.csv', bytes)
    const { exit, said, printed } = await importing('--no-activate')
    const row = rowsOf(printed).find((one) => one['table'] === 'chronologies')
    assert.ok(row, said)
    assert.equal(Number(row['accepted']), accepted.length)
    assert.equal(Number(row['turned_down']), turnedDown.length)
    assert.equal(Number(row['rows_read']), accepted.length + turnedDown.length)
    const hasMore = Number(row['noted']) > 0
    assert.equal(exit, turnedDown.length > 0 || hasMore ? 1 : 0)
    const [snapshot = ''] = /2019-10-31-\w+/.exec(said) ?? []
    const listed = await run(problemsCommand, '--snapshot', snapshot, '--format', 'json')
    const problems = JSON.parse(listed.printed) as Record<string, unknown>[]
    assert.deepEqual(
      problems
        .filter((problem) => problem['outcome'] === 'turned down')
        .map((problem) => [problem['line'], problem['kind']]),
      turnedDown,
    )
  })
}

for (const { trouble, bytes, says } of refusedFiles) {
  test(`import refuses an extract whose file has ${trouble}`, async () => {
    put('chronologies.csv', bytes)
    const { exit, said } = await importing('--no-activate')
    assert.equal(exit, 2)
    assert.match(said, says)
  })
}

test('of any bytes, rows accepted and rows turned down are the rows read', async () => {
  const tails = fc.oneof(
    fc.uint8Array({ min: 1, maxLength: 300 }),
    fc
      .array(fc.constantFrom('P1', 'P2', ',', ',', '\n', '\n', '"', '2019-10-31', 'audit', '\r'), {
        maxLength: 60,
      })
      .map((pieces) => Buffer.from(pieces.join(''))),
  )
  await fc.assert(
    fc.asyncProperty(tails, async (tail) => {
      const header = Buffer.from('person_id,updated_date,source\nP1,2019-10-01,audit\n')
      put('chronologies.csv', Buffer.concat([header, tail]))
      const { said, printed } = await importing('--no-activate')
      const rows = rowsOf(printed)
      assert.equal(rows.length, 3, said)
      for (const row of rows) {
        const counted = Number(row['accepted']) + Number(row['turned_down'])
        assert.equal(counted, Number(row['rows_read']))
      }
    }),
    { seed: 20191031, numRuns: 25 },
  )
})
