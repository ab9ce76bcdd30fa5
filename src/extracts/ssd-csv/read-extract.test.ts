import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
  readdirSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { after, before, beforeEach, test } from 'node:test'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { ZipFile } from 'yazl'
import type { Source } from '#records/source.ts'
import { readExtract } from './read-extract.ts'
import { awkwardFiles, refusedFiles } from './testing/awkward-files.ts'

const people = 'pers_person_id\nP1\nP2\n'
const episodes = 'cine_referral_id,cine_person_id,cine_referral_date\nR1,P1,2019-10-01\n'
const required = { 'ssd_person.csv': people, 'ssd_cin_episodes.csv': episodes }

let root: string
let folder: string
let extracts = 0

before(() => {
  root = mkdtempSync(path.join(tmpdir(), 'throughline-extract-'))
})

after(() => rmSync(root, { recursive: true, force: true }))

beforeEach(() => {
  folder = path.join(root, `extract-${extracts++}`)
  mkdirSync(folder)
})

const put = (files: Readonly<Record<string, Buffer | string>>): void => {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}

async function zip(
  name: string,
  files: Readonly<Record<string, Buffer | string>>,
  change: (zipped: Buffer) => Buffer = (zipped) => zipped,
): Promise<string> {
  const made = new ZipFile()
  for (const [inside, content] of Object.entries(files)) {
    made.addBuffer(Buffer.from(content), inside)
  }
  made.end()
  const file = path.join(folder, name)
  await pipeline(made.outputStream, createWriteStream(file))
  writeFileSync(file, change(readFileSync(file)))
  return file
}

const read = (...paths: readonly string[]) => {
  const work = path.join(root, `work-${extracts++}`)
  mkdirSync(work)
  return readExtract(paths, work, () => {})
}

async function taken(...paths: readonly string[]) {
  const reading = await read(...paths)
  assert.ok(reading.ok, reading.ok ? '' : reading.problems.join('\n'))
  return reading
}

async function refusals(...paths: readonly string[]): Promise<readonly string[]> {
  const reading = await read(...paths)
  return reading.ok ? [] : reading.problems
}

async function chronologiesFrom(bytes: Buffer): Promise<Source> {
  put({ ...required, 'chronologies.csv': bytes })
  const { sources } = await taken(folder)
  const source = sources.find(({ table }) => table.name === 'chronologies')
  assert.ok(source)
  return source
}

/** The line each accepted record begins on, by the source's own contract. */
function acceptedLines(source: Source): number[] {
  if (source.lines === 'counted') return Array.from({ length: source.rowsRead }, (_, at) => at + 2)
  const written = readFileSync(source.path, 'utf8')
  return [...written.matchAll(/^(\d+),P\d|^(\d+),"P\d|^(\d+),audit,P\d/gm)].map((found) =>
    Number(found[1] ?? found[2] ?? found[3]),
  )
}

for (const { trouble, bytes, encoding = 'UTF-8', accepted, turnedDown = [] } of awkwardFiles) {
  test(`reads a file with ${trouble}`, async () => {
    const source = await chronologiesFrom(bytes)
    assert.equal(source.encoding, encoding)
    assert.deepEqual(acceptedLines(source), accepted)
    assert.deepEqual(
      source.turnedDown.map(({ line, kind }) => [line, kind]),
      turnedDown,
    )
    assert.equal(source.rowsRead, accepted.length + turnedDown.length)
    assert.equal(source.sha256, createHash('sha256').update(bytes).digest('hex'))
  })
}

for (const { trouble, bytes, says } of refusedFiles) {
  test(`refuses the extract whose file has ${trouble}`, async () => {
    put({ ...required, 'chronologies.csv': bytes })
    const [problem, ...others] = await refusals(folder)
    assert.match(problem ?? '', says)
    assert.match(problem ?? '', /^extract-\d+\/chronologies\.csv /)
    assert.deepEqual(others, [])
  })
}

test('reads a clean file where it is and rewrites it nowhere', async () => {
  put(required)
  const { sources } = await taken(folder)
  assert.deepEqual(
    sources.map(({ path: at, lines, padded, rowsRead }) => ({ at, lines, padded, rowsRead })),
    [
      { at: path.join(folder, 'ssd_person.csv'), lines: 'counted', padded: false, rowsRead: 2 },
      {
        at: path.join(folder, 'ssd_cin_episodes.csv'),
        lines: 'counted',
        padded: false,
        rowsRead: 1,
      },
    ],
  )
})

for (const [where, record] of [
  ['before a comma', 'P1 ,2019-10-01,system'],
  ['after a comma', 'P1, 2019-10-01,system'],
  ['at the end of a line', 'P1,2019-10-01,system '],
  ['at the start of a line', ' P1,2019-10-01,system'],
  ['inside quotes', 'P1,2019-10-01,"\tsystem"'],
  ['that does not break', 'P1,2019-10-01\u00a0,system'],
] as const) {
  test(`says that a file has white space ${where}`, async () => {
    const bytes = Buffer.from(`person_id,updated_date,source\n${record}\n`)
    const { lines, padded } = await chronologiesFrom(bytes)
    assert.deepEqual({ lines, padded }, { lines: 'counted', padded: true })
  })
}

test('lists unknown and absent columns, and matches a column by its other name', async () => {
  put({
    ...required,
    'SSD_CLA_REVIEWS.CSV': 'CLAR_CLA_REVIEW_ID,Extra,Clar_Cla_Id,,clar_person_id\nA,1,C1,,P1\n',
  })
  const { sources } = await taken(folder)
  const source = sources.find(({ table }) => table.name === 'ssd_cla_reviews')
  assert.deepEqual(source?.columns, [
    'clar_cla_review_id',
    null,
    'clar_cla_id',
    null,
    'clar_cla_person_id',
  ])
  assert.deepEqual(source.unknownColumns, ['Extra', '(column 4, without a name)'])
  assert.deepEqual(source.absentColumns, [
    'clar_cla_review_due_date',
    'clar_cla_review_date',
    'clar_cla_review_cancelled',
    'clar_cla_review_participation',
  ])
})

test('notes the files that are no record table, and why, and passes over hidden ones', async () => {
  put({ ...required, 'notes.txt': 'x', 'ssd_other.csv': 'a\n', '.DS_Store': 'x', 'a.zip': 'x' })
  const { notRead } = await taken(folder)
  const name = path.basename(folder)
  assert.deepEqual(notRead, [
    { file: `${name}/a.zip`, reason: 'A zip is read only where it is named itself.' },
    { file: `${name}/notes.txt`, reason: 'It is not a .csv file.' },
    { file: `${name}/ssd_other.csv`, reason: 'No record table has this name.' },
  ])
})

test('reads a zip whose files are one folder deep as it reads the folder itself', async () => {
  put(required)
  const file = await zip('march.zip', {
    'march/SSD_Person.CSV': people,
    'march/ssd_cin_episodes.csv': episodes,
    '__MACOSX/march/._ssd_person.csv': 'x',
    'march/.DS_Store': 'x',
    'march/readme.txt': 'x',
  })
  const zipped = await taken(file)
  const { sources } = await taken(folder)
  assert.deepEqual(
    zipped.sources.map((source) => source.file),
    ['march.zip/march/SSD_Person.CSV', 'march.zip/march/ssd_cin_episodes.csv'],
  )
  assert.deepEqual(
    zipped.sources.map((source) => source.sha256),
    sources.map((source) => source.sha256),
  )
  assert.deepEqual(zipped.notRead, [
    { file: 'march.zip/march/readme.txt', reason: 'It is not a .csv file.' },
  ])
})

test('refuses a zip that leads out of itself, and writes nothing outside', async () => {
  const there = csvFiles()
  const name = 'a/b/ssd_person.csv'
  const leading = name.replace('a/b', '../')
  const file = await zip('bad.zip', { [name]: people }, (zipped) =>
    Buffer.from(zipped.toString('latin1').replaceAll(name, leading), 'latin1'),
  )
  assert.match((await refusals(file)).join(), /^bad\.zip holds a file whose name leads out/)
  assert.deepEqual(csvFiles(), there)
})

/** Every CSV file there is, those that came out of zips among them. */
const csvFiles = (): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.csv'))

/** Changes a byte that stands so far into a zip's entry, and in its list of entries two further. */
const changeEntry = (place: number, to: (byte: number) => number) => (zipped: Buffer) => {
  for (const [mark, further] of [
    ['504b0304', 0],
    ['504b0102', 2],
  ] as const) {
    const at = zipped.indexOf(Buffer.from(mark, 'hex')) + place + further
    zipped[at] = to(zipped[at] ?? 0)
  }
  return zipped
}

test('refuses a zip that is locked, packed otherwise, cut short, no zip, or fills the disk', async () => {
  const there = csvFiles()
  const files = { 'ssd_person.csv': people }
  const locked = await zip(
    'locked.zip',
    files,
    changeEntry(6, (flags) => flags | 1),
  )
  assert.match((await refusals(locked)).join(), /^locked\.zip\/ssd_person\.csv is locked/)
  // 12 is bzip2.
  const packed = await zip(
    'packed.zip',
    files,
    changeEntry(8, () => 12),
  )
  assert.match(
    (await refusals(packed)).join(),
    /^packed\.zip\/ssd_person\.csv is packed in a way that cannot be read/,
  )
  assert.match((await refusals(locked)).join(), /^locked\.zip\/ssd_person\.csv is locked/)
  const short = await zip('short.zip', files, (zipped) => zipped.subarray(0, -30))
  assert.match((await refusals(short)).join(), /^short\.zip cannot be unpacked/)
  put({ 'no.zip': people })
  assert.match((await refusals(path.join(folder, 'no.zip'))).join(), /^no\.zip cannot be unpacked/)
  const bomb = await zip('bomb.zip', { 'ssd_person.csv': Buffer.alloc(20 << 20, 'a') })
  assert.match(
    (await refusals(bomb)).join(),
    /^bomb\.zip\/ssd_person\.csv unpacks to 20971520 bytes/,
  )
  assert.deepEqual(csvFiles(), there)
})

test('a small file of a zip may pack as small as it likes', async () => {
  const rows = `pers_person_id\n${'1\n'.repeat(1 << 19)}`
  const file = await zip('same.zip', { ...required, 'ssd_person.csv': rows })
  const { sources } = await taken(file)
  assert.equal(sources.find(({ table }) => table.name === 'ssd_person')?.rowsRead, 1 << 19)
})

test('refuses two files for one table, naming both', async () => {
  put({ ...required, 'more/ssd_person.csv': people })
  const name = path.basename(folder)
  assert.deepEqual(await refusals(folder), [
    `There is more than one file for ssd_person: ${name}/more/ssd_person.csv and ${name}/ssd_person.csv. Leave one.`,
  ])
})

test('takes a file named twice, by itself and again, once', async () => {
  put(required)
  const [one = '', two = ''] = Object.keys(required).map((name) => path.join(folder, name))
  assert.equal((await taken(one, two, one)).sources.length, 2)
})

test('gives every reason to refuse an extract at once', async () => {
  put({ 'ssd_cin_episodes.csv': 'cine_referral_id\nR1\n', 'audits.csv': '{}' })
  const name = path.basename(folder)
  assert.deepEqual(await refusals(folder), [
    'There is no ssd_person.csv, without which no extract is accepted.',
    `${name}/audits.csv is not a CSV file: it is JSON.`,
    `${name}/ssd_cin_episodes.csv has no column cine_person_id and cine_referral_date, without which ssd_cin_episodes cannot be read. Export it with these columns.`,
  ])
  const absent = path.join(folder, 'nowhere')
  assert.deepEqual(await refusals(absent), [`There is nothing at ${absent}.`])
})

test('no sentence of a refusal holds a value from a record', async () => {
  for (const { bytes } of refusedFiles) {
    put({ ...required, 'chronologies.csv': bytes })
    assert.doesNotMatch((await refusals(folder)).join(), /P1|2019-10-01/)
  }
})

test('refuses a file that grows while it is read', async () => {
  const record = 'P1,2019-10-01,system\n'
  put({
    ...required,
    'chronologies.csv': `person_id,updated_date,source\n${record.repeat(500_000)}`,
  })
  const reading = { isOver: false }
  const refused = refusals(folder).finally(() => {
    reading.isOver = true
  })
  while (!reading.isOver) {
    appendFileSync(path.join(folder, 'chronologies.csv'), record)
    await nextTurn()
  }
  assert.match((await refused).join(), /chronologies\.csv changed while it was read/)
})

test('gives up on a file of which more is turned down than can ever be taken', async () => {
  const header = 'person_id,updated_date,source\n'
  const broken = Buffer.from(header + 'P1,2019-10-01\n'.repeat(100_002))
  put({ ...required, 'chronologies.csv': broken })
  assert.deepEqual(await refusals(folder), [
    `${path.basename(folder)}/chronologies.csv cannot be read: 100,001 of its first 100,001 rows were turned down, which is more than 1 in 100 of all it can hold. The first is on line 2: The header has 3 columns and this record has 2 values.`,
  ])
  put({ 'chronologies.csv': broken.subarray(0, -'P1,2019-10-01\n'.length * 2) })
  assert.equal((await taken(folder)).sources.at(-1)?.turnedDown.length, 100_000)
})

test('reads large files in threads, over many chunks, to the same rows and lines', async () => {
  const rows = 300_000
  const lines = Array.from({ length: rows }, (_, at) => `P${at},2019-10-01,é${at % 7}日`)
  const clean = ['person_id,updated_date,source', ...lines, ''].join('\n')
  const broken = clean
    .replace('P299000,', '"P\n299000",')
    .replace('P299999,2019-10-01,', 'P299999,')
  put({ ...required, 'chronologies.csv': clean, 'genograms.csv': broken })
  const { sources } = await taken(folder)
  const of = (name: string) => sources.find(({ table }) => table.name === name)
  assert.deepEqual(pick(of('chronologies')), { lines: 'counted', rowsRead: rows, turnedDown: [] })
  // Row n begins on line n + 2, and one more after the value that takes two lines.
  assert.deepEqual(pick(of('genograms')), {
    lines: 'written',
    rowsRead: rows,
    turnedDown: [rows + 2],
  })
  assert.equal(readFileSync(of('genograms')?.path ?? '', 'utf8').split('\n').length, rows + 2)
})

const pick = (source: Source | undefined) => ({
  lines: source?.lines,
  rowsRead: source?.rowsRead,
  turnedDown: source?.turnedDown.map(({ line }) => line),
})
