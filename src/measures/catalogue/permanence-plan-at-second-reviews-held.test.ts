import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  drawn,
  figuresOf,
  itemsOf,
  openCountingBench,
  type CountingBench,
} from '../testing/counting-bench.ts'
import { permanencePlanAtSecondReviewsHeld as measure } from './permanence-plan-at-second-reviews-held.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

const inCareFrom = (entered: string, children: readonly string[]) => ({
  ssd_person: children.map((id) => ({ pers_person_id: id, pers_dob: '2012-05-01' })),
  ssd_cla_episodes: children.map((id) => ({
    clae_cla_episode_id: `e-${id}`,
    clae_person_id: id,
    clae_cla_id: `p-${id}`,
    clae_cla_episode_start_date: entered,
    clae_entered_care_date: entered,
  })),
})

test('each period of care counts once, in the month its second review was held', async () => {
  const analysis = await bench.analyse(
    {
      ...inCareFrom('2019-01-01', ['on the last', 'on the first', 'a day late', 'adoption']),
      ...drawn({
        ssd_cla_reviews: `
          clar_cla_review_id | clar_cla_id    | clar_cla_review_date
          v1                 | p-on the last  | 2019-01-28
          v2                 | p-on the last  | 2019-04-30
          v3                 | p-on the last  | 2019-09-30
          v4                 | p-on the first | 2019-01-28
          v5                 | p-on the first | 2019-05-01
          v6                 | p-a day late   | 2019-01-28
          v7                 | p-a day late   | 2019-04-01
          v8                 | p-adoption     | 2019-01-28
          v9                 | p-adoption     | 2019-04-15`,
        permanence_decisions: `
          decision_id | person_id   | decision_date | plan
          d1          | on the last | 2019-04-30    | residential
          d2          | a day late  | 2019-04-02    | residential
          d3          | adoption    | 2019-04-01    | adoption`,
      }),
    },
    '2019-10-31',
  )
  const items = await itemsOf(analysis, measure, '2019-04')
  assert.deepEqual(
    items.map((item) => [
      item.itemId,
      item.childId,
      item.countedOn,
      item.inNumerator,
      item.leftOut,
    ]),
    [
      ['p-a day late', 'a day late', '2019-04-01', false, null],
      ['p-adoption', 'adoption', '2019-04-15', null, 'adoption'],
      ['p-on the last', 'on the last', '2019-04-30', true, null],
    ],
  )
  const [figure] = await figuresOf(analysis, measure, '2019-04')
  assert.deepEqual([figure?.numerator, figure?.denominator, figure?.printed], [1, 2, '50.0'])
})

test('a period of care whose child is not known counts too', async () => {
  const rows = drawn({
    ssd_person: `
      pers_person_id | pers_dob
      c1             | 2012-05-01`,
    ssd_cla_episodes: `
      clae_cla_episode_id | clae_person_id | clae_cla_id | clae_entered_care_date
      e1                  |                | p1          | 2019-01-01`,
    ssd_cla_reviews: `
      clar_cla_review_id | clar_cla_id | clar_cla_review_date
      v1                 | p1          | 2019-01-28
      v2                 | p1          | 2019-04-15`,
    permanence_decisions: `
      decision_id | person_id | decision_date | plan`,
  })
  const items = await itemsOf(await bench.analyse(rows, '2019-10-31'), measure, '2019-04')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.childId, item.inNumerator, item.leftOut]),
    [['p1', null, false, null]],
  )
})
