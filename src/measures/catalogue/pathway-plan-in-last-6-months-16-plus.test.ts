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
import { pathwayPlanInLast6Months16Plus as measure } from './pathway-plan-in-last-6-months-16-plus.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

const inCare = (births: Record<string, string | null>) => ({
  ssd_person: Object.entries(births).map(([id, born]) => ({ pers_person_id: id, pers_dob: born })),
  ssd_cla_episodes: Object.keys(births).map((id) => ({
    clae_cla_episode_id: `e-${id}`,
    clae_person_id: id,
    clae_cla_id: `p-${id}`,
    clae_cla_episode_start_date: '2018-01-01',
  })),
})

test('a plan is good for six months to the same day, and counts from the sixteenth birthday on', async () => {
  const analysis = await bench.analyse(
    {
      ...inCare({
        'six months': '2001-05-01',
        'a day over': '2001-05-01',
        'none yet': '2001-05-01',
        'sixteen today': '2003-10-31',
        'fifteen still': '2003-11-01',
        'no birth date': null,
      }),
      ...drawn({
        pathway_plans: `
          person_id  | plan_date
          six months | 2019-05-01
          six months | 2019-04-30
          six months | 2018-04-30
          a day over | 2019-04-29
          none yet   | 2019-11-01`,
      }),
    },
    '2019-10-31',
  )
  const items = await itemsOf(analysis, measure, '2019-10')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.dueOn, item.inNumerator, item.leftOut, item.clock]),
    [
      ['a day over', '2019-10-29', false, null, 'pathway plan'],
      ['no birth date', null, null, 'no date of birth', null],
      // Sixteen on 1 May 2017, and three months on.
      ['none yet', '2017-08-01', false, null, '16th birthday'],
      ['six months', '2019-11-01', true, null, 'pathway plan'],
      ['sixteen today', '2020-01-31', false, null, '16th birthday'],
    ],
  )
})

test('six months from 31 August end on the last day of February, the 29th in a leap year', async () => {
  const records = {
    ...inCare({ 'on 31': '2001-05-01', 'on 28': '2001-05-01' }),
    ...drawn({
      pathway_plans: `
        person_id | plan_date
        on 31     | 2019-08-31
        on 28     | 2019-08-28`,
    }),
  }
  const items = await itemsOf(await bench.analyse(records, '2020-03-31'), measure, '2020-02')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.dueOn, item.inNumerator]),
    [
      ['on 28', '2020-02-28', false],
      ['on 31', '2020-02-29', true],
    ],
  )
})

test('the breakdown tells those who turned 16 within three months, to the day, from the older', async () => {
  const analysis = await bench.analyse(
    {
      ...inCare({
        'three months ago': '2003-07-31',
        'a day more': '2003-07-30',
        'a leap day': '2004-02-29',
      }),
      pathway_plans: [],
    },
    '2020-02-29',
  )
  await figuresOf(analysis, measure, '2019-10')
  const ages = async (month: string) =>
    (
      await findFigures(analysis, {
        measures: [measure],
        periodKind: 'month',
        level: 'council',
        breakdown: 'age',
      })
    )
      .filter((figure) => figure.period === month)
      .map((figure) => [figure.breakdown, figure.denominator])
  assert.deepEqual(await ages('2019-10'), [
    ['16 within 3 months', 1],
    ['older', 1],
  ])
  // The child of 29 February turns sixteen on the day.
  assert.deepEqual(await ages('2020-02'), [
    ['16 within 3 months', 1],
    ['older', 2],
  ])
})

test('the latest review of the dataset answers for the extract’s own day and not for earlier ones', async () => {
  const records = {
    ...inCare({ c1: '2001-05-01' }),
    ...drawn({
      ssd_care_leavers: `
        clea_table_id | clea_person_id | clea_pathway_plan_review_date
        l1            | c1             | 2019-09-10`,
    }),
  }
  const alone = await bench.analyse(records, '2019-10-31')
  const states = async (analysis: typeof alone, period: string) => {
    const [figure] = await figuresOf(analysis, measure, period)
    return [figure?.numerator, figure?.denominator, figure?.state]
  }
  assert.deepEqual(await states(alone, '2019-10'), [1, 1, 'figure'])
  assert.deepEqual(await states(alone, '2019-09'), [0, 0, 'no data'])
  assert.deepEqual(await itemsOf(alone, measure, '2019-09'), [])
  const withPlans = await bench.analyse(
    { ...records, pathway_plans: [{ person_id: 'c1', plan_date: '2019-01-01' }] },
    '2019-10-31',
  )
  assert.deepEqual(await states(withPlans, '2019-10'), [1, 1, 'figure'])
  assert.deepEqual(await states(withPlans, '2019-09'), [0, 1, 'figure'])
})
