import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  drawn,
  figuresOf,
  itemsOf,
  openCountingBench,
  type CountingBench,
} from '../testing/counting-bench.ts'
import { alternativeProvisionProgress as measure } from './alternative-provision-progress.ts'

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
  ap_progress: `
    placement_id | term   | progress | recorded_date
    one          | autumn | expected | 2019-10-01
    one          | spring | below    | 2019-10-31
    two          | autumn | above    | 2019-10-31
    lost         | autumn | below    | 2019-10-31
    three        | autumn | above    | 2019-11-01`,
})

test('a judgement as expected or above is met, on the day it was recorded', async () => {
  const analysis = await bench.analyse(records, '2019-11-30')
  const items = await itemsOf(analysis, measure, '2019-10')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.childId, item.inNumerator]),
    [
      ['one/autumn', 'c1', true],
      ['lost/autumn', null, false],
      ['one/spring', 'c1', false],
      ['two/autumn', 'c2', true],
    ],
  )
  const [figure] = await figuresOf(analysis, measure, '2019-10')
  assert.deepEqual([figure?.numerator, figure?.denominator, figure?.printed], [2, 4, '50.0'])
})
