import assert from 'node:assert/strict'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { Problem } from '../problem.ts'
import { openBuildingBench, type BuildingBench } from '../testing/building-bench.ts'

let bench: BuildingBench
before(async () => {
  bench = await openBuildingBench()
})
after(() => bench.close())

const people = (...ids: string[]) =>
  bench.source('ssd_person', `pers_person_id\n${ids.join('\n')}\n`)

/** What a reader of the problems list goes by. */
const told = ({ line, column, kind, outcome }: Problem) => [line, column, kind, outcome]

test('a sound row is in the snapshot in its types, columns the file lacks being empty', async () => {
  const { built, problems, rows } = await bench.build([
    people('p1'),
    bench.source(
      'ssd_cin_episodes',
      'cine_referral_date,cine_person_id,cine_referral_id,cine_referral_nfa\n' +
        '2019-10-01 00:00:00.000,p1,r1,y\n',
    ),
  ])
  assert.equal(built.ok, true)
  assert.deepEqual(problems, [])
  const [row] = await rows('ssd_cin_episodes')
  assert.deepEqual(
    [row?.['cine_referral_id'], row?.['cine_referral_date'], row?.['cine_referral_nfa']],
    ['r1', '2019-10-01', 'Y'],
  )
  assert.equal(row?.['cine_close_date'], null)
})

test('a row is turned down, with its first reason, where its key or another required value is empty or unreadable', async () => {
  const { built, problems, rows } = await bench.build([
    people('p1'),
    bench.source(
      'assessment_child_seen',
      'assessment_id,person_id,seen_date,seen_by\n' +
        'a1,p1,2019-10-01,Jane\n' +
        ',p1,2019-10-01,Jane\n' +
        'a3,p1,2019-02-30,Jane\n' +
        'a4,NULL,not yet,Jane\n' +
        'a5,p1,,Jane\n',
    ),
  ])
  assert.equal(built.ok, true)
  assert.deepEqual(problems.map(told), [
    [3, 'assessment_id', 'empty', 'turned down'],
    [4, 'seen_date', '9999-99-99', 'turned down'],
    [5, 'person_id', 'empty', 'turned down'],
    [6, 'seen_date', 'empty', 'turned down'],
  ])
  assert.equal(
    problems[1]?.reason,
    'Day the child was seen is not a day from 1900 to 2100 written 2019-10-31.',
  )
  assert.deepEqual(
    (await rows('assessment_child_seen')).map((row) => row['assessment_id']),
    ['a1'],
  )
})

test('an unreadable optional value and an unknown code are flagged and become empty', async () => {
  const { problems, rows } = await bench.build([
    bench.source(
      'ssd_person',
      'pers_person_id,pers_sex,pers_dob\np1,F,2010-02-30\np2,Z,2011-01-01\np3,m,\n',
    ),
  ])
  assert.deepEqual(problems.map(told), [
    [2, 'pers_dob', '9999-99-99', 'flagged'],
    [3, 'pers_sex', 'a', 'flagged'],
  ])
  assert.deepEqual(
    (await rows('ssd_person')).map((row) => [row['pers_sex'], row['pers_dob']]),
    [
      ['F', null],
      [null, '2011-01-01'],
      ['M', null],
    ],
  )
})

test('an unknown code in a required column turns its row down', async () => {
  const { problems } = await bench.build([
    people('p1'),
    bench.source(
      'audits',
      'audit_id,domain,person_id,audit_date,grade\nu1,overall,p1,2019-10-01,fair\nu2,overall,p1,2019-10-01,RI\n',
    ),
  ])
  assert.deepEqual(problems.map(told), [[2, 'grade', 'text of 4', 'turned down']])
})

test('of rows with one key the first that can stand stays', async () => {
  const { problems, rows } = await bench.build([
    people('p1'),
    bench.source(
      'ssd_cin_episodes',
      'cine_referral_id,cine_person_id,cine_referral_date\n' +
        'r1,p1,never\n' +
        'r1,p1,2019-01-02\n' +
        'r2,p1,2019-01-03\n' +
        'r1,p1,2019-01-04\n' +
        'R1,p1,2019-01-05\n' +
        'r1,p1,2019-01-06\n',
    ),
  ])
  assert.deepEqual(problems.map(told), [
    [2, 'cine_referral_date', 'text of 5', 'turned down'],
    [5, 'cine_referral_id', 'repeated', 'turned down'],
    [7, 'cine_referral_id', 'repeated', 'turned down'],
  ])
  assert.equal(problems[1]?.reason, 'The row on line 3 has the same key, and the first stays.')
  assert.deepEqual(
    (await rows('ssd_cin_episodes')).map((row) => row['cine_referral_date']),
    ['2019-01-02', '2019-01-03', '2019-01-05'],
  )
})

test('a key of several columns repeats where all of them do', async () => {
  const { problems } = await bench.build([
    people('p1', 'p2'),
    bench.source(
      'pathway_plans',
      'person_id,plan_date\np1,2019-01-01\np2,2019-01-01\np1,2019-01-02\np1,2019-01-01 00:00\n',
    ),
  ])
  assert.deepEqual(problems.map(told), [[5, 'person_id + plan_date', 'repeated', 'turned down']])
})

test('a value whose row is missing becomes empty, and a look-up that finds nothing is kept', async () => {
  const { problems, rows } = await bench.build([
    people('p1'),
    bench.source(
      'ssd_cin_episodes',
      'cine_referral_id,cine_person_id,cine_referral_date,cine_referral_team\n' +
        'r1,p1,2019-01-01,t1\nr2,p9,2019-01-01,t9\nr3,p1,2019-01-01,\n',
    ),
    bench.source('ssd_department', 'dept_team_id,dept_team_name\nt1,North\n'),
    bench.source(
      'ssd_cin_assessments',
      'cina_assessment_id,cina_person_id,cina_referral_id\na1,p1,r1\na2,p1,r8\n',
    ),
  ])
  assert.deepEqual(problems.map(told), [
    [3, 'cina_referral_id', 'a9', 'flagged'],
    [3, 'cine_person_id', 'a9', 'flagged'],
    [3, 'cine_referral_team', 'a9', 'flagged'],
  ])
  const [, referral] = await rows('ssd_cin_episodes')
  assert.deepEqual([referral?.['cine_person_id'], referral?.['cine_referral_team']], [null, 't9'])
  const assessments = await rows('ssd_cin_assessments')
  assert.deepEqual(
    assessments.map((row) => row['cina_referral_id']),
    ['r1', null],
  )
})

test('a row that was turned down is no parent, and an absent table is no reason to doubt', async () => {
  const { problems } = await bench.build([
    people('p1'),
    bench.source(
      'ssd_cin_episodes',
      'cine_referral_id,cine_person_id,cine_referral_date,cine_referral_team\nr1,p1,,t1\n',
    ),
    bench.source(
      'ssd_cin_assessments',
      'cina_assessment_id,cina_person_id,cina_referral_id\na1,p1,r1\n',
    ),
    bench.source('matching', 'person_id,cla_id\np1,c1\n'),
  ])
  assert.deepEqual(problems.map(told), [
    [2, 'cina_referral_id', 'a9', 'flagged'],
    [2, 'cine_referral_date', 'empty', 'turned down'],
  ])
})

test('a column has the form most of its days have, and those of the other are unreadable', async () => {
  const { problems, rows } = await bench.build([
    bench.source(
      'ssd_person',
      'pers_person_id,pers_dob,pers_death_date\n' +
        'p1,04/03/2010,2019-01-01\np2,05/03/2010,\np3,2010-03-06,05/03/2010\n',
    ),
  ])
  assert.deepEqual(problems.map(told), [
    [4, 'pers_death_date', '99/99/9999', 'flagged'],
    [4, 'pers_dob', '9999-99-99', 'flagged'],
  ])
  assert.match(problems[1]?.reason ?? '', /another form than most .* written 31\/10\/2019/)
  assert.deepEqual(
    (await rows('ssd_person')).map((row) => row['pers_dob']),
    ['2010-03-04', '2010-03-05', null],
  )
})

test('a file whose days stand month first is refused, a few slips are not', async () => {
  const withDays = (days: readonly string[]) =>
    bench.source(
      'ssd_person',
      `pers_person_id,pers_dob\n${days.map((day, row) => `p${row},${day}`).join('\n')}\n`,
    )
  const readable = Array.from({ length: 40 }, () => '04/03/2010')
  const monthFirst = (count: number) => Array.from({ length: count }, () => '03/14/2010')
  const slips = await bench.build([withDays([...readable, ...monthFirst(20)])])
  assert.equal(slips.built.ok, true)
  const { built } = await bench.build([withDays([...readable, ...monthFirst(21)])])
  assert.deepEqual(built.ok ? [] : built.refusals, [
    'ssd_person.csv: Date of birth (pers_dob) seems to be written month first: 21 of its 61 days are none as DD/MM/YYYY. Write days as 2019-10-31 and import again.',
  ])
})

test('the form is that of the whole column, whatever its first rows are', async () => {
  const early = Array.from({ length: 2500 }, (_, row) => `a${row},2010-01-01`)
  const late = Array.from({ length: 2600 }, (_, row) => `b${row},01/02/2010`)
  const { problems } = await bench.build([
    bench.source(
      'ssd_person',
      `pers_person_id,pers_dob\n${[...early, ...late].join('\n')}\n`,
    ),
  ])
  assert.equal(problems.length, 2500)
  assert.deepEqual([problems[0]?.line, problems.at(-1)?.line], [2, 2501])
})

test('lines are those the reader wrote where it wrote the file again', async () => {
  const { built, problems, rows } = await bench.build([
    bench.source('ssd_person', 'pers_sex,pers_person_id\n', {
      ...bench.source('ssd_person', 'line,pers_sex,pers_person_id\n2,F,p1\n7,Q,p2\n9,M,p1\n'),
      columns: ['pers_sex', 'pers_person_id'],
      unknownColumns: [],
      lines: 'written',
    }),
  ])
  assert.equal(built.ok, true)
  assert.deepEqual(problems.map(told), [
    [7, 'pers_sex', 'a', 'flagged'],
    [9, 'pers_person_id', 'repeated', 'turned down'],
  ])
  assert.deepEqual(
    (await rows('ssd_person')).map((row) => [row['pers_person_id'], row['pers_sex']]),
    [
      ['p1', 'F'],
      ['p2', null],
    ],
  )
})

test('white space around values goes where the reader saw some', async () => {
  const { problems, rows } = await bench.build([
    bench.source(
      'ssd_person',
      'pers_person_id,pers_sex,pers_dob,pers_forename\n p1 , F,"2010-01-01 ", NULL \np2,"\u00a0", ,x y \n',
      { padded: true },
    ),
  ])
  assert.deepEqual(problems, [])
  const seen = await rows('ssd_person')
  assert.deepEqual(
    seen.map((row) => [row['pers_person_id'], row['pers_sex'], row['pers_dob'], row['pers_forename']]),
    [
      ['p1', 'F', '2010-01-01', null],
      ['p2', null, null, 'x y'],
    ],
  )
})

test('an unknown column is noted, and what the reader turned down is in the list', async () => {
  const { built, problems } = await bench.build([
    bench.source('ssd_person', 'pers_person_id,shoe_size\np1,4\n', {
      rowsRead: 2,
      turnedDown: [
        {
          file: 'ssd_person.csv',
          table: 'ssd_person',
          line: 3,
          column: null,
          kind: '3 columns',
          reason: 'The row has 3 columns, and the header 2.',
          outcome: 'turned down',
        },
      ],
    }),
  ])
  assert.deepEqual(problems.map(told), [
    [null, 'shoe_size', 'column', 'noted'],
    [3, null, '3 columns', 'turned down'],
  ])
  const [entry] = built.ok ? built.manifest.tables : []
  assert.deepEqual([entry?.rowsRead, entry?.rowsAccepted, entry?.rowsTurnedDown], [2, 1, 1])
})

test('a file is refused when more than 20 and more than 1 in 100 of its rows are turned down', async () => {
  const rowsWith = (sound: number, empty: number) =>
    bench.source(
      'ssd_person',
      `pers_person_id,pers_sex\n${Array.from({ length: sound }, (_, row) => `p${row},F\n`).join('')}${',F\n'.repeat(empty)}`,
    )
  const refused = async (sound: number, empty: number) => {
    const { built } = await bench.build([rowsWith(sound, empty)])
    return built.ok ? [] : built.refusals
  }
  assert.deepEqual(await refused(0, 20), [])
  assert.deepEqual(await refused(2079, 21), [])
  assert.deepEqual(await refused(2078, 21), [
    'ssd_person.csv: 21 of 2,099 rows were turned down, more than 1 in 100. Mend what the problems list says of them and import again.',
  ])
})

test('a table with more than a tenth fewer rows than the active snapshot is refused', async () => {
  const ids = (count: number) => Array.from({ length: count }, (_, row) => `p${row}`)
  const ten = await bench.build([people(...ids(20)), bench.source('ssd_department', 'dept_team_id\nt1\n')])
  assert.ok(ten.built.ok)
  const { manifest } = ten.built
  const department = bench.source('ssd_department', 'dept_team_id\nt1\n')
  const eighteen = await bench.build([people(...ids(18)), department], manifest)
  assert.equal(eighteen.built.ok, true)
  const seventeen = await bench.build([people(...ids(17)), department], manifest)
  assert.deepEqual(seventeen.built.ok ? [] : seventeen.built.refusals, [
    'ssd_person.csv: 17 rows, against 20 in the active snapshot: a fall of more than a tenth. Check that the extract is whole; if it is, import it again with --accept-fall.',
  ])
  const absent = await bench.build([people(...ids(20))], manifest)
  assert.deepEqual(absent.built.ok ? [] : absent.built.refusals, [
    'ssd_department is not in this extract, against 1 in the active snapshot. Check that the extract is whole; if it is, import it again with --accept-fall.',
  ])
  assert.equal(readdirSync(path.join(bench.dataFolder, 'snapshots')).includes('snapshot-0'), false)
})

test('the same sources give the same bytes, and nobody but the owner can read them', async () => {
  const rows = Array.from({ length: 30_000 }, (_, row) => `p${row},${row % 7 === 0 ? 'Q' : 'F'}`)
  const text = `pers_person_id,pers_sex\n${rows.join('\n')}\n`
  const one = await bench.build([bench.source('ssd_person', text)])
  const two = await bench.build([bench.source('ssd_person', text)])
  for (const name of ['ssd_person.parquet', 'problems.parquet']) {
    assert.deepEqual(readFileSync(one.file(name)), readFileSync(two.file(name)))
    assert.equal(statSync(one.file(name)).mode & 0o777, 0o600)
  }
  assert.equal(statSync(path.dirname(one.file('manifest.json'))).mode & 0o777, 0o700)
})

test('no value of an extract is in the problems list, only the kind of it', async () => {
  const { problems } = await bench.build([
    bench.source(
      'ssd_person',
      'pers_person_id,pers_forename,pers_dob,pers_sex\n' +
        'Q7731,Perpetua,14th of May,womanly\nQ7731,Perpetua,2010-02-31,F\n,Perpetua,2010-01-19,F\n',
    ),
    bench.source(
      'ssd_cin_episodes',
      'cine_referral_id,cine_person_id,cine_referral_date\nZ555,W8812,2019-01-01\n',
    ),
  ])
  assert.equal(problems.length, 5)
  const list = JSON.stringify(problems)
  for (const value of ['Q7731', 'Perpetua', 'May', 'womanly', '2010', 'Z555', 'W8812'])
    assert.equal(list.includes(value), false, value)
})
