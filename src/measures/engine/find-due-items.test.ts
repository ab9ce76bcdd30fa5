import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { everyTeam } from '#records/viewer-scope.ts'
import { catalogue } from '../catalogue/index.ts'
import {
  drawn,
  openCountingBench,
  type CountingBench,
  type RowsByTable,
} from '../testing/counting-bench.ts'
import { findDueItems } from './find-due-items.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

/** What is due by 14 November 2019, on 31 October: each measure and item with its due day. */
async function due(records: RowsByTable, scope = everyTeam): Promise<string[]> {
  const analysis = await bench.analyse(records, '2019-10-31')
  const found = await findDueItems(analysis, scope, catalogue, localDate('2019-11-14'))
  return found.map(({ measure, item }) => `${measure.id} ${item.itemId} ${item.dueOn}`)
}

test('what a stock has not done is due until the day asked about, soonest first', async () => {
  const records = drawn({
    ssd_cin_episodes: `
      cine_referral_id | cine_person_id | cine_referral_date
      r1               | c1             | 2019-01-01
      r2               | c2             | 2019-01-01
      r3               | c3             | 2019-01-01`,
    supervisions: `
      supervision_id | person_id | supervision_date | kind
      s1             | c1        | 2019-10-15       | case
      s2             | c2        | 2019-10-14       | case
      s3             | c3        | 2019-09-29       | case`,
  })
  assert.deepEqual(await due(records), [
    'supervision-meeting-standard c3 2019-10-29',
    'supervision-meeting-standard c2 2019-11-14',
  ])
})

const referred = drawn({
  ssd_cin_episodes: `
    cine_referral_id | cine_person_id | cine_referral_date | cine_close_date
    open             | c1             | 2019-10-01         |
    closed           | c2             | 2019-10-01         | 2019-10-20
    again            | c3             | 2019-10-01         | 2019-10-20
    since            | c3             | 2019-10-25         |
    new              | c4             | 2019-10-30         |
    seen             | c5             | 2019-10-30         |`,
  ssd_cin_assessments: `
    cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_start_date
    a open             | c1             | open             | 2019-10-01
    a closed           | c2             | closed           | 2019-10-01
    a again            | c3             | again            | 2019-10-01
    a since            | c3             | since            | 2019-10-25
    a new              | c4             | new              | 2019-10-30
    a seen             | c5             | seen             | 2019-10-30`,
  assessment_child_seen: `
    assessment_id | person_id | seen_date
    a seen        | c5        | 2019-10-31`,
})

test('an event that is not done is due while the case it began in is open', async () => {
  const seen = (await due(referred)).filter((one) => one.startsWith('children-seen'))
  // The fifth working days after 1, 25 and 30 October.
  assert.deepEqual(seen, [
    'children-seen-within-5-days a open 2019-10-08',
    'children-seen-within-5-days a since 2019-11-01',
    'children-seen-within-5-days a new 2019-11-06',
  ])
})

test('a question asked of a stock and of an event is listed for the stock alone', async () => {
  const records = drawn({
    ssd_cin_episodes: `
      cine_referral_id | cine_person_id | cine_referral_date
      r1               | c1             | 2019-01-01`,
    ssd_cla_episodes: `
      clae_cla_episode_id | clae_person_id | clae_cla_id | clae_cla_episode_start_date
      e1                  | c1             | p1          | 2019-02-01`,
    ssd_cla_reviews: `
      clar_cla_review_id | clar_cla_id | clar_cla_review_date
      v1                 | p1          | 2019-03-01
      v2                 | p1          | 2019-06-03`,
  })
  assert.deepEqual(await due({ ...records, permanence_decisions: [] }), [
    'permanence-plan-by-second-review c1 2019-06-03',
  ])
})

test('a viewer is shown no child outside their scope', async () => {
  const nobody = { ...everyTeam, hidden: ['c1', 'c4'] }
  const seen = (await due(referred, nobody)).filter((one) => one.startsWith('children-seen'))
  assert.deepEqual(seen, ['children-seen-within-5-days a since 2019-11-01'])
})
