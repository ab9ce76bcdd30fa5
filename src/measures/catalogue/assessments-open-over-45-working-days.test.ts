import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  drawn,
  figuresOf,
  itemsOf,
  openCountingBench,
  type CountingBench,
} from '../testing/counting-bench.ts'
import { assessmentsOpenOver45WorkingDays as measure } from './assessments-open-over-45-working-days.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

test('an open assessment counts from the day after its 45th working day, until it is authorised', async () => {
  // The 45th working day after Monday 2 March 2026 is Thursday 7 May.
  const records = drawn({
    ssd_cin_episodes: `
      cine_referral_id | cine_person_id | cine_referral_date
      r1               | c1             | 2026-03-02
      r2               | c2             | 2026-03-02
      r3               | c3             | 2026-03-02
      r4               | c4             | 2025-01-06`,
    ssd_cin_assessments: `
      cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_start_date | cina_assessment_auth_date
      open               | c1             | r1               | 2026-03-04                 |
      authorised on 8    | c2             | r2               | 2026-03-04                 | 2026-05-08
      starts on 8        | c3             | r3               | 2026-05-08                 |
      no start           | c3             | r3               |                            |
      earlier            | c4             | r4               | 2025-01-07                 | 2025-02-03
      later              | c4             | r4               | 2026-03-03                 |
      no referral        | c5             |                  | 2026-03-03                 |`,
  })
  const listed = async (day: string) =>
    (await itemsOf(await bench.analyse(records, day), measure, '2026-05')).map((item) => [
      item.itemId,
      item.value,
      item.inNumerator,
      item.leftOut,
    ])
  assert.deepEqual(await listed('2026-05-07'), [
    ['authorised on 8', 45, false, null],
    // The clock of a later assessment is its own start, a day after the first ones' referral.
    ['later', 44, false, null],
    ['no referral', null, null, 'no start'],
    ['open', 45, false, null],
  ])
  assert.deepEqual(await listed('2026-05-08'), [
    ['later', 45, false, null],
    ['no referral', null, null, 'no start'],
    ['open', 46, true, null],
    ['starts on 8', 46, true, null],
  ])
  const [figure] = await figuresOf(await bench.analyse(records, '2026-05-08'), measure, '2026-05')
  assert.deepEqual(
    [figure?.numerator, figure?.denominator, figure?.value, figure?.printed, figure?.state],
    [2, null, 2, '2.0', 'part period'],
  )
})

test('none over 45 days is 0, a figure; no file of assessments is no data', async () => {
  const none = await bench.analyse({ ssd_cin_assessments: [] }, '2026-05-31')
  const [zero] = await figuresOf(none, measure, '2026-05')
  assert.deepEqual([zero?.numerator, zero?.printed, zero?.state], [0, '0.0', 'figure'])
  const [absent] = await figuresOf(await bench.analyse({}, '2026-05-31'), measure, '2026-05')
  assert.deepEqual([absent?.numerator, absent?.printed, absent?.state], [null, '', 'no data'])
})
