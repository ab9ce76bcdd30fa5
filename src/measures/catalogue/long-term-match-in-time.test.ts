import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  drawn,
  figuresOf,
  itemsOf,
  openCountingBench,
  type CountingBench,
} from '../testing/counting-bench.ts'
import { longTermMatchInTime as measure } from './long-term-match-in-time.ts'

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

/** Second review on 31 December 2018, when the plan was long-term fostering. */
const reviewedOnNewYearsEve = (children: readonly string[], plan = 'long_term_fostering') => ({
  ...inCareFrom('2018-08-01', children),
  ssd_cla_reviews: children.flatMap((id) =>
    ['2018-08-28', '2018-12-31'].map((on) => ({
      clar_cla_review_id: `${id}-${on}`,
      clar_cla_id: `p-${id}`,
      clar_cla_review_date: on,
    })),
  ),
  permanence_decisions: children.map((id) => ({
    decision_id: `d-${id}`,
    person_id: id,
    decision_date: '2018-12-01',
    plan,
  })),
})

const matches = drawn({
  matching: `
    person_id     | cla_id          | placement_identified | match_date
    two months    | p-two months    | Y                    | 2019-02-28
    a day over    | p-a day over    | Y                    | 2019-03-01
    six months    | p-six months    | N                    | 2019-06-30
    six and a day | p-six and a day |                      | 2019-07-01
    no match      | p-no match      | Y                    |`,
})

test('a match is due two months after the second review where the placement is identified, else six', async () => {
  const children = ['two months', 'a day over', 'six months', 'six and a day', 'no match', 'no row']
  const analysis = await bench.analyse(
    { ...reviewedOnNewYearsEve(children), ...matches },
    '2019-06-30',
  )
  const items = await itemsOf(analysis, measure, '2019-01..2019-12')
  assert.deepEqual(
    items.map((item) => [
      item.itemId,
      item.countedOn,
      item.endedOn,
      item.inNumerator,
      item.leftOut,
    ]),
    [
      ['p-a day over', '2019-02-28', '2019-03-01', false, null],
      ['p-no match', '2019-02-28', null, false, null],
      ['p-two months', '2019-02-28', '2019-02-28', true, null],
      ['p-no row', '2019-06-30', null, false, null],
      ['p-six and a day', '2019-06-30', '2019-07-01', false, null],
      ['p-six months', '2019-06-30', '2019-06-30', true, null],
    ],
  )
  const [figure] = await figuresOf(analysis, measure, '2018-19')
  assert.deepEqual([figure?.numerator, figure?.denominator, figure?.printed], [1, 3, '33.3'])
})

test('what is due after the extract is listed as not yet due', async () => {
  const analysis = await bench.analyse(
    { ...reviewedOnNewYearsEve(['six months']), ...matches },
    '2019-06-29',
  )
  const items = await itemsOf(analysis, measure, '2019-06')
  assert.deepEqual(
    items.map((item) => [item.dueOn, item.leftOut, item.inNumerator]),
    [['2019-06-30', 'not yet due', null]],
  )
})

test('only long-term fostering, with a relative or another carer, asks for a match', async () => {
  for (const [plan, count] of [
    ['long_term_fostering', 1],
    ['long_term_fostering_relative', 1],
    ['special_guardianship', 0],
  ] as const) {
    const records = { ...reviewedOnNewYearsEve(['two months'], plan), ...matches }
    const items = await itemsOf(await bench.analyse(records, '2019-06-30'), measure, '2018-19')
    assert.equal(items.length, count, plan)
  }
})
