import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { defaultSettings } from '#measures/settings.ts'
import { writeSettings } from '#measures/settings-files.ts'
import { drawn } from '#measures/testing/counting-bench.ts'
import type { Problem } from '#records/problem.ts'
import { openPageBench, type PageBench } from '../../testing/page-bench.ts'
import { writeDown } from '../data/testing/write-down.ts'

const at = '/measures/audit-assessment-good-or-above'

/** January's third audit came late and February's grade was changed; March's did neither. */
const headings = 'audit_id | domain | person_id | audit_date | grade'
const early = [
  '1 | assessment | c1 | 2019-01-10 | good',
  '2 | assessment | c2 | 2019-01-12 | inadequate',
  '3 | assessment | c3 | 2019-02-10 | inadequate',
]
const late = [
  early[0],
  early[1],
  '3 | assessment | c3 | 2019-02-10 | good',
  '4 | assessment | c4 | 2019-01-20 | good',
  '5 | assessment | c4 | 2019-03-20 | good',
]
const audits = (lines: readonly (string | undefined)[]) =>
  drawn({ audits: [headings, ...lines].join('\n') })

const problem = (table: string, line: number): Problem => ({
  file: `march/${table}.csv`,
  table,
  line,
  column: 'audit_date',
  kind: 'empty',
  reason: 'Date of audit is empty.',
  outcome: 'turned down',
})

let bench: PageBench
before(async () => {
  bench = await openPageBench(audits(early), '2019-02-28', () => undefined)
  await bench.activate(audits(late), '2019-03-31')
  await writeDown(bench.dataFolder, '2019-03-31-0000000000', {
    rows: { audits: 4 },
    problems: [problem('audits', 7), problem('audits', 9), problem('ssd_missing', 3)],
  })
  await bench.snapshots.refresh()
})
after(() => bench.close())

test('months first published otherwise say so in the table and as hollow dots, others do not', async () => {
  const { words, html } = await bench.read(at)
  assert.match(words, /First published March 2019 100\.0 1 of 1 the same/)
  assert.match(words, /February 2019 100\.0 1 of 1 0\.0 \(0 of 1\)/)
  assert.match(words, /January 2019 66\.7 2 of 3 50\.0 \(1 of 2\)/)
  assert.match(words, /Q4 2018-19 80\.0 4 of 5 Q3 2018-19/)
  const [wide = ''] = html.split('app-chart--narrow')
  assert.deepEqual([...wide.matchAll(/[\w ]+: first published as [^<]+/g)].map(String), [
    'January 2019: first published as 50.0 and 66.7 now',
    'February 2019: first published as 0.0 and 100.0 now',
  ])
})

test('a re-basing is a step in the chart, its reason in words, its number in the settings', async () => {
  const rebasings = [
    {
      measure: 'audit-assessment-good-or-above',
      from: localDate('2019-02-01'),
      reason: 'A new tool',
    },
  ]
  const decided = { at: '2019-03-31T10:00:00.000Z', who: 'Head of performance', why: 'Agreed' }
  writeSettings(bench.dataFolder, {
    settings: { ...defaultSettings, number: 2 },
    rebasings,
    ...decided,
  })
  await bench.snapshots.refresh()
  const { words, html } = await bench.read(at)
  assert.match(words, /Re-based from 1 February 2019: A new tool\./)
  assert.match(words, /Too early to say: 2 months so far/)
  assert.match(words, /Settings 2, by Head of performance on 31 March 2019: Agreed/)
  assert.equal(html.match(/app-chart__step/g)?.length, 2, 'one for each width')
  const other = await bench.read('/measures/audit-planning-good-or-above')
  assert.doesNotMatch(other.html, /app-chart__step|Re-based/)
})

test('problems are those of the tables it reads, and lead to their lines', async () => {
  const { words, html } = await bench.read(at)
  assert.match(words, /Problems in the data it reads 2 in audits/)
  assert.match(words, /Date of audit is empty\. march\/audits\.csv turned down 2/)
  assert.doesNotMatch(words, /ssd_missing\.csv/)
  const href = /href="(\/data\/[^"]+problems[^"]+)"/.exec(html)?.[1] ?? ''
  const lines = await bench.read(href.replaceAll('&amp;', '&'))
  assert.match(lines.words, /\b7\b[\s\S]*\b9\b/)
})

test('England stands beside a measure with its clock, and is said not to where nobody publishes it', async () => {
  assert.match((await bench.read(at)).words, /There is no national comparator/)
  const { words } = await bench.read('/measures/assessments-within-45-working-days')
  // The year ending 31 March 2019 is published; the one before it too, and no later one is over.
  assert.match(
    words,
    /Period The council England East Midlands 2018-19 no data 83\.1 84\.3 2017-18 no data 82\.7 82\.3 Not the same clock\./,
  )
  assert.match(words, /Department for Education, Characteristics of children in need/)
  const fromStart = await bench.read('/measures/assessments-within-45-working-days-from-start')
  assert.match(fromStart.words, /83\.1 84\.3/)
  assert.doesNotMatch(fromStart.words, /Not the same clock/)
})
