import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  drawn,
  figuresOf,
  itemsOf,
  openCountingBench,
  type CountingBench,
} from '../testing/counting-bench.ts'
import { permanencePlanBySecondReview as measure } from './permanence-plan-by-second-review.ts'

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

/** Reviews on 28 January, 15 April (the second) and 30 September 2019. */
const reviewed = (children: readonly string[]) =>
  children.flatMap((id) =>
    ['2019-09-30', '2019-04-15', '2019-01-28'].map((on) => ({
      clar_cla_review_id: `${id}-${on}`,
      clar_cla_id: `p-${id}`,
      clar_cla_review_date: on,
    })),
  )

test('a plan is in time up to the day of the second review, wherever it was recorded', async () => {
  const children = [
    'on the day',
    'a day late',
    'care plan',
    'no codes',
    'none',
    'earlier care',
    'on entry',
  ]
  const analysis = await bench.analyse(
    {
      ...inCareFrom('2019-01-01', children),
      ssd_cla_reviews: reviewed(children),
      ...drawn({
        permanence_decisions: `
          decision_id | person_id    | decision_date | plan
          d1          | on the day   | 2019-04-15    | return_home
          d2          | a day late   | 2019-04-16    | return_home
          d3          | earlier care | 2018-12-31    | return_home
          d4          | on entry     | 2019-01-01    | return_home`,
        ssd_cla_care_plan: `
          lacp_table_id | lacp_person_id | lacp_cla_care_plan_start_date | lacp_cla_care_plan_json
          l1            | care plan      | 2019-02-01                    | {"LTFOST18":"Y","ADOPTION":""}
          l2            | no codes       | 2019-02-01                    | {"LTFOST18":"N","ADOPTION":0}`,
      }),
    },
    '2019-10-31',
  )
  const items = await itemsOf(analysis, measure, '2019-10')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.dueOn, item.endedOn, item.inNumerator]),
    [
      ['a day late', '2019-04-15', '2019-04-16', false],
      ['care plan', '2019-04-15', '2019-02-01', true],
      ['earlier care', '2019-04-15', null, false],
      ['no codes', '2019-04-15', null, false],
      ['none', '2019-04-15', null, false],
      ['on entry', '2019-04-15', '2019-01-01', true],
      ['on the day', '2019-04-15', '2019-04-15', true],
    ],
  )
  const [figure] = await figuresOf(analysis, measure, '2019-10')
  assert.deepEqual([figure?.numerator, figure?.denominator, figure?.printed], [3, 7, '42.9'])
})

test('the second review is of those held, by date and then id, and counts from its day on', async () => {
  const analysis = await bench.analyse(
    {
      ...inCareFrom('2019-01-01', ['cancelled', 'one only', 'one day', 'no date']),
      permanence_decisions: [],
      ...drawn({
        ssd_cla_reviews: `
          clar_cla_review_id | clar_cla_id | clar_cla_review_date | clar_cla_review_cancelled
          v1                 | p-cancelled | 2019-01-28           | N
          v2                 | p-cancelled | 2019-04-15           | Y
          v3                 | p-cancelled | 2019-05-31           |
          v4                 | p-one only  | 2019-01-28           |
          v5                 | p-one day   | 2019-01-28           |
          v6                 | p-one day   | 2019-01-28           |
          v7                 | p-no date   | 2019-01-28           |
          v8                 | p-no date   |                      |`,
      }),
    },
    '2019-05-31',
  )
  const due = async (period: string) =>
    (await itemsOf(analysis, measure, period)).map((item) => [item.itemId, item.dueOn])
  assert.deepEqual(await due('2019-04'), [['one day', '2019-01-28']])
  assert.deepEqual(await due('2019-05'), [
    ['cancelled', '2019-05-31'],
    ['one day', '2019-01-28'],
  ])
})

test('a child whose plan at the second review was adoption alone is left out', async () => {
  const children = ['adoption', 'changed', 'changed back', 'parallel', 'twin track', 'after']
  const analysis = await bench.analyse(
    {
      ...inCareFrom('2019-01-01', children),
      ssd_cla_reviews: reviewed(children),
      ...drawn({
        permanence_decisions: `
          decision_id | person_id    | decision_date | plan
          d1          | adoption     | 2019-03-01    | adoption
          d2          | changed      | 2019-03-01    | adoption
          d3          | changed      | 2019-04-01    | long_term_fostering
          d4          | changed back | 2019-03-01    | long_term_fostering
          d5          | changed back | 2019-04-15    | adoption
          d6          | parallel     | 2019-04-01    | adoption
          d7          | after        | 2019-04-01    | other
          d8          | after        | 2019-04-16    | adoption`,
        ssd_cla_care_plan: `
          lacp_table_id | lacp_person_id | lacp_cla_care_plan_start_date | lacp_cla_care_plan_json
          l1            | parallel       | 2019-04-01                    | {"SUPPLIV":"Y"}
          l2            | twin track     | 2019-04-01                    | {"ADOPTION":"Y","LTFOST18":"Y"}`,
      }),
    },
    '2019-10-31',
  )
  const items = await itemsOf(analysis, measure, '2019-10')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.leftOut, item.inNumerator]),
    [
      ['adoption', 'adoption', null],
      ['after', null, true],
      ['changed', null, true],
      ['changed back', 'adoption', null],
      ['parallel', null, true],
      ['twin track', null, true],
    ],
  )
})

test('a code is true unless it is blank, null, false, 0, N or No, and only a code is', async () => {
  const texts: Record<string, string | null> = {
    y: '{"LTFOST18":"Y"}',
    true: '{"LTFOST18":true}',
    months: '{"RETURNEV":6}',
    'small letters': '{"ltfost18":"yes"}',
    'in a list': '[{"LTFOST18":"1"}]',
    blank: '{"LTFOST18":" "}',
    null: '{"LTFOST18":null}',
    false: '{"LTFOST18":false,"ADOPTION":"False"}',
    0: '{"LTFOST18":0,"ADOPTION":"0"}',
    no: '{"LTFOST18":"N","ADOPTION":"no"}',
    'not a code': '{"LTFOST":"Y"}',
    'not JSON': 'LTFOST18',
    nothing: null,
  }
  const children = Object.keys(texts)
  const analysis = await bench.analyse(
    {
      ...inCareFrom('2019-01-01', children),
      ssd_cla_reviews: reviewed(children),
      ssd_cla_care_plan: Object.entries(texts).map(([id, json]) => ({
        lacp_table_id: id,
        lacp_person_id: id,
        lacp_cla_care_plan_start_date: '2019-02-01',
        lacp_cla_care_plan_json: json,
      })),
    },
    '2019-10-31',
  )
  const items = await itemsOf(analysis, measure, '2019-10')
  assert.deepEqual(
    items.filter((item) => item.inNumerator).map((item) => item.itemId),
    ['in a list', 'months', 'small letters', 'true', 'y'],
  )
})
