import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  drawn,
  figuresOf,
  itemsOf,
  openCountingBench,
  type CountingBench,
} from '../testing/counting-bench.ts'
import { assessmentsWithin45WorkingDaysFromStart as measure } from './assessments-within-45-working-days-from-start.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

test('the clock is the assessment’s own start, first or later, whatever the referral', async () => {
  // The 45th working day after Monday 2 March 2026 is Thursday 7 May (see the measure from referral).
  const analysis = await bench.analyse(
    drawn({
      ssd_cin_episodes: `
        cine_referral_id | cine_person_id | cine_referral_date
        r1               | c1             | 2025-12-01`,
      ssd_cin_assessments: `
        cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_start_date | cina_assessment_auth_date
        day 45             | c1             | r1               | 2026-03-02                 | 2026-05-07
        day 46             | c1             | r1               | 2026-03-02                 | 2026-05-08
        no referral        | c2             |                  | 2026-03-02                 | 2026-05-06
        no start           | c1             | r1               |                            | 2026-05-07
        before its start   | c1             | r1               | 2026-05-08                 | 2026-05-07
        open               | c1             | r1               | 2026-03-02                 |`,
    }),
    '2026-05-31',
  )
  const items = await itemsOf(analysis, measure, '2026-05')
  assert.deepEqual(
    Object.fromEntries(
      items.map((item) => [item.itemId, [item.value, item.inNumerator, item.leftOut]]),
    ),
    {
      'no referral': [44, true, null],
      'day 45': [45, true, null],
      'day 46': [46, false, null],
      'no start': [null, null, 'no start'],
      'before its start': [null, null, 'dates impossible'],
    },
  )
  const [figure] = await figuresOf(analysis, measure, '2026-05')
  assert.deepEqual([figure?.numerator, figure?.denominator, figure?.printed], [2, 3, '66.7'])
})
