import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { drawn, type RowsByTable } from '#measures/testing/counting-bench.ts'
import type { Plan, PlanMeasure } from '#plan/plan.ts'
import { openPageBench, type PageBench } from '../../testing/page-bench.ts'
import { noWork } from '#plan/testing/plan-work.ts'

const north = 'North & <East>'

/** Audits of a domain by a team: so many good, then so many that are not. */
const audits = (domain: string, team: string, good: number, not: number) =>
  Array.from({ length: good + not }, (_, index) => ({
    audit_id: `${domain} ${team} ${index}`,
    domain,
    person_id: 'c1',
    audit_date: '2019-04-10',
    grade: index < good ? 'good' : 'inadequate',
    team_id: team,
  }))

// Extracted on Tuesday 30 April 2019. Monday 6 May is a bank holiday, so the tenth working day after
// is Wednesday 15 May. Supervision is due a month after the last, or after the case opened.
const records: RowsByTable = {
  ...drawn({
    ssd_department: `
      dept_team_id | dept_team_name | dept_team_parent_name
      N            | North & <East> | Field, work
      S            | South          | Field, work
      W            | West           | Care`,
    ssd_professionals: `
      prof_professional_id | prof_professional_name
      w1                   | Ada Ash
      w2                   | Ben Birch`,
    ssd_involvements: `
      invo_involvements_id | invo_person_id | invo_professional_id | invo_professional_role_id | invo_professional_team | invo_involvement_start_date
      i1                   | c1             | w1                   | CW                        | N                      | 2019-01-01
      i2                   | c2             | w1                   | CW                        | N                      | 2019-01-01
      i3                   | c3             | w1                   | CW                        | N                      | 2019-01-01
      i4                   | c4             | w2                   | CW                        | N                      | 2019-01-01
      i5                   | c5             | w2                   | CW                        | N                      | 2019-01-01
      i6                   | c6             | w2                   | CW                        | N                      | 2019-01-01
      i7                   | c7             |                      | CW                        | S                      | 2019-01-01
      i8                   | c8             | w2                   | CW                        | S                      | 2019-01-01`,
    ssd_cin_episodes: `
      cine_referral_id | cine_person_id | cine_referral_date
      r1               | c1             | 2019-01-01
      r2               | c2             | 2019-01-01
      r3               | c3             | 2019-01-01
      r4               | c4             | 2019-01-01
      r5               | c5             | 2019-01-01
      r6               | c6             | 2019-01-01
      r7               | c7             | 2019-01-01
      r8               | c8             | 2019-01-01`,
    supervisions: `
      supervision_id | person_id | supervision_date | kind
      s1             | c1        | 2019-03-29       | case
      s2             | c2        | 2019-03-30       | case
      s3             | c3        | 2019-04-15       | case
      s4             | c4        | 2019-04-16       | case
      s7             | c7        | 2019-04-16       | case
      s8             | c8        | 2019-04-16       | case`,
    ssd_cla_episodes: `
      clae_cla_episode_id | clae_person_id | clae_cla_episode_start_date
      e4                  | c4             | 2019-02-06`,
    ap_providers: `
      provider_id | name | registered_school | qa_status
      open        | A    | N                 | none`,
    ap_placements: `
      placement_id | person_id | provider_id | start_date | hours_per_week
      p4           | c4        | open        | 2019-03-01 | 18`,
  }),
  audits: [
    ...audits('assessment', 'N', 3, 7),
    ...audits('planning', 'N', 6, 4),
    ...audits('management_oversight', 'N', 9, 1),
    ...audits('assessment', 'S', 0, 5),
    ...audits('planning', 'S', 10, 0),
  ],
}

const bound = (measure: string, value: number): PlanMeasure => ({
  measure,
  statement: measure,
  unit: 'percent',
  status: 'agreed',
  baseline: null,
  previous: null,
  latest: null,
  targets: [
    {
      by: localDate('2020-03-31'),
      form: 'at least',
      value,
      upper: null,
      ideal: null,
      scope: 'every team',
    },
  ],
  assumed: null,
  rationale: null,
  manualFigures: [],
})

const plan: Plan = {
  id: 'plan',
  council: 'Marlshire',
  title: 'Plan',
  inspection: 'Inspection',
  recommendations: [
    {
      ref: '1',
      subject: 'Audits',
      intendedOutcome: '',
      judgedRating: null,
      ratingOverride: null,
      leads: [],
      measures: [
        bound('audit-assessment-good-or-above', 80),
        bound('audit-planning-good-or-above', 75),
        bound('audit-management-oversight-good-or-above', 80),
      ],
    },
  ],
  ...noWork,
}

let bench: PageBench
before(async () => {
  bench = await openPageBench(records, '2019-04-30', () => plan)
})
after(() => bench.close())

const address = (team: string) => `/teams/team?name=${encodeURIComponent(team)}`

async function html(at: string): Promise<string> {
  return (await bench.app.inject({ url: at, headers: { host: 'localhost' } })).body
}

test('a team’s page says how many targets it meets, and what is late of it', async () => {
  const { status, words } = await bench.read(address(north))
  assert.equal(status, 200)
  for (const said of [
    'Team of Field, work North & <East>',
    '1 of 3 measures meets its target in April 2019.',
    '3 things are late and still to be done; 2 more are due within 10 working days of 30 April 2019',
    '6 children with an open case, 2 case workers.',
  ])
    assert.ok(words.includes(said), `${said}\n${words}`)
})

test('its worst three are the furthest from their targets, or from the council without one', async () => {
  const { words } = await bench.read(address(north))
  // 50 of 80 points short is 0.625; supervision, without a target, is 12.5 of the council's 62.5 below,
  // 0.2; planning is 15 of 75 short, 0.2 as well, and comes first as the catalogue has it.
  const order = [
    'The three furthest behind',
    '30.0% Assessment graded good or above in case-file audits (3 of 10), 50.0 points from the target of at least 80%',
    '60.0% Planning graded good or above in case-file audits (6 of 10), 15.0 points from the target of at least 75%',
    '50.0% Supervision meeting the standard (3 of 6), 12.5 points below the council’s 62.5%; there is no target',
    'All measures in April 2019',
  ]
  const places = order.map((one) => words.indexOf(one))
  assert.ok(
    places.every((place) => place > 0),
    `${places.join()}\n${words}`,
  )
  assert.deepEqual(
    places,
    places.toSorted((one, other) => one - other),
  )
})

test('each measure stands beside the council’s, with its verdict for this team', async () => {
  const { words } = await bench.read(address(north))
  for (const said of [
    '30.0% 3 of 10 20.0% 10.0 points above, better not met at least 80% in every team',
    '60.0% 6 of 10 80.0% 20.0 points below, worse not met at least 75% in every team',
    '90.0% 9 of 10 90.0% the same met at least 80% in every team',
    '50.0% 3 of 6 62.5% 12.5 points below, worse no target',
  ])
    assert.ok(words.includes(said), `${said}\n${words}`)
  const south = (await bench.read(address('South'))).words
  assert.match(south, /1 of 1 measure meets its target/)
  assert.match(south, /0\.0% 0 of 5 20\.0% 20\.0 points below, worse too few to decide/)
})

test('late children come first, then the soonest due, each with its case worker', async () => {
  const { words } = await bench.read(address(north))
  const list = words.slice(words.indexOf('Late, and about to be late on 30 April 2019'))
  assert.match(list, /Supervision 3 late , 2 due soon/)
  const order = [
    'c5 Supervision 88 days late 1 February 2019. Supervision overdue Ben Birch',
    'c6 Supervision 88 days late 1 February 2019. Supervision overdue Ben Birch',
    'c1 Supervision 1 day late 29 April 2019. Supervision overdue Ada Ash',
    'c2 Supervision due now 30 April 2019. Supervised in time Ada Ash',
    'c3 Supervision 15 days left 15 May 2019. Supervised in time Ada Ash',
  ]
  const places = order.map((one) => list.indexOf(one))
  assert.ok(
    places.every((place) => place > 0),
    `${places.join()}\n${list}`,
  )
  assert.deepEqual(
    places,
    places.toSorted((one, other) => one - other),
  )
  // Due on 16 May, the eleventh working day after.
  assert.doesNotMatch(list, /c4/)
  assert.match(
    await html(address(north)),
    /href="\/measures\/supervision-meeting-standard\/items\?period=2019-04&amp;team=North\+%26\+%3CEast%3E&amp;show=late"/,
  )
})

test('a team with nothing late says so, and one of another service is not told of a concern', async () => {
  const south = (await bench.read(address('South'))).words
  assert.match(south, /Nothing is late, and nothing due within 10 working days of 30 April 2019\./)
  assert.doesNotMatch(south, /concern/)
  assert.match(
    (await bench.read(address(north))).words,
    /1 child is a concern: in care, and placed for 18 or more hours a week .* Show it/,
  )
})

test('a service is shown as a whole, with its teams', async () => {
  const { status, words } = await bench.read('/teams/service?name=Field%2C+work')
  assert.equal(status, 200)
  assert.match(words, /8 children with an open case\. Teams: North & <East> , South \./)
  assert.match(words, /20\.0% 3 of 15 20\.0% the same not met/)
  assert.match(words, /c5 Supervision 88 days late .* North & <East> Ben Birch/)
})

test('a period chosen is the period shown, and what is late is of the extract all the same', async () => {
  const { words } = await bench.read(`${address(north)}&period=2019-03`)
  assert.match(words, /No measure can be held against its target in March 2019\./)
  assert.match(words, /With nothing to count in March 2019: Assessment graded good or above/)
  assert.match(words, /Late, and about to be late on 30 April 2019/)
  assert.equal((await bench.read(`${address(north)}&period=2030-03`)).status, 404)
})

test('a team or service that nothing is of is a page that says so', async () => {
  for (const at of [address('<b>Nowhere'), '/teams/team', '/teams/service?name=South']) {
    const { status, words } = await bench.read(at)
    assert.equal(status, 404)
    assert.match(words, /There is no such (team|service) Nothing in the extract shown now is of a/)
  }
  assert.equal((await bench.read(`${address('a')}&name=b`)).status, 400)
})

test('names stand in pages and addresses as they are, and the browser keeps no child', async () => {
  const reply = await bench.app.inject({ url: address(north), headers: { host: 'localhost' } })
  assert.equal(reply.headers['cache-control'], 'no-store')
  assert.doesNotMatch(reply.body, /<East>/)
  assert.match(reply.body, /<input type="hidden" name="name" value="North &amp; &lt;East&gt;">/)
  assert.doesNotMatch(/<title>(.*)<\/title>/.exec(reply.body)?.[1] ?? '', /c\d/)
})

test('teams are listed by service, the one that meets the smallest share of targets first', async () => {
  const { status, words } = await bench.read('/teams')
  assert.equal(status, 200)
  const order = [
    'Teams 1 of 2 teams meets every target in April 2019.',
    'Care Teams of Care in April 2019, worst first Team Open cases Case workers Targets met Furthest behind West 0 0 none to meet nothing',
    'Field, work Teams of Field, work in April 2019, worst first',
    'North & <East> 6 2 1 of 3 Assessment graded good or above in case-file audits: 30.0% (3 of 10), 50.0 points from the target of at least 80%',
    'South 2 1 1 of 1 nothing',
  ]
  const places = order.map((one) => words.indexOf(one))
  assert.ok(
    places.every((place) => place > 0),
    `${places.join()}\n${words}`,
  )
  assert.deepEqual(
    places,
    places.toSorted((one, other) => one - other),
  )
  const page = await html('/teams')
  assert.match(page, /href="\/teams\/team\?name=North\+%26\+%3CEast%3E&amp;period=2019-04"/)
  assert.match(page, /href="\/teams\/service\?name=Field%2C\+work&amp;period=2019-04"/)
})

test('what is late of a team is each reader’s own, whoever asked before', async (t) => {
  t.after(() => bench.door.hide())
  const read = async () => (await bench.read(address(north))).words
  bench.door.hide()
  assert.match(await read(), /\bc1\b/)
  bench.door.hide('c1')
  const hidden = await read()
  assert.doesNotMatch(hidden, /\bc1\b/)
  assert.match(hidden, /\bc2\b/)
  bench.door.hide()
  assert.match(await read(), /\bc1\b/)
})
