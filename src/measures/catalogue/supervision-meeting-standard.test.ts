import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  drawn,
  figuresOf,
  itemsOf,
  openCountingBench,
  type CountingBench,
} from '../testing/counting-bench.ts'
import { supervisionMeetingStandard as measure } from './supervision-meeting-standard.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

const openCases = (children: Record<string, string>) =>
  Object.entries(children).map(([id, opened]) => ({
    cine_referral_id: `r-${id}`,
    cine_person_id: id,
    cine_referral_date: opened,
  }))

test('supervision is in time to the same day a month on, clipped to the month’s last', async () => {
  const analysis = await bench.analyse(
    {
      ssd_cin_episodes: openCases({
        'a month ago': '2019-01-01',
        'a day over': '2019-01-01',
        'month end': '2019-01-01',
        never: '2019-01-01',
        'other kinds': '2019-01-01',
        'in future': '2019-01-01',
      }),
      ...drawn({
        supervisions: `
          supervision_id | person_id   | supervision_date | kind
          s1             | a month ago | 2019-05-30       | case
          s2             | a day over  | 2019-05-29       | case
          s3             | month end   | 2019-05-31       | case
          s4             | other kinds | 2019-06-20       | personal
          s5             | other kinds | 2019-06-20       | group
          s6             | other kinds | 2019-06-20       |
          s7             | in future   | 2019-07-01       | case`,
      }),
    },
    '2019-07-31',
  )
  const items = await itemsOf(analysis, measure, '2019-06')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.dueOn, item.inNumerator, item.clock]),
    [
      ['a day over', '2019-06-29', false, 'supervision'],
      ['a month ago', '2019-06-30', true, 'supervision'],
      ['in future', '2019-02-01', false, 'case opened'],
      ['month end', '2019-06-30', true, 'supervision'],
      ['never', '2019-02-01', false, 'case opened'],
      ['other kinds', '2019-02-01', false, 'case opened'],
    ],
  )
})

test('supervision at the end of January is good to the end of February, leap year or not', async () => {
  const records = {
    ssd_cin_episodes: openCases({
      'on 28': '2018-01-01',
      'on 29': '2018-01-01',
      'on 31': '2018-01-01',
    }),
    ...drawn({
      supervisions: `
        supervision_id | person_id | supervision_date | kind
        s1             | on 28     | 2019-01-28       | case
        s2             | on 29     | 2019-01-29       | case
        s3             | on 31     | 2019-01-31       | case
        s4             | on 28     | 2020-01-28       | case
        s5             | on 29     | 2020-01-29       | case
        s6             | on 31     | 2020-01-31       | case`,
    }),
  }
  const analysis = await bench.analyse(records, '2020-03-31')
  const judged = async (period: string) =>
    (await itemsOf(analysis, measure, period)).map((item) => [item.dueOn, item.inNumerator])
  assert.deepEqual(await judged('2019-02'), [
    ['2019-02-28', true],
    ['2019-02-28', true],
    ['2019-02-28', true],
  ])
  assert.deepEqual(await judged('2020-02'), [
    ['2020-02-28', false],
    ['2020-02-29', true],
    ['2020-02-29', true],
  ])
})

test('a case counts from a month after it opened, and once for a child with two', async () => {
  const analysis = await bench.analyse(
    {
      supervisions: [],
      ...drawn({
        ssd_cin_episodes: `
          cine_referral_id | cine_person_id | cine_referral_date | cine_close_date
          r1               | a month        | 2019-05-30         |
          r2               | clipped        | 2019-05-31         |
          r3               | month end      | 2019-05-31         |
          r4               | closes today   | 2019-01-01         | 2019-06-30
          r5               | closes after   | 2019-01-01         | 2019-07-01
          r6               | two            | 2019-06-20         |
          r7               | two            | 2019-02-01         |`,
      }),
    },
    '2019-06-30',
  )
  const items = await itemsOf(analysis, measure, '2019-06')
  // 31 May and a month is 30 June, clipped: both of 31 May count on 30 June.
  assert.deepEqual(
    items.map((item) => [item.itemId, item.startedOn]),
    [
      ['a month', '2019-05-30'],
      ['clipped', '2019-05-31'],
      ['closes after', '2019-01-01'],
      ['month end', '2019-05-31'],
      ['two', '2019-02-01'],
    ],
  )
  const dayBefore = await bench.analyse(
    { supervisions: [], ssd_cin_episodes: openCases({ c1: '2019-05-30', c2: '2019-05-29' }) },
    '2019-06-29',
  )
  assert.deepEqual(
    (await itemsOf(dayBefore, measure, '2019-06')).map((item) => item.itemId),
    ['c2'],
  )
})

test('the interval is by plan: in care before child protection before child in need', async () => {
  const analysis = await bench.analyse(
    {
      ssd_cin_episodes: openCases({ care: '2019-01-01', cp: '2019-01-01', cin: '2019-01-01' }),
      ...drawn({
        ssd_cla_episodes: `
          clae_cla_episode_id | clae_person_id | clae_cla_episode_start_date
          e1                  | care           | 2019-02-01`,
        ssd_cp_plans: `
          cppl_cp_plan_id | cppl_person_id | cppl_cp_plan_start_date | cppl_cp_plan_end_date
          p1              | care           | 2019-02-01              |
          p2              | cp             | 2019-02-01              |
          p3              | cin            | 2019-02-01              | 2019-06-30`,
        supervisions: `
          supervision_id | person_id | supervision_date | kind
          s1             | care      | 2019-03-30       | case
          s2             | cp        | 2019-03-30       | case
          s3             | cin       | 2019-03-30       | case`,
      }),
    },
    '2019-06-30',
    {
      supervisionIntervalMonths: { inCare: 3, childProtection: 2, childInNeed: 1 },
      supervisionToleranceDays: 2,
    },
  )
  const items = await itemsOf(analysis, measure, '2019-06')
  assert.deepEqual(Object.fromEntries(items.map((item) => [item.itemId, item.dueOn])), {
    care: '2019-07-02',
    cp: '2019-06-01',
    cin: '2019-05-02',
  })
})

test('a quarter shows the mean of its months’ unrounded values, and lists its last month', async () => {
  // April: 1 of 3 in time; May: 2 of 3; June: 2 of 2 (one case has closed).
  const analysis = await bench.analyse(
    drawn({
      ssd_cin_episodes: `
        cine_referral_id | cine_person_id | cine_referral_date | cine_close_date
        r1               | c1             | 2019-01-01         |
        r2               | c2             | 2019-01-01         |
        r3               | c3             | 2019-01-01         | 2019-06-15`,
      supervisions: `
        supervision_id | person_id | supervision_date | kind
        s1             | c1        | 2019-04-15       | case
        s2             | c1        | 2019-05-15       | case
        s3             | c2        | 2019-05-15       | case
        s4             | c1        | 2019-06-15       | case
        s5             | c2        | 2019-06-15       | case`,
    }),
    '2019-06-30',
  )
  const [quarter] = await figuresOf(analysis, measure, '2019-20 Q1')
  // (33.333… + 66.666… + 100) / 3 is 66.666…; pooled it would be 5 of 8, 62.5.
  assert.deepEqual(
    [quarter?.numerator, quarter?.denominator, quarter?.printed, quarter?.state],
    [5, 8, '66.7', 'figure'],
  )
  const [range] = await figuresOf(analysis, measure, '2019-05..2019-06')
  assert.deepEqual([range?.numerator, range?.denominator, range?.printed], [4, 5, '83.3'])
  const [year] = await figuresOf(analysis, measure, '2019-20')
  assert.deepEqual([year?.printed, year?.state], ['66.7', 'part period'])
  assert.equal((await itemsOf(analysis, measure, '2019-20 Q1')).length, 2)
})

test('months without a denominator are skipped, and a quarter of none has no data', async () => {
  const analysis = await bench.analyse(
    {
      ssd_cin_episodes: openCases({ c1: '2019-05-20' }),
      supervisions: [],
    },
    '2019-06-30',
  )
  const [first] = await figuresOf(analysis, measure, '2018-19 Q4')
  assert.deepEqual([first?.numerator, first?.denominator, first?.state], [0, 0, 'no data'])
  const [second] = await figuresOf(analysis, measure, '2019-20 Q1')
  assert.deepEqual([second?.denominator, second?.printed], [1, '0.0'])
})

test('a mean of months that stands half-way between two tenths is printed up', async () => {
  // May: 1 of 8, 12.5%. June: none of 8. The mean is 6.25%.
  const children = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  const analysis = await bench.analyse(
    {
      ssd_cin_episodes: openCases(Object.fromEntries(children.map((id) => [id, '2019-01-01']))),
      ...drawn({
        supervisions: `
          supervision_id | person_id | supervision_date | kind
          s1             | a         | 2019-05-15       | case`,
      }),
    },
    '2019-06-30',
  )
  const [mean] = await figuresOf(analysis, measure, '2019-05..2019-06')
  assert.deepEqual(
    [mean?.numerator, mean?.denominator, mean?.value, mean?.printed],
    [1, 16, 6.25, '6.3'],
  )
})
