import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { scopeOfTeams } from '#records/testing/scope-of-teams.ts'
import { everyTeam, type ViewerScope } from '#records/viewer-scope.ts'
import { assessmentsWithin45WorkingDays as assessments } from '../catalogue/assessments-within-45-working-days.ts'
import { recordingComplaints as complaints } from '../catalogue/recording-complaints.ts'
import { changedItemsOnBench } from '../testing/compare-bench.ts'
import { drawn, openCountingBench, type CountingBench } from '../testing/counting-bench.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

/** Assessments of referrals made on 1 February 2019, whose 45th working day is 5 April. */
const extractOf = (extractedOn: string, drawing: string, settings = {}) => {
  const rows = drawn({
    ssd_department: `
      dept_team_id | dept_team_name | dept_team_parent_name
      N            | North          | Fieldwork
      S            | South          | Fieldwork`,
    ssd_cin_assessments: drawing,
  })
  const referrals = (rows['ssd_cin_assessments'] ?? []).map((row) => ({
    cine_referral_id: row['cina_referral_id'],
    cine_person_id: row['cina_person_id'],
    cine_referral_date: '2019-02-01',
  }))
  return { rows: { ...rows, ssd_cin_episodes: referrals }, extractedOn, settings }
}

const sides = {
  before: extractOf(
    '2019-04-30',
    `
    cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_auth_date | cina_assessment_team
    kept               | c1             | r1               | 2019-03-01                | N
    taken out          | c2             | r2               | 2019-03-04                | N
    moved to April     | c3             | r3               | 2019-03-29                | N
    other team         | c4             | r4               | 2019-03-05                | N`,
  ),
  after: extractOf(
    '2019-05-31',
    `
    cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_auth_date | cina_assessment_team
    kept               | c1             | r1               | 2019-03-01                | N
    moved to April     | c3             | r3               | 2019-04-08                | N
    other team         | c4             | r4               | 2019-03-05                | S
    came late          | c5             | r5               | 2019-03-06                | S`,
  ),
}

/** Each as `period item: reason, team numerator/denominator, before and after`. */
async function told(
  scope: ViewerScope,
  measure = assessments,
  of: Parameters<typeof changedItemsOnBench>[2] = sides,
): Promise<string[]> {
  const items = await changedItemsOnBench(bench, [measure], of, scope)
  return items.map((one) => {
    const was = `${one.teamBefore} ${one.numeratorBefore}/${one.denominatorBefore}`
    const is = `${one.teamAfter} ${one.numeratorAfter}/${one.denominatorAfter}`
    return `${one.period} ${one.itemId}: ${one.reason}, ${was} to ${is}`
  })
}

const inMarch = {
  cameLate: '2019-03 came late: appeared, null null/null to South 1/1',
  moved: '2019-03 moved to April: past date changed, North 1/1 to null null/null',
  otherTeam: '2019-03 other team: moved team, North 1/1 to South 1/1',
  takenOut: '2019-03 taken out: gone, North 1/1 to null null/null',
}
const inApril = '2019-04 moved to April: past date changed, null null/null to North 0/1'

test('each item that changed a figure is told with its reason, its teams and what it adds', async () => {
  const { cameLate, moved, otherTeam, takenOut } = inMarch
  assert.deepEqual(await told(everyTeam), [cameLate, moved, otherTeam, takenOut, inApril])
})

test('a viewer is told of the items of their own teams, those that are gone among them', async () => {
  assert.deepEqual(await told(scopeOfTeams(['North'])), [inMarch.moved, inMarch.takenOut, inApril])
  assert.deepEqual(await told(scopeOfTeams(['South'])), [inMarch.cameLate, inMarch.otherTeam])
  assert.deepEqual(await told(scopeOfTeams([])), [])
})

test('a restricted child’s items are told to nobody who is not named, gone or not', async () => {
  const service = { ...scopeOfTeams([]), services: ['Fieldwork'] }
  const { cameLate, moved, otherTeam, takenOut } = inMarch
  assert.deepEqual(await told(service), [cameLate, moved, otherTeam, takenOut, inApril])
  assert.deepEqual(await told({ ...service, hidden: ['c2', 'c3'] }), [cameLate, otherTeam])
  assert.deepEqual(await told({ ...everyTeam, hidden: ['c2', 'c3'] }), [cameLate, otherTeam])
})

const received = (drawing: string) => drawn({ complaints: drawing })

test('an item of a count has no denominator', async () => {
  const of = {
    before: {
      rows: received('complaint_id | received_date | category'),
      extractedOn: '2019-04-30',
    },
    after: {
      rows: received(`
        complaint_id | received_date | category
        c            | 2019-03-12    | recording`),
      extractedOn: '2019-05-31',
    },
  }
  assert.deepEqual(await told(everyTeam, complaints, of), [
    '2019-03 c: appeared, null null/null to Not recorded 1/null',
  ])
})

const oneOn = (day: string) => `
  cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_auth_date | cina_assessment_team
  a                  | c1             | r1               | ${day}                | N`

test('an item that a setting moved and a record put back is told twice', async () => {
  // 1 April is the 41st working day after 1 February, 29 March the 40th.
  const of = {
    before: extractOf('2019-04-30', oneOn('2019-04-02')),
    after: extractOf('2019-05-31', oneOn('2019-04-01'), { assessmentWorkingDays: 41 }),
  }
  assert.deepEqual(await told(everyTeam, assessments, of), [
    '2019-04 a: rule or setting changed, North 1/1 to North 0/1',
    '2019-04 a: past date changed, North 0/1 to North 1/1',
  ])
})
