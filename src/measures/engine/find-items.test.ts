import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { alternativeProvisionQualityAssured } from '../catalogue/alternative-provision-quality-assured.ts'
import { assessmentsWithin45WorkingDays } from '../catalogue/assessments-within-45-working-days.ts'
import { childrenWithPermanence } from '../catalogue/children-with-permanence.ts'
import { drawn, itemsOf, openCountingBench, type CountingBench } from '../testing/counting-bench.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

const placed = drawn({
  ap_placements: `
    placement_id  | person_id | provider_id | start_date | end_date   | hours_per_week
    18 hours      | c1        | open        | 2019-09-02 |            | 18
    under 18      | c2        | open        | 2019-09-02 |            | 17.5
    hours unknown | c3        | open        | 2019-09-02 |            |
    registered    | c4        | school      | 2019-09-02 |            | 25
    not in care   | c5        | open        | 2019-09-02 |            | 25
    first day     | c6        | open        | 2019-10-31 |            | 25
    short breaks  | c7        | open        | 2019-09-02 |            | 25
    no provider   | c8        | nowhere     | 2019-09-02 |            | 25`,
  ap_providers: `
    provider_id | name | registered_school
    open        | A    | N
    school      | B    | Y`,
  ssd_cla_episodes: `
    clae_cla_episode_id | clae_person_id | clae_cla_episode_start_date | clae_cla_episode_ceased_date
    e1                  | c1             | 2018-01-01                  |
    e2                  | c2             | 2018-01-01                  |
    e3                  | c3             | 2018-01-01                  |
    e4                  | c4             | 2018-01-01                  |
    e5                  | c5             | 2018-01-01                  | 2019-10-31
    e6                  | c6             | 2018-01-01                  |
    e7                  | c7             | 2018-01-01                  |
    e8                  | c8             | 2018-01-01                  |`,
  ssd_legal_status: `
    lega_legal_status_id | lega_person_id | lega_legal_status | lega_legal_status_start_date
    l7                   | c7             | V3                | 2018-01-01`,
})

test('a child in care 18 hours a week with an unregistered provider is a concern', async () => {
  const analysis = await bench.analyse(placed, '2019-10-31')
  const items = await itemsOf(analysis, alternativeProvisionQualityAssured, '2019-10')
  assert.equal(items.length, 8)
  assert.deepEqual(
    items.filter(({ concern }) => concern !== null).map(({ itemId }) => itemId),
    ['18 hours', 'first day'],
  )
})

test('the concern is of the child, on the day asked about, whatever is listed', async () => {
  const analysis = await bench.analyse(
    { ...placed, ssd_cla_placement: [], matching: [] },
    '2019-10-31',
  )
  const of = async (period: string) =>
    (await itemsOf(analysis, childrenWithPermanence, period))
      .filter(({ concern }) => concern === 'unregistered provider')
      .map(({ itemId }) => itemId)
  // On 30 September c5 was still in care, and the placement of c6 had not begun.
  assert.deepEqual(await of('2019-09'), ['c1', 'c5'])
  assert.deepEqual(await of('2019-10'), ['c1', 'c6'])
})

test('an item names the case worker of the day it counts, though the record has its own team', async () => {
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
        changed that day   | c1             | r1               | 2019-10-10                | S
        the day before     | c2             | r2               | 2019-10-09                | S
        has no name        | c3             | r3               | 2019-10-10                | S
        nobody             | c4             | r4               | 2019-10-10                | S`,
      ssd_professionals: `
        prof_professional_id | prof_professional_name
        w1                   | Ada Ash
        w2                   | Ben Birch
        w3                   |`,
      ssd_involvements: `
        invo_involvements_id | invo_person_id | invo_professional_id | invo_professional_role_id | invo_professional_team | invo_involvement_start_date | invo_involvement_end_date
        i1                   | c1             | w1                   | CW                        | N                      | 2019-09-01                  | 2019-10-10
        i2                   | c1             | w2                   | CW                        | N                      | 2019-10-10                  |
        i3                   | c2             | w1                   | CW                        | N                      | 2019-09-01                  | 2019-10-10
        i4                   | c2             | w2                   | CW                        | N                      | 2019-10-10                  |
        i5                   | c3             | w3                   | CW                        | N                      | 2019-09-01                  |
        i6                   | c4             | w1                   | IRO                       | N                      | 2019-09-01                  |`,
    }),
    '2019-10-31',
  )
  const items = await itemsOf(analysis, assessmentsWithin45WorkingDays, '2019-10')
  assert.deepEqual(
    Object.fromEntries(items.map(({ itemId, team, worker }) => [itemId, [team, worker]])),
    {
      'changed that day': ['S', 'Ben Birch'],
      'the day before': ['S', 'Ada Ash'],
      'has no name': ['S', 'w3'],
      nobody: ['S', 'Not recorded'],
    },
  )
})
