import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  drawn,
  figuresOf,
  itemsOf,
  openCountingBench,
  type CountingBench,
} from '../testing/counting-bench.ts'
import { careProceedingsAverageWeeks as measure } from './care-proceedings-average-weeks.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

test('one item for a family and final order, from its earliest issue', async () => {
  const analysis = await bench.analyse(
    drawn({
      care_proceedings: `
        proceedings_id | family_id | person_id | issued_date | final_order_date
        s1             | f1        | c2        | 2019-01-08  | 2019-07-09
        s2             | f1        | c1        | 2019-01-01  | 2019-07-09
        s3             | f1        | c3        | 2019-01-01  | 2019-07-16
        s4             |           | c4        | 2019-07-01  | 2019-07-08
        s5             | f5        | c5        | 2019-07-02  | 2019-07-01
        s6             | f6        | c6        | 2019-07-02  |`,
    }),
    '2019-07-31',
  )
  const items = await itemsOf(analysis, measure, '2019-07')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.childId, item.startedOn, item.value, item.leftOut]),
    [
      ['f5/2019-07-01', 'c5', '2019-07-02', null, 'dates impossible'],
      ['c4/2019-07-08', 'c4', '2019-07-01', 7, null],
      // 1 January to 9 July 2019 is 30 + 28 + 31 + 30 + 31 + 30 + 9 days.
      ['f1/2019-07-09', 'c1', '2019-01-01', 189, null],
      ['f1/2019-07-16', 'c3', '2019-01-01', 196, null],
    ],
  )
  const [figure] = await figuresOf(analysis, measure, '2019-07')
  // 392 days of 3 families are 56 weeks: 18.666….
  assert.deepEqual([figure?.numerator, figure?.denominator, figure?.printed], [392, 3, '18.7'])
})
