import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import * as fc from 'fast-check'
import { chronologies } from '#records/tables/chronologies.ts'
import type { Source } from '#records/source.ts'
import { openDuck, sqlText, type Duck } from '#store/duck.ts'
import { readTableFile } from './read-table-file.ts'
import { plainRecords } from './testing/plain-records.ts'

const header = 'person_id,updated_date,source'
let folder: string
let duck: Duck
let files = 0

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-reader-'))
  duck = await openDuck({ memoryLimit: '200MB', threads: 1, tempFolder: path.join(folder, 'tmp') })
})

after(() => {
  duck.close()
  rmSync(folder, { recursive: true, force: true })
})

function read(bytes: Buffer | string) {
  const file = path.join(folder, `${files++}.csv`)
  writeFileSync(file, bytes)
  return readTableFile({
    table: chronologies,
    name: 'chronologies.csv',
    path: file,
    target: path.join(folder, `written-${files++}.csv`),
  })
}

function sourceOf(bytes: Buffer | string): Source {
  const reading = read(bytes)
  assert.ok(reading.ok, reading.ok ? '' : reading.problem)
  return reading.source
}

/** What DuckDB reads of a source's file: the line each record begins on, and its values. */
async function recordsIn(source: Source): Promise<{ line: number; values: string[] }[]> {
  const fields = source.columns.map((_, at) => `f${at}`)
  const inFile = source.lines === 'written' ? ['line', ...fields] : fields
  const rows = await duck.rows<Record<string, string | null>>(
    `select * from read_csv(${sqlText(source.path)}, auto_detect = false, header = true,
       delim = ',', quote = '"', escape = '"', strict_mode = true,
       columns = {${inFile.map((field) => `${field}: 'VARCHAR'`).join(', ')}})`,
  )
  return rows.map((row, at) => ({
    line: source.lines === 'written' ? Number(row['line']) : at + 2,
    values: fields.map((field) => row[field] ?? ''),
  }))
}

/** Compares the reading of a text, once encoded, with the slow plain reading of the same text. */
async function agrees(text: string, bytes: Buffer): Promise<void> {
  const source = sourceOf(bytes)
  const expected = plainRecords(text).slice(1)
  const whole = expected.filter((one) => 'values' in one && one.values.length === 3)
  assert.equal(source.rowsRead, expected.length)
  assert.deepEqual(await recordsIn(source), whole)
  assert.deepEqual(
    source.turnedDown.map(({ line, kind }) => ({ line, kind })),
    expected
      .filter((one) => !whole.includes(one))
      .map((one) => ({
        line: one.line,
        kind: 'trouble' in one ? one.trouble : kindOf(one.values),
      })),
  )
}

const kindOf = (values: readonly string[]) =>
  values.length === 1 ? '1 value' : `${values.length} values`

const pieces = [
  ['"', '""', '"""', ',', ',', ',,', '\n', '\n', '\r\n', '\r', '\r\n\r\n', ' ', '\t', 'a', '1'],
  ['é', '’', '\u00a0', '日', '2019-10-31', '"x, y"', '"two\nlines"', '\na,b,c\n', 'a,b,c\r\n'],
].flat()
const body = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((drawn) => drawn.join(''))
const wholeLine = fc
  .tuple(
    ...Array.from({ length: 3 }, () => fc.constantFrom('1', 'ab', '', '"q"', '"c,d"', '"e""f"')),
  )
  .map((values) => values.join(','))
const cleanBody = fc
  .tuple(fc.array(wholeLine, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, end]) => ({ text: [header, ...lines].join(end), end }))

test('any text of quotes, commas and line ends is read as the plain reading has it', async () => {
  await fc.assert(
    fc.asyncProperty(body, fc.constantFrom('\n', '\r\n', '\r'), async (text, end) => {
      const whole = `${header}${end}${text}`
      await agrees(whole, Buffer.from(whole))
    }),
    { seed: 20191031, numRuns: 250 },
  )
})

test('the same text reads the same in UTF-8 with a mark and in UTF-16LE', async () => {
  await fc.assert(
    fc.asyncProperty(body, fc.boolean(), async (text, isUtf16) => {
      const whole = `${header}\r\n${text}`
      await agrees(whole, Buffer.from(`\ufeff${whole}`, isUtf16 ? 'utf16le' : 'utf8'))
    }),
    { seed: 20191101, numRuns: 100 },
  )
})

test('a clean file is read as it stands, to the same records', async () => {
  await fc.assert(
    fc.asyncProperty(cleanBody, fc.boolean(), async ({ text, end }, hasLastEnd) => {
      const whole = hasLastEnd ? `${text}${end}` : text
      if (text !== header) assert.equal(sourceOf(whole).lines, 'counted')
      await agrees(whole, Buffer.from(whole))
    }),
    { seed: 20191102, numRuns: 100 },
  )
})

const nearlyClean = fc
  .array(
    fc.tuple(
      fc.array(fc.constantFrom('1', '', '"q"', '"c,d"', 'a"b', 'e"', ' "s"', '"t" ', '"\n"'), {
        minLength: 3,
        maxLength: 3,
      }),
      fc.constantFrom('\n', '\n', '\n', '\r\n'),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((lines) => lines.map(([values, end]) => `${values.join(',')}${end}`).join(''))

test('a file with one thing to mend is not taken for a clean one', async () => {
  await fc.assert(
    fc.asyncProperty(nearlyClean, async (text) => {
      await agrees(`${header}\n${text}`, Buffer.from(`${header}\n${text}`))
    }),
    { seed: 20191104, numRuns: 250 },
  )
})

test('of any bytes, records in the file and records turned down are the rows read', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.uint8Array({ min: 1, max: 60, maxLength: 200 }),
    fc.array(fc.constantFrom(10, 13, 34, 44, 65, 0xc2, 0xa0, 0xe9, 0x81), { maxLength: 200 }),
  )
  let taken = 0
  await fc.assert(
    fc.asyncProperty(bytes, async (tail) => {
      const whole = Buffer.concat([Buffer.from(`${header}\n`), Buffer.from(tail)])
      const reading = read(whole)
      assert.equal(reading.ok, !whole.includes(0))
      if (!reading.ok) return
      taken++
      const { source } = reading
      const inFile = (await recordsIn(source)).length
      assert.equal(inFile + source.turnedDown.length, source.rowsRead)
    }),
    { seed: 20191103, numRuns: 250 },
  )
  assert.ok(taken > 120, `Only ${taken} of 250 were taken.`)
})
