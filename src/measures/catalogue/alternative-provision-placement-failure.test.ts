import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  drawn,
  figuresOf,
  itemsOf,
  openCountingBench,
  type CountingBench,
} from '../testing/counting-bench.ts'
import { alternativeProvisionPlacementFailure as measure } from './alternative-provision-placement-failure.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

const records = drawn({
  ap_placements: `
    placement_id | person_id | provider_id | start_date | end_date   | end_reason
    one          | c1        | p1          | 2019-09-02 |            |
    two          | c2        | p2          | 2019-09-02 | 2019-10-31 | failed
    three        | c3        | p3          | 2019-09-02 | 2019-10-01 | completed
    four         | c4        | p4          | 2019-10-31 | 2019-11-01 | planned_move
    five         | c5        | p1          | 2019-09-02 | 2019-10-15 |
    six          | c6        | p1          | 2019-11-01 |            |`,
})

test('a placement counts on the day it ended, left out where nobody said why', async () => {
  const analysis = await bench.analyse(records, '2019-11-30')
  const items = await itemsOf(analysis, measure, '2019-10')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.countedOn, item.inNumerator, item.leftOut]),
    [
      ['three', '2019-10-01', false, null],
      ['five', '2019-10-15', null, 'no reason'],
      ['two', '2019-10-31', true, null],
    ],
  )
  const [figure] = await figuresOf(analysis, measure, '2019-10')
  assert.deepEqual([figure?.numerator, figure?.denominator, figure?.printed], [1, 2, '50.0'])
})
