import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  drawn,
  figuresOf,
  itemsOf,
  openCountingBench,
  type CountingBench,
} from '../testing/counting-bench.ts'
import { preProceedingsAverageOpenWeeks as measure } from './pre-proceedings-average-open-weeks.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

const itemsOn = async (day: string, rows: string, period: string) =>
  itemsOf(await bench.analyse(drawn({ ssd_pre_proceedings: rows }), day), measure, period)

test('the clock starts on the decision, else the letter, else the first meeting', async () => {
  const items = await itemsOn(
    '2019-06-30',
    `
    prep_table_id | prep_person_id | prep_plo_family_id | prep_pre_pro_decision_date | prep_pre_pro_letter_date | prep_initial_pre_pro_meeting_date
    p1            | c1             | f1                 | 2019-06-02                 | 2019-05-01               | 2019-04-01
    p2            | c2             | f2                 |                            | 2019-05-01               | 2019-04-01
    p3            | c3             |                    |                            |                          | 2019-04-01
    p4            | c4             | f4                 |                            |                          |`,
    '2019-06',
  )
  assert.deepEqual(
    items.map((item) => [item.itemId, item.clock, item.startedOn, item.value, item.leftOut]),
    [
      ['c3/2019-04-01', 'initial meeting', '2019-04-01', 90, null],
      ['f1/2019-06-02', 'decision', '2019-06-02', 28, null],
      ['f2/2019-05-01', 'letter', '2019-05-01', 60, null],
      ['p4', null, null, null, 'no start'],
    ],
  )
})

test('rows of one family whose days overlap or touch are one spell, apart they are two', async () => {
  const rows = `
    prep_table_id | prep_person_id | prep_plo_family_id | prep_pre_pro_decision_date | prep_agree_stepdown_issue_date
    p1            | c2             | overlap            | 2019-01-01                 | 2019-03-01
    p2            | c1             | overlap            | 2019-02-01                 |
    p3            | c3             | touch              | 2019-01-01                 | 2019-03-01
    p4            | c3             | touch              | 2019-03-01                 |
    p5            | c4             | apart              | 2019-01-01                 | 2019-03-01
    p6            | c4             | apart              | 2019-03-02                 |`
  const items = await itemsOn('2019-06-30', rows, '2019-03')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.childId]),
    [
      ['apart/2019-03-02', 'c4'],
      ['overlap/2019-01-01', 'c1'],
      ['touch/2019-01-01', 'c3'],
    ],
  )
})

test('a spell is open on the day it starts and not on the day it ends', async () => {
  const rows = `
    prep_table_id | prep_person_id | prep_plo_family_id | prep_pre_pro_decision_date | prep_agree_stepdown_issue_date
    p1            | c1             | starts             | 2019-06-30                 |
    p2            | c2             | ends               | 2019-01-01                 | 2019-06-30
    p3            | c3             | ends after         | 2019-01-01                 | 2019-07-01
    p4            | c4             | starts after       | 2019-07-01                 |
`
  const items = await itemsOn('2019-07-31', rows, '2019-06')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.value, item.leftOut]),
    [
      ['ends after/2019-01-01', 180, null],
      ['starts/2019-06-30', 0, null],
    ],
  )
})

test('a record that ends before it starts is listed from its start on, until it is mended', async () => {
  const rows = `
    prep_table_id | prep_person_id | prep_plo_family_id | prep_pre_pro_decision_date | prep_agree_stepdown_issue_date
    p1            | c1             | f1                 | 2019-05-31                 | 2019-05-30
    p2            | c2             | f2                 | 2019-05-31                 | 2019-05-31`
  const listed = async (period: string) =>
    (await itemsOn('2019-08-31', rows, period)).map((item) => [
      item.itemId,
      item.startedOn,
      item.endedOn,
      item.value,
      item.leftOut,
      item.clock,
    ])
  assert.deepEqual(await listed('2019-04'), [])
  // The record that ended on its first day is sound, and open on no day.
  const impossible = ['p1', '2019-05-31', '2019-05-30', null, 'dates impossible', 'decision']
  assert.deepEqual(await listed('2019-05'), [impossible])
  assert.deepEqual(await listed('2019-08'), [impossible])
})

test('a record with no start is listed on its own until it ends', async () => {
  const rows = `
    prep_table_id | prep_person_id | prep_plo_family_id | prep_agree_stepdown_issue_date
    p1            | c1             | f1                 | 2019-07-01
    p2            | c2             | f1                 | 2019-06-30
    p3            | c3             | f1                 |`
  const items = await itemsOn('2019-07-31', rows, '2019-06')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.leftOut]),
    [
      ['p1', 'no start'],
      ['p3', 'no start'],
    ],
  )
})

test('the figure is the families’ days over seven and over their number, halves away from zero', async () => {
  const rows = drawn({
    ssd_pre_proceedings: `
    prep_table_id | prep_person_id | prep_plo_family_id | prep_pre_pro_decision_date
    p1            | c1             | f1                 | 2019-03-01
    p2            | c2             | f2                 | 2019-03-24
    p3            | c3             | f3                 |`,
  })
  const [figure] = await figuresOf(await bench.analyse(rows, '2019-03-31'), measure, '2019-03')
  // 30 and 7 days are 37 days; 37 / 7 / 2 is 2.642… weeks.
  assert.deepEqual(
    [figure?.numerator, figure?.denominator, figure?.printed, figure?.state],
    [37, 2, '2.6', 'figure'],
  )
})

test('a quarter is taken on its last day, and a part period on the day of the extract', async () => {
  const rows = drawn({
    ssd_pre_proceedings: `
    prep_table_id | prep_person_id | prep_plo_family_id | prep_pre_pro_decision_date
    p1            | c1             | f1                 | 2019-06-16`,
  })
  const whole = await bench.analyse(rows, '2019-08-11')
  const [quarter] = await figuresOf(whole, measure, '2019-20 Q1')
  assert.deepEqual([quarter?.numerator, quarter?.printed, quarter?.state], [14, '2.0', 'figure'])
  const [part] = await figuresOf(whole, measure, '2019-20 Q2')
  assert.deepEqual([part?.numerator, part?.printed, part?.state], [56, '8.0', 'part period'])
  const items = await itemsOf(whole, measure, '2019-20 Q2')
  assert.deepEqual(
    items.map((item) => item.countedOn),
    ['2019-08-11'],
  )
})

test('a leap day is a day, and half of a tenth of a week is printed up', async () => {
  // 28 February to 6 March 2020 is 7 days, the 29th being one; 7 days of 20 families is 0.05 weeks.
  const families = Array.from({ length: 20 }, (_, index) => ({
    prep_table_id: `p${index}`,
    prep_person_id: `c${index}`,
    prep_plo_family_id: `f${index}`,
    prep_pre_pro_decision_date: index === 0 ? '2020-02-28' : '2020-03-06',
  }))
  const analysis = await bench.analyse({ ssd_pre_proceedings: families }, '2020-03-06')
  const [figure] = await figuresOf(analysis, measure, '2020-03')
  assert.deepEqual([figure?.numerator, figure?.denominator, figure?.printed], [7, 20, '0.1'])
})
