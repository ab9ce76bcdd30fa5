import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { openDuck } from '#store/duck.ts'
import { auditAssessmentGoodOrAbove as audits } from './catalogue/audit-assessment-good-or-above.ts'
import { findFirstPublished } from './first-published.ts'
import { defaultSettings } from './settings.ts'
import { drawn, openCountingBench } from './testing/counting-bench.ts'
import { writeSnapshot } from './testing/write-snapshot.ts'

let dataFolder = ''

const headings = 'audit_id | domain | person_id | audit_date | grade'
/** January's second audit came late, and February's was taken out of the last extract. */
const extracts = {
  '2019-01-30': ['1 | assessment | c1 | 2019-01-10 | good'],
  '2019-01-31': ['1 | assessment | c1 | 2019-01-11 | good'],
  '2019-03-05': [
    '1 | assessment | c1 | 2019-01-10 | good',
    '2 | assessment | c2 | 2019-01-12 | inadequate',
    '3 | assessment | c3 | 2019-02-10 | good',
  ],
  '2019-03-31': [
    '1 | assessment | c1 | 2019-01-10 | good',
    '2 | assessment | c2 | 2019-01-12 | inadequate',
  ],
}

before(async () => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'throughline-published-'))
  const bench = await openCountingBench()
  for (const [day, lines] of Object.entries(extracts)) {
    const rows = drawn({ audits: [headings, ...lines].join('\n') })
    await writeSnapshot(await bench.analyse(rows, day), ['audits'], dataFolder)
  }
  bench.close()
})
after(() => rmSync(dataFolder, { recursive: true, force: true }))

test('a figure as first published comes from the first extract on or after its last day', async () => {
  const tempFolder = path.join(dataFolder, 'tmp')
  const duck = await openDuck({ memoryLimit: '200MB', threads: 1, tempFolder })
  const active = '2019-03-31-0000000000'
  const of = { dataFolder, active, settings: defaultSettings, measures: [audits] }
  const query = { measures: [audits], level: 'council', periodKind: 'month' } as const
  const published = await findFirstPublished(duck, of, query)
  duck.close()
  const seen = published
    .filter(({ first }) => first.period >= '2018-12')
    .map(({ first, firstSnapshot, now }) => [
      first.period,
      `${first.numerator}/${first.denominator}`,
      first.state,
      firstSnapshot.slice(0, 10),
      now && `${now.numerator}/${now.denominator}`,
    ])
  assert.deepEqual(seen, [
    ['2018-12', '0/0', 'no data', '2019-01-30', '0/0'],
    ['2019-01', '1/1', 'figure', '2019-01-31', '1/2'],
    ['2019-02', '1/1', 'figure', '2019-03-05', '0/0'],
    ['2019-03', '0/0', 'no data', '2019-03-31', '0/0'],
  ])
})
