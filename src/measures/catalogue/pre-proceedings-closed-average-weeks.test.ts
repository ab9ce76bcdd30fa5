import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findFigures } from '../engine/find-figures.ts'
import {
  drawn,
  figuresOf,
  itemsOf,
  openCountingBench,
  type CountingBench,
} from '../testing/counting-bench.ts'
import { preProceedingsClosedAverageWeeks as measure } from './pre-proceedings-closed-average-weeks.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

const rows = `
  prep_table_id | prep_person_id | prep_plo_family_id | prep_pre_pro_decision_date | prep_agree_stepdown_issue_date | prep_pre_pro_outcome
  p1            | c1             | down               | 2019-01-01                 | 2019-03-05                     | Decision to step down
  p2            | c2             | down               | 2019-02-01                 | 2019-02-20                     | Decision to Issue Care Proceedings
  p3            | c3             | issued             | 2019-03-01                 | 2019-03-08                     |
  p4            | c4             | issued             | 2019-03-01                 | 2019-03-08                     | Decision to Issue Care Proceedings
  p5            | c5             | unknown            | 2019-03-08                 | 2019-03-08                     |
  p6            | c6             | open               | 2019-03-01                 |                                |
  p7            | c7             | open               | 2019-03-01                 | 2019-03-09                     |
  p8            | c8             | no start           |                            | 2019-03-09                     |
  p9            | c9             | impossible         | 2019-03-10                 | 2019-03-09                     |`

test('a spell counts on the day its last record ends, and not while one is open', async () => {
  const analysis = await bench.analyse(drawn({ ssd_pre_proceedings: rows }), '2019-03-31')
  const items = await itemsOf(analysis, measure, '2019-03')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.countedOn, item.value, item.leftOut]),
    [
      ['down/2019-01-01', '2019-03-05', 63, null],
      ['issued/2019-03-01', '2019-03-08', 7, null],
      ['unknown/2019-03-08', '2019-03-08', 0, null],
      ['p8', '2019-03-09', null, 'no start'],
      ['p9', '2019-03-09', null, 'dates impossible'],
    ],
  )
  const [figure] = await figuresOf(analysis, measure, '2019-03')
  // 70 days of 3 families: 10 weeks over 3.
  assert.deepEqual([figure?.numerator, figure?.denominator, figure?.printed], [70, 3, '3.3'])
})

test('the outcome is that of the record that ended last, one recorded before one that is not', async () => {
  const analysis = await bench.analyse(drawn({ ssd_pre_proceedings: rows }), '2019-03-31')
  await figuresOf(analysis, measure, '2019-03')
  const figures = await findFigures(analysis, {
    measures: [measure],
    periodKind: 'month',
    level: 'council',
    breakdown: 'outcome',
  })
  assert.deepEqual(
    figures.map((figure) => [
      figure.breakdown,
      figure.numerator,
      figure.denominator,
      figure.printed,
    ]),
    [
      ['not recorded', 0, 1, '0.0'],
      ['proceedings', 7, 1, '1.0'],
      ['step down', 63, 1, '9.0'],
    ],
  )
})
