import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { openCountingBench } from '#measures/testing/counting-bench.ts'
import { recordsOfSeeds, together } from '#measures/testing/together.ts'
import { writeSnapshot } from '#measures/testing/write-snapshot.ts'

const main = path.join(import.meta.dirname, '../main.ts')
let dataFolder = ''

before(async () => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'throughline-figures-'))
  const bench = await openCountingBench()
  const rows = together(recordsOfSeeds(1, 40).values())
  const analysis = await bench.analyse(rows, '2019-10-15')
  await writeSnapshot(analysis, Object.keys(rows), dataFolder)
  bench.close()
})
after(() => rmSync(dataFolder, { recursive: true, force: true }))

function run(words: readonly string[], zone = 'UTC') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [main, ...words, '--data', dataFolder],
    { env: { ...process.env, TZ: zone }, encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

const forget = () => rmSync(path.join(dataFolder, 'figures'), { recursive: true, force: true })

test('figures are the same bytes in any time zone, and whether counted now or before', () => {
  const asked = [
    ['figures', '--by', 'team'],
    ['figures', '--period', '2019-08..2019-12', '--by', 'team', '--format', 'json'],
  ]
  for (const words of asked) {
    const outputs = new Set<string>()
    for (const zone of ['UTC', 'Pacific/Auckland', 'America/Los_Angeles']) {
      forget()
      const counted = run(words, zone).stdout
      const readBack = run(words, zone).stdout
      outputs.add(counted).add(readBack)
    }
    assert.equal(outputs.size, 1)
    for (const output of outputs) assert.ok(output.split('\n').length > 20)
  }
})

test('figures as CSV have the columns promised, values to one place and the snapshot', () => {
  const { status, stdout } = run(['figures', '--period', '2018-19'])
  assert.equal(status, 0)
  const [heading, first = ''] = stdout.split('\n')
  assert.equal(
    heading,
    'measure,period_kind,period,level,team,breakdown,numerator,denominator,value,state,snapshot',
  )
  assert.match(
    first,
    /^[\w-]+,year,2018-19,council,,,\d+,\d+,\d+\.\d,figure,2019-10-15-0000000000$/,
  )
})

test('a breakdown gives its values and nothing else, for the measures that have it', () => {
  const { stdout } = run(['figures', '--breakdown', 'unborn', '--period', '2018-19'])
  const rows = stdout.trim().split('\n').slice(1)
  assert.deepEqual(
    rows.map((row) => row.split(',').filter((_, column) => [0, 3, 4, 5].includes(column))),
    ['born', 'unborn'].map((value) => ['children-seen-within-5-days', 'council', '', value]),
  )
})

test('a period without figures says so in a sentence, and its list is shown all the same', () => {
  for (const [period, sentence] of [
    ['2017-01..2018-12', /begins before 2017-04-01, when figures begin/],
    ['2019-11', /begins after the extract was taken, on 2019-10-15/],
  ] as const) {
    const figures = run(['figures', '--period', period])
    assert.match(figures.stderr, sentence)
    assert.equal(figures.stdout.split('\n').length, 2)
    const items = run([
      'items',
      '--measure',
      'assessments-within-45-working-days',
      '--period',
      period,
    ])
    assert.match(items.stderr, sentence)
    assert.ok(items.stdout.split('\n').length > 2)
    assert.deepEqual([figures.status, items.status], [0, 0])
  }
})

test('the rows behind a figure are its own: ISO days, true and false, nothing for null', () => {
  const asked = ['items', '--measure', 'supervision-meeting-standard', '--period', '2019-20']
  const columns =
    'item_id,child_id,team,counted_on,started_on,due_on,ended_on,value,in_numerator,left_out,clock'
  const day = String.raw`\d{4}-\d{2}-\d{2}`
  const cells = `s\\d+-[abc],s\\d+-[abc],[^,]+,2019-10-15,${day},${day},,,(true|false),,(supervision|case opened)`
  for (const [words, moreColumns, moreCells] of [
    [[], '', ''],
    [['--more'], ',service,worker,concern', ',[^,]+,[^,]+,(unregistered provider)?'],
  ] as const) {
    const [heading, ...rows] = run([...asked, ...words])
      .stdout.trim()
      .split('\n')
    assert.equal(heading, columns + moreColumns)
    for (const row of rows) assert.match(row, new RegExp(`^${cells}${moreCells}$`))
    assert.ok(rows.length > 10)
  }
})

test('a team that nobody knows is a mistake, and one with nothing in the period is not', () => {
  const asked = ['items', '--measure', 'pre-proceedings-average-open-weeks', '--period', '2017-05']
  const unknown = run([...asked, '--team', 'Nowhere'])
  assert.deepEqual([unknown.status, unknown.stdout], [1, ''])
  assert.match(unknown.stderr, /no team called 'Nowhere'/)
  const known = run([...asked, '--team', 'First Response'])
  assert.equal(known.status, 0)
  assert.equal(known.stdout.split('\n').length, 2)
})
