import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  drawn,
  figuresOf,
  itemsOf,
  openCountingBench,
  type CountingBench,
} from '../testing/counting-bench.ts'
import { preProceedingsOver6Months as measure } from './pre-proceedings-over-6-months.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

test('a spell is over six months from the day after its sixth month ends, clipped to the month', async () => {
  const rows = drawn({
    ssd_pre_proceedings: `
      prep_table_id | prep_person_id | prep_plo_family_id | prep_pre_pro_decision_date
      p1            | c1             | on the day         | 2018-08-28
      p2            | c2             | a day over         | 2018-08-27
      p3            | c3             | clipped            | 2018-08-31
      p4            | c4             | no start           |`,
  })
  const analysis = await bench.analyse(rows, '2019-02-28')
  const items = await itemsOf(analysis, measure, '2019-02')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.dueOn, item.inNumerator, item.leftOut, item.value]),
    [
      ['a day over/2018-08-27', '2019-02-27', true, null, null],
      ['clipped/2018-08-31', '2019-02-28', false, null, null],
      ['on the day/2018-08-28', '2019-02-28', false, null, null],
      ['p4', null, null, 'no start', null],
    ],
  )
  const [figure] = await figuresOf(analysis, measure, '2019-02')
  assert.deepEqual([figure?.numerator, figure?.denominator, figure?.printed], [1, 3, '33.3'])
})

test('a spell that began on 31 August is good to the leap day', async () => {
  const rows = drawn({
    ssd_pre_proceedings: `
      prep_table_id | prep_person_id | prep_pre_pro_decision_date
      p1            | c1             | 2019-08-31`,
  })
  for (const [day, over] of [
    ['2020-02-29', false],
    ['2020-03-01', true],
  ] as const) {
    const items = await itemsOf(await bench.analyse(rows, day), measure, day.slice(0, 7))
    assert.deepEqual(
      items.map((item) => [item.dueOn, item.inNumerator]),
      [['2020-02-29', over]],
    )
  }
})
