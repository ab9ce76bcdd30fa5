import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { drawn } from '#measures/testing/counting-bench.ts'
import type { Problem } from '#records/problem.ts'
import { figuresFolder } from '#records/snapshot-folder.ts'
import { buildServer } from '../../server.ts'
import { openPageBench, type PageBench } from '../../testing/page-bench.ts'
import { closedSignIn, testDoor } from '../../testing/test-door.ts'
import { writeDown } from './testing/write-down.ts'
import { noRegister } from '../../testing/no-register.ts'
import { nothingAround } from '#plan/testing/nothing-around.ts'
import { noSnapshots } from '../../testing/no-snapshots.ts'

const september = '2019-09-30-0000000000'
const october = '2019-10-31-0000000000'

/** Of two assessments authorised in September 2019 one is late until its referral is put right. */
const records = (secondReferral: string) =>
  drawn({
    ssd_person: `
      pers_person_id | pers_dob
      c1             | 2012-01-01`,
    ssd_cin_episodes: `
      cine_referral_id | cine_person_id | cine_referral_date
      r1               | c1             | 2019-08-01
      r2               | c1             | ${secondReferral}`,
    ssd_cin_assessments: `
      cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_auth_date
      a1                 | c1             | r1               | 2019-09-10
      a2                 | c1             | r2               | 2019-09-16`,
    ssd_department: `
      dept_team_id | dept_team_name
      t1           | North`,
  })

const problem = (line: number, one: Partial<Problem> = {}): Problem => ({
  file: 'october/ssd_person.csv',
  table: 'ssd_person',
  line,
  column: 'pers_dob',
  kind: '9999-99-99',
  reason: 'Date of birth is not a day.',
  outcome: 'flagged',
  ...one,
})

/** 150 in one file, of which the lines are 2 to 151; 2 in another, repeated rows of two others. */
const problems: readonly Problem[] = [
  ...Array.from({ length: 150 }, (_, index) => problem(index + 2)),
  ...[7, 11].map((line) =>
    problem(line + 100, {
      file: '=october.csv',
      table: 'ssd_cin_episodes',
      column: 'cine_referral_id',
      kind: 'repeated',
      reason: `The row on line ${line} has the same key, and the first stays.`,
      outcome: 'turned down',
    }),
  ),
]

let bench: PageBench
before(async () => {
  bench = await openPageBench(records('2019-06-03'), '2019-09-30', () => undefined)
  await writeDown(bench.dataFolder, september, {
    rows: { ssd_person: 1000, ssd_cin_episodes: 1000, ssd_cin_assessments: 1000, ssd_department: 9 },
    problems: [],
  })
  const { ssd_department: _, ...others } = records('2019-08-05')
  await bench.activate(others, '2019-10-31')
  await writeDown(bench.dataFolder, october, {
    rows: { ssd_person: 1234, ssd_cin_episodes: 900, ssd_cin_assessments: 899 },
    problems,
    notRead: [{ file: 'october/notes.txt', reason: 'It is not a CSV file.' }],
    columns: { ssd_person: { absentColumns: ['pers_ethnicity'], unknownColumns: ['colour'] } },
  })
  await bench.snapshots.refresh()
})
after(() => bench.close())

const says = async (address: string, wanted: readonly (string | RegExp)[]): Promise<void> => {
  const { status, words } = await bench.read(address)
  assert.equal(status, 200)
  for (const one of wanted)
    assert.ok(typeof one === 'string' ? words.includes(one) : one.test(words), `${one}\n${words}`)
}

test('extracts are listed newest first, each with its rows against last time and its problems', () =>
  says('/data', [
    'All pages show the extract of 31 October 2019: 3,033 rows, 152 problems.',
    '2 extracts have been imported.',
    /31 October 2019 current 1 January 2020 at 00:00 3,033 \+24 2 Problems of 31 October 2019: 152/,
    /152 2019-10-31-0000000000 30 September 2019 1 January 2020 at 00:00 3,009 the first 0 none/,
  ]))

test('an extract tells its rows against last time, and marks the tables that fell', () =>
  says(`/data/${october}`, [
    '3,033 rows from 3 files (+24 against 30 September 2019). 3 tables have fewer rows than last time.',
    '2 rows were turned down and 150 values flagged.',
    'It is current: all pages show it.',
    /ssd_person one row for each [^0-9]* 1,234 1,000 \+234 0 150 Lines/,
    // Of 1,000 rows 900 are a tenth fewer; 899 are more than a tenth fewer.
    /ssd_cin_episodes one row for each [^0-9]* 900 1,000 −100 a fall 2 0 Lines/,
    /ssd_cin_assessments one row for each [^0-9]* 899 1,000 −101 a fall of more than a tenth 0 0 none/,
    /ssd_department one row for each [^0-9]* no file 9 – gone from this extract – – none/,
  ]))

test('an extract tells what it lacks, and which measures have no data for want of it', () =>
  says(`/data/${october}`, [
    /supervisions one row for each .*Without it there is no data for Supervision meeting the standard \./,
    /ssd_pre_proceedings one row .*no data for Average length of open pre-proceedings/,
    /ssd_legal_status one row [^.]*\. Usually held by: The case system\. No measure goes without data/,
    /ssd_cla_care_plan one row .*Children in care with a permanence plan by their second review \( permanence_decisions would do instead\)/,
    'Columns that no file had ssd_person pers_ethnicity',
    'Columns that nothing here reads ssd_person colour',
    'october/notes.txt It is not a CSV file.',
  ]))

test('an extract tells what it changed in months that were over before', () =>
  says(`/data/${october}`, [
    // 16 September 2019 is the 75th working day after 3 June, and the 29th after 5 August.
    /Assessments completed within 45 working days 1 of 30 September 2019 50\.0% 1 of 2 100\.0% 2 of 2 \+50\.0 points/,
    `node src/main.ts compare ${september} ${october} --measure assessments-within-45-working-days`,
  ]))

test('each figure is marked as of the extract it is of, the one shown without its name', async () => {
  const { body } = await bench.app.inject({
    url: `/data/${october}`,
    headers: { host: 'localhost' },
  })
  const mark = 'assessments-within-45-working-days|2019-09|council||'
  const marked = [...body.matchAll(/data-figure="([^"]+)" data-part="(\w+)"( data-of="[^"]+")?>([^<]+)</g)]
  assert.deepEqual(
    marked.filter(([, one]) => one === mark).map(([, , part, of, text]) => [part, of, text]),
    [
      ['value', ` data-of="${september}"`, '50.0%'],
      ['base', ` data-of="${september}"`, '1 of 2'],
      ['value', undefined, '100.0%'],
      ['base', undefined, '2 of 2'],
    ],
  )
})

test('figures that were never counted are not made up: the page says how to count them', async () => {
  const at = figuresFolder(bench.dataFolder, september)
  rmSync(at, { recursive: true })
  await says(`/data/${october}`, [
    'The figures of one of the two extracts have not been counted under the settings in force now.',
    `node src/main.ts figures --snapshot ${september}`,
  ])
})

test('the first extract has no last time, one without problems says so, and one may not be current', () =>
  says(`/data/${september}`, [
    'It is the first, so there is no last time to hold it against.',
    'It is not current: pages show the extract of 31 October 2019.',
    'Nothing was found wrong with it.',
    'None: every row of every file was accepted as it stood.',
    /ssd_person one row for each [^0-9]* 1,000 0 0 none/,
  ]))

test('problems are counted by file and reason, whatever other line a reason names', () =>
  says(`/data/${october}`, [
    'Date of birth is not a day. october/ssd_person.csv flagged 150',
    'The row on another line has the same key, and the first stays. =october.csv turned down 2',
  ]))

test('problems are listed with their lines a hundred at a time, and nothing of a person', async () => {
  const address = `/data/${october}/problems`
  await says(address, [
    '152 problems',
    'Rows 1 to 100 of 152',
    // The file whose name begins with = comes first.
    '=october.csv 107 cine_referral_id repeated The row on line 7 has the same key',
    'october/ssd_person.csv 2 pers_dob 9999-99-99 Date of birth is not a day. flagged',
  ])
  await says(`${address}?page=2`, ['Rows 101 to 152 of 152', 'october/ssd_person.csv 151 pers_dob'])
  for (const page of ['3', '0', '-1', '1.5', 'two', '1e9'])
    assert.equal((await bench.read(`${address}?page=${page}`)).status, 404, page)
})

test('problems are narrowed to a file, to a reason or to both', async () => {
  const address = `/data/${october}/problems`
  const reason = 'The row on another line has the same key, and the first stays.'
  await says(`${address}?file=october%2Fssd_person.csv`, ['150 problems', 'Every reason (150)'])
  const { words } = await bench.read(`${address}?reason=${encodeURIComponent(reason)}`)
  assert.match(words, /2 problems .*=october\.csv 107 .*=october\.csv 111 /)
  assert.doesNotMatch(words, /october\/ssd_person\.csv 2 /)
  await says(`${address}?file=nothing.csv`, ['No problem is like that. 152 are there in all'])
  await says(`/data/${september}/problems`, ['Nothing was found wrong with this extract.'])
})

test('the lines as a file are the same, safe in a spreadsheet, and neither is kept', async () => {
  const lines = async (query: string) => {
    const url = `/data/${october}/problems.csv${query}`
    const reply = await bench.app.inject({ url, headers: { host: 'localhost' } })
    assert.equal(reply.headers['cache-control'], 'no-store')
    assert.match(String(reply.headers['content-disposition']), /^attachment/)
    return reply.body.trimEnd().split('\n')
  }
  const all = await lines('')
  assert.equal(all.length, 153)
  assert.equal(all[0], 'file,table,line,column,kind,reason,outcome')
  assert.match(all[1] ?? '', /^'=october\.csv,ssd_cin_episodes,107,/)
  assert.equal((await lines('?file=october%2Fssd_person.csv')).length, 151)
  const page = await bench.app.inject({
    url: `/data/${october}/problems`,
    headers: { host: 'localhost' },
  })
  assert.equal(page.headers['cache-control'], 'no-store')
})

test('an id that no extract has, or that leads elsewhere, finds nothing', async () => {
  const ids = [
    '2019-12-31-0000000000',
    'active',
    '.',
    '..',
    '..%2f..%2fsnapshots%2f2019-10-31-0000000000',
    '2019-10-31-0000000000%2f..',
    '2019-10-31-0000000000%00',
    '%2e%2e%2fsettings',
    "2019-10-31-0000000000'",
    '__proto__',
  ]
  for (const id of ids)
    for (const rest of ['', '/problems', '/problems.csv']) {
      const { status, words } = await bench.read(`/data/${id}${rest}`)
      assert.ok(status === 404 || (id.startsWith('.') && status < 500), `${id}${rest}: ${status}`)
      assert.doesNotMatch(words, /1,234|pers_dob/)
    }
})

test('without any extract the page says so and how to import one', async () => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'throughline-empty-'))
  const app = await buildServer({
    plan: () => Promise.resolve(undefined),
    around: (_, day) => Promise.resolve(nothingAround(day)),
    register: noRegister,
    dataFolder,
    snapshots: noSnapshots,
    strip: [],
    assetsFolder: dataFolder,
    tell: () => undefined,
    door: testDoor().door,
    signIn: closedSignIn,
    example: undefined,
    exportsPerMinute: 1000,
  })
  const ask = (url: string) => app.inject({ url, headers: { host: 'localhost' } })
  const reply = await ask('/data')
  assert.equal(reply.statusCode, 200)
  assert.match(reply.body, /No extract has been imported yet/)
  assert.match(reply.body, /import FILES --extracted-on DAY/)
  assert.equal((await ask(`/data/${october}`)).statusCode, 404)
  await app.close()
  rmSync(dataFolder, { recursive: true })
})

test('of very many kinds of problem the page counts a hundred and says how many more there are', async () => {
  const kinds = Array.from({ length: 103 }, (_, index) =>
    problem(index + 2, { reason: `Reason ${index}.` }),
  )
  await bench.activate({ ssd_person: records('2019-08-05').ssd_person }, '2019-08-31')
  const august = '2019-08-31-0000000000'
  await writeDown(bench.dataFolder, august, { rows: { ssd_person: 1 }, problems: kinds })
  await says(`/data/${august}`, ['3 more kinds of problem are among the lines, none more common than these.'])
  await says(`/data/${august}/problems`, ['103 problems', 'Every reason (103)'])
})
