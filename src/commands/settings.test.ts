import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { drawn, openCountingBench } from '#measures/testing/counting-bench.ts'
import { writeSnapshot } from '#measures/testing/write-snapshot.ts'
import { figuresFolder } from '#records/snapshot-folder.ts'
import type { Command, Surroundings } from './command.ts'
import { compareCommand } from './compare.ts'
import { figuresCommand } from './figures.ts'
import { settingsCommand } from './settings.ts'

let dataFolder = ''
beforeEach(() => (dataFolder = mkdtempSync(path.join(tmpdir(), 'throughline-settings-'))))
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }))

async function run(command: Command, ...words: string[]) {
  let out = ''
  let told = ''
  const around = {
    out: async (text: string) => void (out += text),
    tell: (line: string) => void (told += `${line}\n`),
    watched: false,
    now: () => new Date('2020-02-03T10:00:00.000Z'),
  } as Partial<Surroundings> as Surroundings
  const status = await command.run([...words, '--data', dataFolder], around)
  return { status, lines: out.trimEnd().split('\n'), told }
}

const decided = ['--who', 'Head of performance', '--why', 'Agreed in January']

test('setting a value writes the next number with who, when and why, and keeps the others', async () => {
  await run(settingsCommand, 'set', 'assessmentWorkingDays=40', ...decided)
  const groups = ['updateIntervalMonths.genogram=12', 'laterAssessmentClock=referral']
  assert.equal((await run(settingsCommand, 'set', ...groups, ...decided)).status, 0)
  const { lines } = await run(settingsCommand)
  const by = '2020-02-03T10:00:00.000Z,Head of performance,Agreed in January'
  for (const line of [
    '1,,,,assessmentWorkingDays,45',
    '1,,,,updateIntervalMonths.genogram,6',
    `2,${by},assessmentWorkingDays,40`,
    `2,${by},updateIntervalMonths.genogram,6`,
    `3,${by},assessmentWorkingDays,40`,
    `3,${by},laterAssessmentClock,referral`,
    `3,${by},updateIntervalMonths.chronology,6`,
    `3,${by},updateIntervalMonths.genogram,12`,
  ])
    assert.ok(lines.includes(line), line)
})

test('what is not a setting, or not a value of it, changes nothing and is said', async () => {
  for (const [word, problem] of [
    ['assessmentDays=40', /no setting 'assessmentDays'/],
    ['toString=1', /no setting 'toString'/],
    ['number=7', /no setting 'number'/],
    ['assessmentWorkingDays=0', /must be a whole number from 1 to 250, not '0'/],
    ['assessmentWorkingDays=4.5', /must be a whole number/],
    ['figuresSince=2019-02-29', /must be a day/],
    ['laterAssessmentClock=Referral', /must be 'assessment start' or 'referral'/],
    ['assessmentWorkingDays', /write NAME=VALUE/],
  ] as const) {
    const { status, told } = await run(settingsCommand, 'set', word, ...decided)
    assert.equal(status, 1, word)
    assert.match(told, problem)
  }
  assert.match((await run(settingsCommand, 'set', 'seenWithinDays=6')).told, /--who/)
  assert.deepEqual(
    [...new Set((await run(settingsCommand)).lines.slice(1).map((line) => line[0]))],
    ['1'],
  )
})

test('a settings file that cannot be used stops the count and says which it is', async () => {
  await run(settingsCommand, 'set', 'seenWithinDays=6', ...decided)
  const file = path.join(dataFolder, 'settings', '0002.json')
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('"seenWithinDays": 6', '"seenWithinDays": "6"'),
  )
  const { status, told } = await run(settingsCommand)
  assert.equal(status, 1)
  assert.match(told, /0002\.json cannot be used: seenWithinDays must be a whole number/)
  rmSync(file)
  writeFileSync(path.join(dataFolder, 'settings', '0003.json'), '{}')
  assert.match((await run(settingsCommand)).told, /Settings number 2 is missing/)
})

test('figures are counted under the highest number, and compare tells the setting from the records', async () => {
  // 41 working days from 1 February to 1 April 2019.
  const rows = drawn({
    ssd_cin_episodes: `
      cine_referral_id | cine_person_id | cine_referral_date
      r1               | c1             | 2019-02-01`,
    ssd_cin_assessments: `
      cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_auth_date
      a1                 | c1             | r1               | 2019-04-01`,
  })
  const bench = await openCountingBench()
  await writeSnapshot(await bench.analyse(rows, '2019-04-30'), Object.keys(rows), dataFolder)
  bench.close()
  const snapshot = '2019-04-30-0000000000'
  const measure = 'assessments-within-45-working-days'
  const asked = ['--measure', measure, '--period', '2019-04']
  const start = `${measure},month,2019-04,council,`
  assert.equal(
    (await run(figuresCommand, ...asked)).lines[1],
    `${start},,1,1,100.0,figure,${snapshot}`,
  )
  await run(settingsCommand, 'set', 'assessmentWorkingDays=40', ...decided)
  assert.equal(
    (await run(figuresCommand, ...asked)).lines[1],
    `${start},,0,1,0.0,figure,${snapshot}`,
  )
  assert.deepEqual((await run(compareCommand, snapshot, snapshot, ...asked)).lines.slice(1), [
    `${start},before,,1,1,100.0,figure,${snapshot},1`,
    `${start},rule or setting changed,1,-1,0,,,,`,
    `${start},after,,0,1,0.0,figure,${snapshot},2`,
  ])
})

test('a re-basing is a number of its own, kept by later ones until it is taken back, and no figure changes', async () => {
  const rows = drawn({
    audits: 'audit_id | domain | audit_date | grade\na1 | assessment | 2019-04-01 | good',
  })
  const bench = await openCountingBench()
  await writeSnapshot(await bench.analyse(rows, '2019-04-30'), Object.keys(rows), dataFolder)
  bench.close()
  const snapshot = '2019-04-30-0000000000'
  const measure = 'audit-assessment-good-or-above'
  const figures = await run(figuresCommand, '--measure', measure)
  const stored = () => readdirSync(figuresFolder(dataFolder, snapshot)).toSorted()
  const before = stored()
  const rebased = [
    measure,
    '2019-04-01',
    '--who',
    'Head of performance',
    '--why',
    'A new audit tool',
  ]
  assert.equal((await run(settingsCommand, 'rebase', ...rebased)).status, 0)
  assert.deepEqual(await run(figuresCommand, '--measure', measure), figures)
  assert.deepEqual(stored(), before)
  const asked = ['--measure', measure, '--period', '2019-04']
  const compared = await run(compareCommand, snapshot, snapshot, ...asked)
  assert.doesNotMatch(compared.lines.join(' '), /rule or setting changed/)
  await run(settingsCommand, 'set', 'seenWithinDays=6', ...decided)
  await run(settingsCommand, 'unrebase', ...rebased)
  const { lines } = await run(settingsCommand)
  assert.deepEqual(
    lines
      .filter((line) => line.includes('rebasing'))
      .map((line) => `${line[0]} ${line.split(',').slice(4).join()}`),
    [2, 3].map((number) => `${number} rebasing ${measure},2019-04-01: A new audit tool`),
  )
})

test('a re-basing of no measure, within a month, or twice changes nothing and is said', async () => {
  const measure = 'audit-assessment-good-or-above'
  for (const [words, problem] of [
    [['rebase', 'audits', '2019-04-01'], /no measure 'audits'/],
    [['rebase', measure, '2019-04-02'], /begins with a month/],
    [['rebase', measure], /begins with a month/],
    [['unrebase', measure, '2019-04-01'], /not re-based/],
  ] as const) {
    const { status, told } = await run(settingsCommand, ...words, ...decided)
    assert.equal(status, 1)
    assert.match(told, problem)
  }
  await run(settingsCommand, 'rebase', measure, '2019-04-01', ...decided)
  const again = await run(settingsCommand, 'rebase', measure, '2019-04-01', ...decided)
  assert.match(again.told, /already re-based/)
  const file = path.join(dataFolder, 'settings', '0002.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace('2019-04-01', '2019-04-31'))
  assert.match((await run(settingsCommand)).told, /0002\.json cannot be used: a re-basing begins/)
})
