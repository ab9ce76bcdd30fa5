import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  drawn,
  figuresOf,
  itemsOf,
  openCountingBench,
  type CountingBench,
} from '../testing/counting-bench.ts'
import { genogramUpToDate as measure } from './genogram-up-to-date.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

const cases = (opened: Record<string, string>) =>
  Object.entries(opened).map(([id, on]) => ({
    cine_referral_id: `r-${id}`,
    cine_person_id: id,
    cine_referral_date: on,
  }))

test('an update is good for six months of the calendar, and the first is due a month after opening', async () => {
  const analysis = await bench.analyse(
    {
      ssd_cin_episodes: cases({
        'six months': '2018-01-01',
        'a day over': '2018-01-01',
        clipped: '2018-01-01',
        never: '2019-01-15',
        'in future': '2018-01-31',
        'open a month': '2019-01-28',
        'not a month': '2019-02-01',
      }),
      ...drawn({
        genograms: `
          person_id    | updated_date | source
          six months   | 2018-08-28   | system
          six months   | 2018-03-01   | audit
          a day over   | 2018-08-27   | audit
          clipped      | 2018-08-31   | system
          in future    | 2019-03-01   | system
          open a month | 2019-02-28   | system
          not a month  | 2019-02-28   | system`,
      }),
    },
    '2019-02-28',
  )
  const items = await itemsOf(analysis, measure, '2019-02')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.dueOn, item.inNumerator, item.clock]),
    [
      ['a day over', '2019-02-27', false, 'update'],
      ['clipped', '2019-02-28', true, 'update'],
      ['in future', '2018-02-28', false, 'case opened'],
      ['never', '2019-02-15', false, 'case opened'],
      ['open a month', '2019-08-28', true, 'update'],
      ['six months', '2019-02-28', true, 'update'],
    ],
  )
  const [figure] = await figuresOf(analysis, measure, '2019-02')
  assert.deepEqual([figure?.numerator, figure?.denominator, figure?.printed], [3, 6, '50.0'])
})

test('the interval is the council’s to set', async () => {
  const analysis = await bench.analyse(
    {
      ssd_cin_episodes: cases({ c1: '2018-01-01' }),
      genograms: [{ person_id: 'c1', updated_date: '2019-11-30', source: 'system' }],
    },
    '2020-02-29',
    { updateIntervalMonths: { chronology: 3, genogram: 3 } },
  )
  const items = await itemsOf(analysis, measure, '2020-02')
  assert.deepEqual(
    items.map((item) => [item.dueOn, item.inNumerator]),
    [['2020-02-29', true]],
  )
})
