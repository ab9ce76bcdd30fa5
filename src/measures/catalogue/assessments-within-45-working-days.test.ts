import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  drawn,
  figuresOf,
  itemsOf,
  openCountingBench,
  type CountingBench,
} from '../testing/counting-bench.ts'
import { assessmentsWithin45WorkingDays as measure } from './assessments-within-45-working-days.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

// The 45th working day after Monday 2 March 2026 is Thursday 7 May: nine weeks of five days would
// end on Monday 4 May, which is a bank holiday, and Good Friday and Easter Monday push it on by two.
const springOf2026 = {
  ssd_cin_episodes: `
    cine_referral_id | cine_person_id | cine_referral_date
    r1               | c1             | 2026-03-02
    r2               | c2             | 2026-03-02
    r3               | c3             | 2026-03-02
    r4               | c4             | 2026-03-02`,
  ssd_cin_assessments: `
    cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_start_date | cina_assessment_auth_date
    day 44             | c1             | r1               | 2026-03-03                 | 2026-05-06
    day 45             | c2             | r2               | 2026-03-03                 | 2026-05-07
    day 46             | c3             | r3               | 2026-03-03                 | 2026-05-08
    still open         | c4             | r4               | 2026-03-03                 |`,
}

test('an assessment is in time up to and including the 45th working day from referral', async () => {
  const analysis = await bench.analyse(drawn(springOf2026), '2026-05-31')
  const items = await itemsOf(analysis, measure, '2026-05')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.value, item.inNumerator, item.dueOn, item.clock]),
    [
      ['day 44', 44, true, '2026-05-07', 'referral'],
      ['day 45', 45, true, '2026-05-07', 'referral'],
      ['day 46', 46, false, '2026-05-07', 'referral'],
    ],
  )
  const [figure] = await figuresOf(analysis, measure, '2026-05')
  assert.deepEqual(
    [figure?.numerator, figure?.denominator, figure?.printed, figure?.state],
    [2, 3, '66.7', 'figure'],
  )
})

test('a weekend after the 45th working day is still the 45th, and the next working day is not', async () => {
  // The 45th working day after Friday 30 August 2019 is Friday 1 November: nine whole weeks.
  const analysis = await bench.analyse(
    drawn({
      ssd_cin_episodes: `
        cine_referral_id | cine_person_id | cine_referral_date
        r1               | c1             | 2019-08-30
        r2               | c2             | 2019-08-30
        r3               | c3             | 2019-08-30`,
      ssd_cin_assessments: `
        cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_auth_date
        friday             | c1             | r1               | 2019-11-01
        sunday             | c2             | r2               | 2019-11-03
        monday             | c3             | r3               | 2019-11-04`,
    }),
    '2019-11-30',
  )
  const items = await itemsOf(analysis, measure, '2019-11')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.value, item.inNumerator]),
    [
      ['friday', 45, true],
      ['sunday', 45, true],
      ['monday', 46, false],
    ],
  )
})

test('Christmas and New Year push the 45th working day on, for either clock', async () => {
  // After Friday 1 November 2019: 20 working days in the rest of November, 20 in December without
  // Christmas and Boxing Day, and 2, 3, 6, 7 and 8 January.
  const analysis = await bench.analyse(
    drawn({
      ssd_cin_episodes: `
        cine_referral_id | cine_person_id | cine_referral_date
        r1               | c1             | 2019-11-01
        r2               | c2             | 2019-11-01
        r3               | c3             | 2019-01-02`,
      ssd_cin_assessments: `
        cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_start_date | cina_assessment_auth_date
        day 45             | c1             | r1               | 2019-11-04                 | 2020-01-08
        day 46             | c2             | r2               | 2019-11-04                 | 2020-01-09
        earlier            | c3             | r3               | 2019-01-02                 |
        later, day 45      | c3             | r3               | 2019-11-01                 | 2020-01-08
        later, day 46      | c3             | r3               | 2019-11-01                 | 2020-01-09`,
    }),
    '2020-01-31',
  )
  const items = await itemsOf(analysis, measure, '2020-01')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.clock, item.dueOn, item.value, item.inNumerator]),
    [
      ['day 45', 'referral', '2020-01-08', 45, true],
      ['later, day 45', 'assessment start', '2020-01-08', 45, true],
      ['day 46', 'referral', '2020-01-08', 46, false],
      ['later, day 46', 'assessment start', '2020-01-08', 46, false],
    ],
  )
})

test('a later assessment of a referral runs from its own start, unless the setting says referral', async () => {
  const records = drawn({
    ssd_cin_episodes: `
      cine_referral_id | cine_person_id | cine_referral_date
      r1               | c1             | 2019-01-07`,
    ssd_cin_assessments: `
      cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_start_date | cina_assessment_auth_date
      first              | c1             | r1               | 2019-01-08                 | 2019-02-11
      later              | c1             | r1               | 2019-09-02                 | 2019-10-01
      later, no start    | c1             | r1               |                            | 2019-10-02`,
  })
  const byDefault = await itemsOf(await bench.analyse(records, '2019-10-31'), measure, '2019-10')
  assert.deepEqual(
    byDefault.map((item) => [item.itemId, item.clock, item.startedOn, item.value, item.leftOut]),
    [
      // 2 September to 1 October 2019 is 21 working days.
      ['later', 'assessment start', '2019-09-02', 21, null],
      ['later, no start', 'assessment start', null, null, 'no start'],
    ],
  )
  const fromReferral = await bench.analyse(records, '2019-10-31', {
    laterAssessmentClock: 'referral',
  })
  const items = await itemsOf(fromReferral, measure, '2019-10')
  assert.deepEqual(
    items.map((item) => [item.clock, item.startedOn, item.inNumerator]),
    [
      ['referral', '2019-01-07', false],
      ['referral', '2019-01-07', false],
    ],
  )
})

test('what cannot be timed is listed with its reason and counted in neither number', async () => {
  const analysis = await bench.analyse(
    drawn({
      ssd_cin_episodes: `
        cine_referral_id | cine_person_id | cine_referral_date
        r1               | c1             | 2019-10-10
        r2               | c2             | 2010-12-31
        r3               | c3             | 2019-10-09`,
      ssd_cin_assessments: `
        cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_auth_date
        before referral    | c1             | r1               | 2019-10-09
        before calendar    | c2             | r2               | 2019-10-09
        no referral        | c2             |                  | 2019-10-09
        same day           | c3             | r3               | 2019-10-09`,
    }),
    '2019-10-31',
  )
  const items = await itemsOf(analysis, measure, '2019-10')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.leftOut, item.inNumerator, item.value]),
    [
      ['before calendar', 'outside calendar', null, null],
      ['before referral', 'dates impossible', null, null],
      ['no referral', 'no start', null, null],
      ['same day', null, true, 0],
    ],
  )
  const [figure] = await figuresOf(analysis, measure, '2019-10')
  assert.deepEqual([figure?.numerator, figure?.denominator, figure?.printed], [1, 1, '100.0'])
})

test('the assessment’s own team counts it, else the case worker’s, else it is not recorded', async () => {
  const analysis = await bench.analyse(
    drawn({
      ssd_cin_episodes: `
        cine_referral_id | cine_person_id | cine_referral_date
        r1               | c1             | 2019-10-01
        r2               | c2             | 2019-10-01
        r3               | c3             | 2019-10-01
        r4               | c4             | 2019-10-01`,
      ssd_cin_assessments: `
        cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_auth_date | cina_assessment_team
        own team           | c1             | r1               | 2019-10-20                | T1
        worker's team      | c2             | r2               | 2019-10-20                |
        worker left        | c3             | r3               | 2019-10-20                |
        unknown team       | c4             | r4               | 2019-10-20                | T9`,
      ssd_department: `
        dept_team_id | dept_team_name | dept_team_parent_name
        T1           | First Response | Access
        T2           | North          | Fieldwork`,
      ssd_involvements: `
        invo_involvements_id | invo_person_id | invo_professional_role_id | invo_professional_team | invo_involvement_start_date | invo_involvement_end_date
        i1                   | c1             | CW                        | T2                     | 2019-10-01                  |
        i2                   | c2             | CW                        | T1                     | 2019-10-01                  | 2019-10-20
        i3                   | c2             | CW                        | T2                     | 2019-10-02                  |
        i4                   | c2             | IRO                       | T1                     | 2019-10-19                  |
        i5                   | c3             | CW                        | T2                     | 2019-10-01                  | 2019-10-20`,
    }),
    '2019-10-31',
  )
  const items = await itemsOf(analysis, measure, '2019-10')
  assert.deepEqual(Object.fromEntries(items.map((item) => [item.itemId, item.team])), {
    'own team': 'First Response',
    "worker's team": 'North',
    'worker left': 'Not recorded',
    'unknown team': 'T9',
  })
  const services = await figuresOf(analysis, measure, '2019-10', 'service')
  assert.deepEqual(
    services.map((figure) => [figure.team, figure.denominator]),
    [
      ['Access', 1],
      ['Fieldwork', 1],
      ['Not recorded', 2],
    ],
  )
})

test('an extract without assessments has no data, and one without any in the period counts nothing', async () => {
  const [absent] = await figuresOf(await bench.analyse({}, '2019-10-31'), measure, '2019-10')
  assert.deepEqual(
    [absent?.numerator, absent?.denominator, absent?.value, absent?.printed, absent?.state],
    [null, null, null, '', 'no data'],
  )
  const empty = await bench.analyse({ ssd_cin_assessments: [] }, '2019-10-31')
  const [none] = await figuresOf(empty, measure, '2019-10')
  assert.deepEqual([none?.numerator, none?.denominator, none?.state], [0, 0, 'no data'])
})
