import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  drawn,
  figuresOf,
  itemsOf,
  openCountingBench,
  type CountingBench,
} from '../testing/counting-bench.ts'
import { alternativeProvisionQualityAssured as measure } from './alternative-provision-quality-assured.ts'

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
  ap_providers: `
    provider_id | name | registered_school | qa_status | qa_date
    p1          | A    | Y                 | verified  | 2019-10-30
    p2          | B    | Y                 | verified  | 2019-01-01
    p4          | C    | N                 | requested | 2019-01-01`,
})

test('an open placement is met where the provider had been verified by that day', async () => {
  const analysis = await bench.analyse(records, '2019-11-30')
  const listed = async (period: string) =>
    (await itemsOf(analysis, measure, period)).map((item) => [item.itemId, item.inNumerator])
  // Verified on 30 October, a month late for September.
  assert.deepEqual(await listed('2019-09'), [
    ['five', false],
    ['one', false],
    ['three', false],
    ['two', true],
  ])
  assert.deepEqual(await listed('2019-10'), [
    ['four', false],
    ['one', true],
  ])
  const [figure] = await figuresOf(analysis, measure, '2019-10')
  assert.deepEqual([figure?.numerator, figure?.denominator, figure?.printed], [1, 2, '50.0'])
})
