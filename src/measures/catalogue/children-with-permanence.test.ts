import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  drawn,
  figuresOf,
  itemsOf,
  openCountingBench,
  type CountingBench,
} from '../testing/counting-bench.ts'
import { childrenWithPermanence as measure } from './children-with-permanence.ts'

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

test('a child counts from twelve months after entering care, to the day', async () => {
  const records = {
    ...inCareFrom('2018-10-31', ['c1']),
    ssd_cla_placement: [],
  }
  assert.deepEqual(
    await itemsOf(await bench.analyse(records, '2019-10-30'), measure, '2019-10'),
    [],
  )
  const onTheDay = await itemsOf(await bench.analyse(records, '2019-10-31'), measure, '2019-10')
  assert.deepEqual(
    onTheDay.map((item) => [item.itemId, item.inNumerator]),
    [['c1', false]],
  )
  // Entered on a leap day: twelve months on is 28 February.
  const leap = { ...inCareFrom('2016-02-29', ['c1']), ssd_cla_placement: [] }
  assert.equal(
    (await itemsOf(await bench.analyse(leap, '2017-02-28'), measure, '2017-02')).length,
    1,
  )
})

test('permanence is a long-term foster placement on the day, or a match by then', async () => {
  const children = [
    'u1',
    'u4',
    'u6',
    'ended today',
    'starts today',
    'matched today',
    'matched later',
    'adoption',
    'was adoption',
  ]
  const analysis = await bench.analyse(
    {
      ...inCareFrom('2018-01-01', children),
      ...drawn({
        ssd_cla_placement: `
          clap_cla_placement_id | clap_cla_id     | clap_cla_placement_type | clap_cla_placement_start_date | clap_cla_placement_end_date
          l1                    | p-u1            | U1                      | 2018-06-01                    |
          l2                    | p-u4            | U4                      | 2018-06-01                    | 2019-11-01
          l3                    | p-u6            | U6                      | 2018-06-01                    |
          l4                    | p-ended today   | U1                      | 2018-06-01                    | 2019-10-31
          l5                    | p-starts today  | U4                      | 2019-10-31                    |
          l6                    | p-adoption      | U4                      | 2018-06-01                    |
          l7                    | p-was adoption  | U4                      | 2018-06-01                    |`,
        matching: `
          person_id     | cla_id          | placement_identified | match_date
          matched today | p-matched today | Y                    | 2019-10-31
          matched later | p-matched later | Y                    | 2019-11-01`,
        permanence_decisions: `
          decision_id | person_id    | decision_date | plan
          d1          | adoption     | 2019-10-31    | adoption
          d2          | was adoption | 2019-06-01    | adoption
          d3          | was adoption | 2019-10-31    | long_term_fostering
          d4          | u1           | 2017-12-31    | adoption
          d5          | u4           | 2019-11-01    | adoption`,
      }),
    },
    '2019-11-30',
  )
  const items = await itemsOf(analysis, measure, '2019-10')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.inNumerator, item.leftOut]),
    [
      ['adoption', null, 'adoption'],
      ['ended today', false, null],
      ['matched later', false, null],
      ['matched today', true, null],
      ['starts today', true, null],
      // Adoption was the plan of an earlier time in care.
      ['u1', true, null],
      ['u4', true, null],
      ['u6', false, null],
      ['was adoption', true, null],
    ],
  )
  const [figure] = await figuresOf(analysis, measure, '2019-10')
  assert.deepEqual([figure?.numerator, figure?.denominator, figure?.printed], [5, 8, '62.5'])
})
