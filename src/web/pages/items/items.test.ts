import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { drawn } from '#measures/testing/counting-bench.ts'
import { openPageBench, type PageBench } from '../../testing/page-bench.ts'

// Extracted on Thursday 11 April 2019. Good Friday is 19 April and Easter Monday 22 April, so the
// tenth working day after is Monday 29 April.
const records = drawn({
  ssd_department: `
    dept_team_id | dept_team_name | dept_team_parent_name
    N            | North & <East> | Field, work
    S            | South          | Field, work
    W            | =West          | Care`,
  ssd_professionals: `
    prof_professional_id | prof_professional_name
    w1                   | Ada Ash
    w2                   | =SUM(A1)
    w3                   |`,
  ssd_involvements: `
    invo_involvements_id | invo_person_id | invo_professional_id | invo_professional_role_id | invo_professional_team | invo_involvement_start_date
    i1                   | c1             | w1                   | CW                        | S                      | 2019-01-01
    i2                   | c2             | w2                   | CW                        | S                      | 2019-01-01
    i3                   | c3             | w3                   | CW                        | S                      | 2019-01-01
    i5                   | c5             | w1                   | CW                        | W                      | 2019-01-01
    i7                   | c7             | w1                   | CW                        | W                      | 2019-01-01
    i8                   | c8             | w1                   | CW                        | W                      | 2019-01-01`,
  ssd_cin_episodes: `
    cine_referral_id | cine_person_id | cine_referral_date
    r1               | c1             | 2019-02-06
    r2               | c2             | 2019-02-07
    r3               | c3             | 2019-02-21
    r4               | c4             | 2019-02-22
    r5               | c5             | 2019-04-03
    r6               | c6             | 2019-04-04
    r7               | c7             | 2019-04-05
    r8               | c8             | 2019-04-05`,
  ssd_cin_assessments: `
    cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_start_date | cina_assessment_team
    due 10 April       | c1             | r1               | 2019-02-06                 | N
    due 11 April       | c2             | r2               | 2019-02-07                 | N
    due 29 April       | c3             | r3               | 2019-02-21                 | S
    due 30 April       | c4             | r4               | 2019-02-22                 | S
    five               | c5             | r5               | 2019-04-03                 | W
    six                | c6             | r6               | 2019-04-04                 | W
    seven              | c7             | r7               | 2019-04-05                 | W
    eight              | c8             | r8               | 2019-04-05                 | W`,
  assessment_child_seen: `
    assessment_id | person_id | seen_date
    due 10 April  | c1        | 2019-02-07
    due 11 April  | c2        | 2019-02-07
    due 29 April  | c3        | 2019-02-22
    due 30 April  | c4        | 2019-02-22
    eight         | c8        | 2019-04-08`,
  ssd_cla_episodes: `
    clae_cla_episode_id | clae_person_id | clae_cla_episode_start_date
    e1                  | c1             | 2019-02-06
    e2                  | c2             | 2019-02-07`,
  ap_providers: `
    provider_id | name | registered_school | qa_status
    open        | A    | N                 | none`,
  ap_placements: `
    placement_id | person_id | provider_id | start_date | end_date | hours_per_week
    p1           | c1        | open        | 2019-03-01 |          | 18
    p2           | c2        | open        | 2019-03-01 |          | 17.9`,
})

const open45 = '/measures/assessments-open-over-45-working-days/items?period=2019-04'
const seen = '/measures/children-seen-within-5-days/items?period=2019-04'

let bench: PageBench
before(async () => {
  bench = await openPageBench(records, '2019-04-11', () => undefined)
})
after(() => bench.close())

async function file(address: string): Promise<string[]> {
  const url = address.replace('/items?', '/items.csv?')
  const reply = await bench.app.inject({ url, headers: { host: 'localhost' } })
  assert.equal(reply.statusCode, 200)
  return reply.body.trimEnd().split('\n').slice(1)
}

const ids = async (address: string) => (await file(address)).map((line) => line.split(',')[0] ?? '')

async function html(address: string): Promise<string> {
  const reply = await bench.app.inject({ url: address, headers: { host: 'localhost' } })
  return reply.body
}

test('late is from the day after the last day in time, and soon is due within 10 working days', async () => {
  const { words } = await bench.read(open45)
  assert.match(words, /due 10 April c1 1 working day late Open past its last day/)
  assert.match(words, /due 11 April c2 due now Open, still in time/)
  assert.match(words, /due 29 April c3 10 working days left Open, still in time/)
  assert.match(words, /due 30 April c4 met Open, still in time 30 April 2019/)
  assert.match(
    words,
    /2 are about to be late: due within 10 working days of 11 April 2019\. Show them/,
  )
  assert.deepEqual(await ids(`${open45}&show=soon`), ['due 11 April', 'due 29 April'])
  assert.deepEqual(await ids(`${open45}&show=late`), ['due 10 April'])
})

test('what falls due after the period is shown as due soon, and is no part of the figure', async () => {
  // Due on 10, 11 and, twice, 12 April: the fifth working days after 3, 4 and 5 April.
  const april = await bench.read(seen)
  assert.match(april.words, /April 2019: 0 of 2/)
  assert.match(april.words, /five c5 1 working day late Not seen yet 10 April 2019/)
  assert.match(april.words, /six c6 due now Not seen yet 11 April 2019/)
  assert.match(april.words, /seven c7 1 working day left Not seen yet 12 April 2019/)
  // Left out as not yet due, but done: nothing is about to be late.
  assert.match(april.words, /eight c8 left out: not yet due/)
  assert.deepEqual(await ids(`${seen}&show=soon`), ['six', 'seven'])
  // The figure of March, the latest whole month, has none of them in it.
  const march = seen.replace('2019-04', '2019-03')
  assert.deepEqual(await ids(march), ['due 30 April'])
  assert.deepEqual(await ids(`${march}&show=soon`), ['six', 'seven'])
  assert.match(
    (await bench.read(march)).words,
    /2 are about to be late.*They fall due after this period/,
  )
  // An earlier month says nothing of now.
  assert.deepEqual(await ids(`${seen.replace('2019-04', '2019-02')}&show=soon`), [])
})

test('each row names its case worker, by id without a name, or that none is recorded', async () => {
  const { words } = await bench.read(open45)
  assert.match(words, /6 February 2019 referral 46 North & <East> Field, work Ada Ash/)
  assert.match(words, /21 February 2019 referral 35 South Field, work w3/)
  assert.match(words, /22 February 2019 referral 34 South Field, work Not recorded/)
})

test('a list is narrowed to one case worker, and the figure stays that of all', async () => {
  const { words } = await bench.read(`${open45}&worker=w1`)
  assert.match(words, /Council, April 2019: 1/)
  assert.match(words, /Case worker Ada Ash has 4 of 8 rows\. The figure is of all\./)
  assert.deepEqual(await ids(`${open45}&worker=w1`), ['due 10 April', 'five', 'eight', 'seven'])
  assert.deepEqual(await ids(`${open45}&worker=Not+recorded`), ['due 30 April', 'six'])
  assert.deepEqual(await ids(`${open45}&worker=nobody`), [])
})

test('a service is narrowed to a team of it; another service chosen after leaves the team', async () => {
  const care = `${open45}&service=Care`
  assert.deepEqual((await ids(care)).length, 4)
  assert.match((await bench.read(`${care}&team=South`)).words, /Care, April 2019: 0/)
  const both = `${open45}&service=${encodeURIComponent('Field, work')}&team=South`
  assert.deepEqual(await ids(both), ['due 29 April', 'due 30 April'])
  const page = await html(both)
  assert.match(page, /<option value="Field, work" selected>/)
  assert.match(page, /<option value="South" selected>/)
  assert.doesNotMatch(page, /<option value="=West">/)
})

test('a heading sorts by its column, then the other way, and says so', async () => {
  const page = await html(`${open45}&sort=team`)
  assert.match(page, /Sorted by team, A to Z\./)
  assert.match(
    page,
    /<th scope="col" role="columnheader" aria-sort="ascending"[^>]*><a[^>]*sort=team&amp;order=down">Team/,
  )
  assert.equal(page.match(/aria-sort=/g)?.length, 1)
  const byTeam = 'five, six, eight, seven, due 10 April, due 11 April, due 29 April, due 30 April'
  assert.equal((await ids(`${open45}&sort=team`)).join(', '), byTeam)
  assert.deepEqual((await ids(`${open45}&sort=due&order=down`)).at(-1), 'due 10 April')
  assert.match(
    (await bench.read(`${open45}&sort=due&order=down`)).words,
    /Sorted by due, latest first\./,
  )
  assert.match(await html(open45), /aria-sort="other"[^>]*><a[^>]*>How it stands/)
  // Those without a case worker come last either way.
  for (const order of ['', '&order=down'])
    assert.deepEqual((await ids(`${open45}&sort=worker${order}`)).slice(-2), [
      'due 30 April',
      'six',
    ])
})

test('sorting keeps what the list is narrowed to, and narrowing keeps how it is sorted', async () => {
  const page = await html(`${open45}&team=South&worker=w3&show=soon&sort=due&order=down`)
  assert.match(
    page,
    /items\?period=2019-04&amp;team=South&amp;worker=w3&amp;show=soon&amp;sort=worker"/,
  )
  assert.match(page, /<input type="hidden" name="sort" value="due">/)
  assert.match(page, /<input type="hidden" name="order" value="down">/)
  assert.match(
    page,
    /items\.csv\?period=2019-04&amp;team=South&amp;worker=w3&amp;show=soon&amp;sort=due&amp;order=down"/,
  )
})

test('a child in care with an unregistered provider is a concern on every list', async () => {
  for (const address of [
    open45,
    '/measures/alternative-provision-quality-assured/items?period=2019-04',
  ]) {
    const { words } = await bench.read(address)
    assert.match(words, /1 child is a concern: in care, and placed for 18 or more hours a week/)
    assert.equal(words.match(/Unregistered provider/g)?.length, 1)
  }
  assert.deepEqual(await ids(`${open45}&show=concern`), ['due 10 April'])
  assert.match((await file(open45))[0] ?? '', /,unregistered provider$/)
})

test('names that would run in a spreadsheet or a page do neither', async () => {
  const lines = await file(open45)
  assert.match(lines[0] ?? '', /,North & <East>,.*,"Field, work",Ada Ash,,/)
  assert.match(lines[1] ?? '', /,'=SUM\(A1\),0 working days,/)
  assert.match(lines.find((line) => line.startsWith('five')) ?? '', /,'=West,/)
  const page = await html(`${open45}&team=${encodeURIComponent('North & <East>')}`)
  assert.match(page, /North &amp; &lt;East&gt;, April 2019/)
  assert.match(page, /href="\/teams\/team\?name=North\+%26\+%3CEast%3E&amp;period=2019-04"/)
  assert.doesNotMatch(page, /<East>/)
})
