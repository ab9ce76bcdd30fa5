import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { drawn } from '#measures/testing/counting-bench.ts'
import { openPageBench, type PageBench } from '../../testing/page-bench.ts'

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

let bench: PageBench
before(async () => {
  bench = await openPageBench(audits(early), '2019-02-28', () => undefined)
  await bench.activate(audits(late), '2019-03-31')
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
    'January 2019: first published as 50.0, now 66.7',
    'February 2019: first published as 0.0, now 100.0',
  ])
})
