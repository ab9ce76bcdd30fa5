import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { openDuck, type Duck, type DuckValue } from '#store/duck.ts'
import type { Column } from '../define-table.ts'
import { yesNo } from '../yes-no.ts'
import { cannotBeRead, possibleDay, readValue, type DateForm } from './read-value.ts'

let folder: string
let duck: Duck
before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-value-'))
  duck = await openDuck({ memoryLimit: '100MB', threads: 1, tempFolder: folder })
})
after(() => {
  duck.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What becomes of a text: its value, `nothing` where it says there is none, or `unreadable`. */
async function read(column: Column, text: string, dateForm: DateForm = 'ISO'): Promise<DuckValue> {
  const reading = { name: 'value', column, raw: 'raw', day: 'day', dateForm }
  const [row] = await duck.rows<{ value: DuckValue; unreadable: boolean }>(
    `select value, ${cannotBeRead(reading, 'value')} as unreadable
     from (select raw, ${readValue(reading)} as value
      from (select raw, ${possibleDay(reading)} as day from (select $1::varchar as raw)))`,
    [text],
  )
  if (row?.unreadable === true) return 'unreadable'
  return row?.value ?? 'nothing'
}

type Case = readonly [text: string, value: DuckValue]

async function expectEach(column: Column, cases: readonly Case[], form?: DateForm): Promise<void> {
  for (const [text, value] of cases)
    assert.deepEqual([text, await read(column, text, form)], [text, value])
}

const day: Column = { type: 'date', label: 'Day' }

test('a day in ISO form is read with or without a time of day', () =>
  expectEach(day, [
    ['2019-10-31', '2019-10-31'],
    ['2019-10-31 00:00:00', '2019-10-31'],
    ['2019-10-31 00:00:00.000', '2019-10-31'],
    ['2019-10-31 00:00:00.0000000', '2019-10-31'],
    ['2019-10-31T00:00:00', '2019-10-31'],
    ['2019-10-31T23:59:59.999', '2019-10-31'],
    ['2019-10-31 09:30', '2019-10-31'],
    ['2020-02-29', '2020-02-29'],
  ]))

test('a day that does not exist, or no day at all, is unreadable', () =>
  expectEach(day, [
    ['2019-02-29', 'unreadable'],
    ['2019-13-01', 'unreadable'],
    ['2019-04-31', 'unreadable'],
    ['2019-00-10', 'unreadable'],
    ['2019-10-31 24:00:00', 'unreadable'],
    ['2019-10-31 09:60:00', 'unreadable'],
    ['2019-10-31 00:00:00.000 ', 'unreadable'],
    ['2019-10-31x', 'unreadable'],
    ['2019-10-3', 'unreadable'],
    ['2019/10/31', 'unreadable'],
    ['31/10/2019', 'unreadable'],
    ['43769', 'unreadable'],
    ['yesterday', 'unreadable'],
    ['２０１９-10-31', 'unreadable'],
  ]))

test('a time with a zone is unreadable, since it may belong to the day before or after', () =>
  expectEach(day, [
    ['2019-10-30T23:00:00Z', 'unreadable'],
    ['2019-10-31T00:00:00+01:00', 'unreadable'],
  ]))

test('a day before 1900 or after 2100 is unreadable', () =>
  expectEach(day, [
    ['1899-12-31', 'unreadable'],
    ['1900-01-01', '1900-01-01'],
    ['2100-12-31', '2100-12-31'],
    ['2101-01-01', 'unreadable'],
    ['0019-10-31', 'unreadable'],
    ['9999-12-31', 'unreadable'],
  ]))

test('in a column of DD/MM/YYYY the day stands before the month, always', () =>
  expectEach(
    day,
    [
      ['31/10/2019', '2019-10-31'],
      ['04/03/2019', '2019-03-04'],
      ['31/10/2019 00:00', '2019-10-31'],
      ['31/10/2019 14:05:00', '2019-10-31'],
      ['29/02/2020', '2020-02-29'],
      ['10/31/2019', 'unreadable'],
      ['29/02/2019', 'unreadable'],
      ['31/04/2019', 'unreadable'],
      ['1/2/2019', 'unreadable'],
      ['31-10-2019', 'unreadable'],
      ['31/10/1899', 'unreadable'],
      ['2019-10-31', 'unreadable'],
    ],
    'DD/MM/YYYY',
  ))

test('empty, NULL and PLACEHOLDER_DATA are nothing in a column of any type', async () => {
  const columns: Column[] = [
    day,
    { type: 'text', label: 'Text' },
    { type: 'integer', label: 'Whole number' },
    { type: 'number', label: 'Number' },
    { label: 'Flag', ...yesNo },
    { type: 'json', label: 'JSON' },
  ]
  for (const column of columns)
    await expectEach(column, [
      ['NULL', 'nothing'],
      ['null', 'nothing'],
      ['Null', 'nothing'],
      ['PLACEHOLDER_DATA', 'nothing'],
      ['placeholder_data', 'nothing'],
    ])
})

test('a text is kept as it stands, words like null inside it too', () =>
  expectEach({ type: 'text', label: 'Text' }, [
    ['Null and void', 'Null and void'],
    ['N/A', 'N/A'],
    ['007', '007'],
    ['Zoë', 'Zoë'],
  ]))

test('a whole number may have a sign or end in nought tenths', () =>
  expectEach({ type: 'integer', label: 'Whole number' }, [
    ['12', 12],
    ['-3', -3],
    ['+3', 3],
    ['007', 7],
    ['2.0', 2],
    ['2.00', 2],
    ['2.5', 'unreadable'],
    ['1,200', 'unreadable'],
    ['1e3', 'unreadable'],
    ['999999999999999', 999_999_999_999_999],
    ['9999999999999999', 'unreadable'],
    ['two', 'unreadable'],
  ]))

test('a number may have decimals', () =>
  expectEach({ type: 'number', label: 'Number' }, [
    ['18', 18],
    ['18.25', 18.25],
    ['.5', 0.5],
    ['5.', 5],
    ['-1.5', -1.5],
    ['18h', 'unreadable'],
    ['1e3', 'unreadable'],
    ['nan', 'unreadable'],
    ['inf', 'unreadable'],
  ]))

test('a code is matched without regard to case, by its own and by its other spellings', async () => {
  await expectEach({ label: 'Flag', ...yesNo }, [
    ['Y', 'Y'],
    ['y', 'Y'],
    ['Yes', 'Y'],
    ['true', 'Y'],
    ['1', 'Y'],
    ['No', 'N'],
    ['0', 'N'],
    ['2', 'unreadable'],
    ['Yess', 'unreadable'],
  ])
  const ethnicity: Column = {
    type: 'code',
    label: 'Ethnicity',
    codes: { CHNE: 'Chinese', WBRI: 'White British' },
    spellings: { CNHE: 'CHNE' },
  }
  await expectEach(ethnicity, [
    ['CNHE', 'CHNE'],
    ['cnhe', 'CHNE'],
    ['wbri', 'WBRI'],
    ['CH', 'unreadable'],
  ])
})
