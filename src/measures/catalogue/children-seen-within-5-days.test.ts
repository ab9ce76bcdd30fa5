import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  drawn,
  figuresOf,
  itemsOf,
  openCountingBench,
  type CountingBench,
} from '../testing/counting-bench.ts'
import { findFigures } from '../engine/find-figures.ts'
import { childrenSeenWithin5Days as measure } from './children-seen-within-5-days.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

/** One referral and first assessment on 1 October 2019, a Tuesday; the fifth working day is the 8th. */
const referredOn1October = (children: readonly string[]) => ({
  ssd_person: children.map((id) => ({ pers_person_id: id, pers_dob: '2012-05-01' })),
  ssd_cin_episodes: children.map((id) => ({
    cine_referral_id: `r-${id}`,
    cine_person_id: id,
    cine_referral_date: '2019-10-01',
  })),
  ssd_cin_assessments: children.map((id) => ({
    cina_assessment_id: `a-${id}`,
    cina_person_id: id,
    cina_referral_id: `r-${id}`,
    cina_assessment_start_date: '2019-10-02',
  })),
})

test('a child is seen in time up to and including the fifth working day', async () => {
  const analysis = await bench.analyse(
    {
      ...referredOn1October(['day0', 'day5', 'day6', 'unseen', 'visited', 'visited late', 'early']),
      ...drawn({
        assessment_child_seen: `
          assessment_id | person_id | seen_date
          a-day0        | day0      | 2019-10-01
          a-day5        | day5      | 2019-10-08
          a-day6        | day6      | 2019-10-09
          a-early       | early     | 2019-09-30`,
        ssd_cin_visits: `
          cinv_cin_visit_id | cinv_person_id | cinv_cin_visit_date | cinv_cin_visit_seen
          v1                | visited        | 2019-10-05          | N
          v2                | visited        | 2019-10-06          | Y
          v3                | visited        | 2019-09-30          | Y
          v4                | day6           | 2019-10-02          | Y
          v5                | unseen         | 2019-10-02          |`,
        ssd_cp_visits: `
          cppv_cp_visit_id | cppv_person_id | cppv_cp_visit_date | cppv_cp_visit_seen
          v6               | visited late   | 2019-10-10         | Y`,
        ssd_cla_visits: `
          clav_cla_visit_id | clav_cla_id | clav_person_id | clav_cla_visit_date | clav_cla_visit_seen
          v7                | p1          | early          | 2019-10-04          | Y`,
      }),
    },
    '2019-10-31',
  )
  const items = await itemsOf(analysis, measure, '2019-10')
  assert.deepEqual(
    Object.fromEntries(
      items.map((item) => [item.itemId, [item.endedOn, item.value, item.inNumerator]]),
    ),
    {
      'a-day0': ['2019-10-01', 0, true],
      'a-day5': ['2019-10-08', 5, true],
      // The assessment's own seen date is believed before any visit.
      'a-day6': ['2019-10-09', 6, false],
      'a-unseen': [null, null, false],
      'a-visited': ['2019-10-06', 3, true],
      'a-visited late': ['2019-10-10', 7, false],
      // A seen date before the referral is a fault of the record, so the visit counts.
      'a-early': ['2019-10-04', 3, true],
    },
  )
  assert.ok(items.every((item) => item.countedOn === '2019-10-08' && item.clock === 'referral'))
  const [figure] = await figuresOf(analysis, measure, '2019-10')
  assert.deepEqual([figure?.numerator, figure?.denominator, figure?.printed], [4, 7, '57.1'])
})

test('only the first assessment of a referral counts, by start date and then id', async () => {
  const analysis = await bench.analyse(
    drawn({
      ssd_cin_episodes: `
        cine_referral_id | cine_person_id | cine_referral_date
        r1               | c1             | 2019-10-01`,
      ssd_cin_assessments: `
        cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_start_date
        b                  | c1             | r1               | 2019-10-02
        a                  | c1             | r1               | 2019-10-02
        0                  | c1             | r1               |`,
      assessment_child_seen: `assessment_id | person_id | seen_date`,
    }),
    '2019-10-31',
  )
  const items = await itemsOf(analysis, measure, '2019-10')
  assert.deepEqual(
    items.map((item) => item.itemId),
    ['a'],
  )
})

test('a child not yet due is left out until the day after the fifth working day is extracted', async () => {
  const records = {
    ...referredOn1October(['c1']),
    assessment_child_seen: [],
  }
  const early = await itemsOf(await bench.analyse(records, '2019-10-07'), measure, '2019-10')
  assert.deepEqual(
    early.map((item) => [item.leftOut, item.inNumerator]),
    [['not yet due', null]],
  )
  const onTheDay = await itemsOf(await bench.analyse(records, '2019-10-08'), measure, '2019-10')
  assert.deepEqual(
    onTheDay.map((item) => [item.leftOut, item.inNumerator]),
    [[null, false]],
  )
})

test('unborn children stay in, and the breakdown tells them from the born on the due date', async () => {
  const analysis = await bench.analyse(
    {
      ...referredOn1October(['born', 'born on the day', 'born after', 'no date']),
      ssd_person: [
        { pers_person_id: 'born', pers_dob: '2019-10-07' },
        { pers_person_id: 'born on the day', pers_dob: '2019-10-08' },
        { pers_person_id: 'born after', pers_dob: '2019-10-09' },
        { pers_person_id: 'no date' },
      ],
      assessment_child_seen: [
        { assessment_id: 'a-born', person_id: 'born', seen_date: '2019-10-07' },
      ],
    },
    '2019-10-31',
  )
  const [whole] = await figuresOf(analysis, measure, '2019-10')
  assert.deepEqual([whole?.numerator, whole?.denominator], [1, 4])
  const parts = await findFigures(analysis, {
    measures: [measure],
    periodKind: 'month',
    level: 'council',
    breakdown: 'unborn',
  })
  assert.deepEqual(
    parts.map((part) => [part.period, part.breakdown, part.numerator, part.denominator]),
    [
      ['2019-10', 'born', 1, 2],
      ['2019-10', 'unborn', 0, 2],
    ],
  )
})

test('five working days run over Christmas, and five calendar days where the setting says so', async () => {
  // From Friday 20 December 2019: 23, 24, 27, 30 and 31 December are the five working days.
  const records = drawn({
    ssd_cin_episodes: `
      cine_referral_id | cine_person_id | cine_referral_date
      r1               | c1             | 2019-12-20`,
    ssd_cin_assessments: `
      cina_assessment_id | cina_person_id | cina_referral_id
      a1                 | c1             | r1`,
    assessment_child_seen: `
      assessment_id | person_id | seen_date
      a1            | c1        | 2019-12-26`,
  })
  const working = await itemsOf(await bench.analyse(records, '2019-12-31'), measure, '2019-12')
  assert.deepEqual(
    working.map((item) => [item.dueOn, item.value, item.inNumerator]),
    // Boxing Day comes after two working days, 23 and 24 December.
    [['2019-12-31', 2, true]],
  )
  const calendar = await bench.analyse(records, '2019-12-31', { seenDaysKind: 'calendar days' })
  const items = await itemsOf(calendar, measure, '2019-12')
  assert.deepEqual(
    items.map((item) => [item.dueOn, item.value, item.inNumerator]),
    [['2019-12-25', 6, false]],
  )
})

test('the fifth working day after Maundy Thursday comes after Easter and its two weekends', async () => {
  // From 18 April 2019: 23, 24, 25, 26 and 29 April. Good Friday is the 19th, Easter Monday the 22nd.
  const children = ['day 4', 'day 5', 'day 6', 'sunday']
  const analysis = await bench.analyse(
    {
      ...referredOn1October(children),
      ssd_cin_episodes: children.map((id) => ({
        cine_referral_id: `r-${id}`,
        cine_person_id: id,
        cine_referral_date: '2019-04-18',
      })),
      ...drawn({
        assessment_child_seen: `
          assessment_id | person_id | seen_date
          a-day 4       | day 4     | 2019-04-26
          a-day 5       | day 5     | 2019-04-29
          a-day 6       | day 6     | 2019-04-30
          a-sunday      | sunday    | 2019-04-21`,
      }),
    },
    '2019-04-30',
  )
  const items = await itemsOf(analysis, measure, '2019-04')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.dueOn, item.value, item.inNumerator]),
    [
      ['a-day 4', '2019-04-29', 4, true],
      ['a-day 5', '2019-04-29', 5, true],
      ['a-day 6', '2019-04-29', 6, false],
      ['a-sunday', '2019-04-29', 0, true],
    ],
  )
})

test('an assessment without a referral cannot be timed, and is in no period', async () => {
  const analysis = await bench.analyse(
    drawn({
      ssd_cin_episodes: `cine_referral_id | cine_person_id | cine_referral_date`,
      ssd_cin_assessments: `
        cina_assessment_id | cina_person_id | cina_assessment_start_date
        a1                 | c1             | 2019-10-02`,
      ssd_cin_visits: `
        cinv_cin_visit_id | cinv_person_id | cinv_cin_visit_date | cinv_cin_visit_seen
        v1                | c1             | 2019-10-03          | Y`,
    }),
    '2019-10-31',
  )
  assert.deepEqual(await itemsOf(analysis, measure, '2017-04..2030-12'), [])
})

test('with no source that says when a child was seen there is no data', async () => {
  const records = referredOn1October(['c1'])
  const [figure] = await figuresOf(await bench.analyse(records, '2019-10-31'), measure, '2019-10')
  assert.equal(figure?.state, 'no data')
  assert.deepEqual(
    await itemsOf(await bench.analyse(records, '2019-10-31'), measure, '2019-10'),
    [],
  )
})
