import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  drawn,
  figuresOf,
  itemsOf,
  openCountingBench,
  type CountingBench,
} from '../testing/counting-bench.ts'
import { carePlanInLast6MonthsUnder16 as measure } from './care-plan-in-last-6-months-under-16.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

const inCare = (children: Record<string, { born?: string | null; entered?: string }>) => ({
  ssd_person: Object.entries(children).map(([id, { born }]) => ({
    pers_person_id: id,
    pers_dob: born === undefined ? '2012-05-01' : born,
  })),
  ssd_cla_episodes: Object.entries(children).map(([id, { entered }]) => ({
    clae_cla_episode_id: `e-${id}`,
    clae_person_id: id,
    clae_cla_id: `p-${id}`,
    clae_cla_episode_start_date: entered ?? '2018-01-01',
    clae_entered_care_date: entered ?? '2018-01-01',
  })),
})

test('a plan is good for six months of the calendar, to the same day clipped to the month’s last', async () => {
  const analysis = await bench.analyse(
    {
      ...inCare({ six: {}, over: {}, clipped: {}, none: {}, later: {} }),
      ...drawn({
        ssd_cla_care_plan: `
          lacp_table_id | lacp_person_id | lacp_cla_care_plan_start_date
          l1            | six            | 2018-08-28
          l2            | six            | 2018-01-05
          l3            | over           | 2018-08-27
          l4            | clipped        | 2018-08-31
          l5            | later          | 2019-03-01
          l6            | none           |`,
      }),
    },
    '2019-03-31',
  )
  const items = await itemsOf(analysis, measure, '2019-02')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.dueOn, item.inNumerator, item.clock]),
    [
      ['clipped', '2019-02-28', true, 'care plan'],
      // Entered care on 1 January 2018: the twentieth working day is the 29th.
      ['later', '2018-01-29', false, 'entry to care'],
      ['none', '2018-01-29', false, 'entry to care'],
      ['over', '2019-02-27', false, 'care plan'],
      ['six', '2019-02-28', true, 'care plan'],
    ],
  )
  const [figure] = await figuresOf(analysis, measure, '2019-02')
  assert.deepEqual([figure?.numerator, figure?.denominator, figure?.printed], [2, 5, '40.0'])
})

test('a plan of 28 February is good to 28 August, not to the end of August', async () => {
  const records = {
    ...inCare({ c1: {} }),
    ssd_cla_care_plan: [
      { lacp_table_id: 'l1', lacp_person_id: 'c1', lacp_cla_care_plan_start_date: '2019-02-28' },
    ],
  }
  for (const [extracted, inTime] of [
    ['2019-08-28', true],
    ['2019-08-29', false],
  ] as const) {
    const items = await itemsOf(await bench.analyse(records, extracted), measure, '2019-08')
    assert.deepEqual(
      items.map((item) => [item.countedOn, item.dueOn, item.inNumerator]),
      [[extracted, '2019-08-28', inTime]],
    )
  }
})

test('children count until the day before their sixteenth birthday', async () => {
  const analysis = await bench.analyse(
    {
      ...inCare({
        'fifteen to the day': { born: '2003-11-01' },
        'sixteen today': { born: '2003-10-31' },
        'no birth date': { born: null },
        'not born yet': { born: '2019-12-01' },
      }),
      ssd_cla_care_plan: [],
    },
    '2019-10-31',
  )
  const items = await itemsOf(analysis, measure, '2019-10')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.leftOut]),
    [
      ['fifteen to the day', null],
      ['no birth date', 'no date of birth'],
      ['not born yet', null],
    ],
  )
})

test('a child of 29 February turns sixteen on that day in a leap year', async () => {
  const records = {
    ...inCare({ c1: { born: '2004-02-29' } }),
    ssd_cla_care_plan: [],
  }
  assert.equal(
    (await itemsOf(await bench.analyse(records, '2020-02-28'), measure, '2020-02')).length,
    1,
  )
  assert.equal(
    (await itemsOf(await bench.analyse(records, '2020-02-29'), measure, '2020-02')).length,
    0,
  )
})

test('short breaks are not care, unless another legal status is open beside them', async () => {
  const analysis = await bench.analyse(
    {
      ...inCare({ breaks: {}, both: {}, before: {}, 'no status': {} }),
      ssd_cla_care_plan: [],
      ...drawn({
        ssd_legal_status: `
          lega_legal_status_id | lega_person_id | lega_legal_status | lega_legal_status_start_date | lega_legal_status_end_date
          s1                   | breaks         | V3                | 2018-01-01                   |
          s2                   | breaks         | v4                | 2018-01-01                   |
          s3                   | breaks         | C2                | 2018-01-01                   | 2019-10-31
          s4                   | both           | V4                | 2018-01-01                   |
          s5                   | both           | C2                | 2018-01-01                   | 2019-11-01
          s6                   | before         | V4                | 2018-01-01                   | 2019-01-01`,
      }),
    },
    '2019-10-31',
  )
  const items = await itemsOf(analysis, measure, '2019-10')
  assert.deepEqual(
    items.map((item) => item.itemId),
    ['before', 'both', 'no status'],
  )
})

test('a child with two open episodes counts once, from the one that started first', async () => {
  const analysis = await bench.analyse(
    {
      ssd_person: [{ pers_person_id: 'c1', pers_dob: '2012-05-01' }],
      ssd_cla_care_plan: [],
      ...drawn({
        ssd_cla_episodes: `
          clae_cla_episode_id | clae_person_id | clae_cla_id | clae_cla_episode_start_date | clae_cla_episode_ceased_date | clae_entered_care_date
          e2                  | c1             | p1          | 2019-09-02                  |                              |
          e3                  | c1             | p2          | 2019-09-03                  |                              | 2019-09-03
          e1                  | c1             | p1          | 2019-08-05                  | 2019-09-02                   |
          e4                  | c1             | p4          |                             |                              | 2019-01-01`,
      }),
    },
    '2019-10-31',
  )
  const items = await itemsOf(analysis, measure, '2019-10')
  // No entry date on the episode: the period of care began with its first episode, 5 August 2019.
  // The August bank holiday falls between, so the twentieth working day is 3 September.
  assert.deepEqual(
    items.map((item) => [item.itemId, item.startedOn, item.dueOn]),
    [['c1', '2019-08-05', '2019-09-03']],
  )
})

test('a period of care began on the entry date of any of its episodes, else with its first', async () => {
  const analysis = await bench.analyse(
    {
      ssd_person: [{ pers_person_id: 'c1', pers_dob: '2012-05-01' }],
      ssd_cla_care_plan: [],
      ...drawn({
        ssd_cla_episodes: `
          clae_cla_episode_id | clae_person_id | clae_cla_id | clae_cla_episode_start_date | clae_cla_episode_ceased_date | clae_entered_care_date
          e1                  | c1             | p1          | 2019-08-05                  | 2019-09-02                   | 2019-08-01
          e2                  | c1             | p1          | 2019-09-02                  |                              |`,
      }),
    },
    '2019-10-31',
  )
  const items = await itemsOf(analysis, measure, '2019-10')
  assert.deepEqual(
    items.map((item) => item.startedOn),
    ['2019-08-01'],
  )
})

test('a range of months is taken on its last day, and one not over on the extract’s', async () => {
  const records = { ...inCare({ c1: {} }), ssd_cla_care_plan: [] }
  const analysis = await bench.analyse(records, '2019-10-15')
  for (const [period, day] of [
    ['2019-04..2019-09', '2019-09-30'],
    ['2019-08..2019-12', '2019-10-15'],
    ['2019-20', '2019-10-15'],
  ] as const) {
    const items = await itemsOf(analysis, measure, period)
    assert.deepEqual(
      items.map((item) => item.countedOn),
      [day],
    )
  }
  const [whole] = await figuresOf(analysis, measure, '2019-04..2019-09')
  assert.deepEqual([whole?.denominator, whole?.state], [1, 'figure'])
  const [part] = await figuresOf(analysis, measure, '2019-08..2019-12')
  assert.deepEqual([part?.denominator, part?.state], [1, 'part period'])
  assert.deepEqual(await itemsOf(analysis, measure, '2019-11'), [])
})

test('six months to a leap day, and twenty working days over Easter and over Christmas', async () => {
  const analysis = await bench.analyse(
    {
      ...inCare({
        'over christmas': { entered: '2019-12-09' },
        'over easter': { entered: '2019-04-01' },
        'plan of 28 august': {},
        'plan of 31 august': {},
      }),
      ...drawn({
        ssd_cla_care_plan: `
          lacp_table_id | lacp_person_id    | lacp_cla_care_plan_start_date
          l1            | plan of 28 august | 2019-08-28
          l2            | plan of 31 august | 2019-08-31`,
      }),
    },
    '2020-02-29',
  )
  const items = await itemsOf(analysis, measure, '2020-02')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.dueOn, item.inNumerator]),
    [
      // 14 working days in the rest of December 2019, then 2, 3, 6, 7, 8 and 9 January.
      ['over christmas', '2020-01-09', false],
      // 19 in the rest of April 2019, Good Friday and Easter Monday being none, and 1 May.
      ['over easter', '2019-05-01', false],
      ['plan of 28 august', '2020-02-28', false],
      ['plan of 31 august', '2020-02-29', true],
    ],
  )
})
