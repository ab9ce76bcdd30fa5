import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { parsePeriod } from '#calendar/periods.ts'
import { catalogue } from '#measures/catalogue/index.ts'
import { drawn } from '#measures/testing/counting-bench.ts'
import type { Plan } from '#plan/plan.ts'
import { everyTeam } from '#records/viewer-scope.ts'
import { openPageBench, type PageBench } from '../testing/page-bench.ts'
import { noWork } from '#plan/testing/plan-work.ts'

const at = '/measures/assessments-within-45-working-days'

// Of five assessments authorised in October 2019, North's two are in time (one on the Saturday after
// its 45th working day, Friday 4 October), South's one is late, one has no referral; West's is in time.
const records = drawn({
  ssd_person: `
    pers_person_id | pers_dob
    c1             | 2012-01-01
    c2             | 2012-01-01
    c3             | 2012-01-01
    =c4            | 2012-01-01
    c5             | 2012-01-01`,
  ssd_department: `
    dept_team_id | dept_team_name | dept_team_parent_name
    N            | North & East   | Fieldwork
    S            | South          | Fieldwork
    W            | West           | Care`,
  ssd_cin_episodes: `
    cine_referral_id | cine_person_id | cine_referral_date
    r1               | c1             | 2019-08-01
    r2               | c2             | 2019-09-02
    r3               | c3             | 2019-06-03
    r5               | c5             | 2019-10-01`,
  ssd_cin_assessments: `
    cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_auth_date | cina_assessment_team
    saturday           | c1             | r1               | 2019-10-05                | N
    in time            | c2             | r2               | 2019-10-08                | N
    late               | c3             | r3               | 2019-10-14                | S
    no referral        | =c4            |                  | 2019-10-10                | S
    west               | c5             | r5               | 2019-10-09                | W`,
})

const plan: Plan = {
  id: 'plan',
  council: 'Marlshire County Council',
  title: 'Improvement plan',
  inspection: 'Inspection of 2019',
  recommendations: [
    {
      ref: '2019.1',
      subject: 'Timely <assessments>',
      intendedOutcome: 'Help comes in time.',
      judgedRating: { rating: 'amber', by: null, on: null, reason: null },
      ratingOverride: null,
      leads: ['Head of Service'],
      measures: [
        {
          measure: 'assessments-within-45-working-days',
          statement: 'assessments in time',
          unit: 'percent',
          status: 'agreed',
          baseline: null,
          previous: null,
          latest: null,
          targets: [
            {
              by: localDate('2020-03-31'),
              form: 'at least',
              value: 85,
              upper: null,
              ideal: null,
              scope: 'council',
            },
          ],
          assumed: 'It may be meant for all.',
          rationale: null,
          manualFigures: [],
        },
      ],
    },
  ],
  ...noWork,
}

let planNow: Plan | undefined = plan
let bench: PageBench
before(async () => {
  bench = await openPageBench(records, '2019-10-31', () => planNow)
})
after(() => bench.close())

test('the plan shows both ratings, the figure with its base and where it comes from', async () => {
  const { status, words } = await bench.read('/')
  assert.equal(status, 200)
  for (const said of [
    '2019.1 Timely <assessments>',
    'Judged Amber',
    'Computed',
    '75.0% 3 of 4',
    '10.0 points under at least 85% by 31 March 2020',
    'Evaluation mode',
    'extract of 31 October 2019',
  ])
    assert.ok(words.includes(said), `${said}\n${words}`)
})

test('all measures stand under their recommendation, the rest after, each with where it stands', async () => {
  const { status, words, html } = await bench.read('/measures')
  assert.equal(status, 200)
  assert.match(words, /24 measures are counted from the children’s records; 1 of them answer/)
  const [bound = '', , rest = ''] = words.split('Measures of no recommendation')
  assert.match(
    bound,
    /2019\.1 Timely <assessments>.*within 45 working days 75\.0% 3 of 4 75\.0 to 75\.0 at least 85% by 31 March 2020 not met too early to say/,
  )
  assert.match(rest, /of their own start no data no data no target not applicable not known/)
  assert.equal(html.match(/<th scope="row"/g)?.length, 24)
  planNow = undefined
  assert.match((await bench.read('/measures')).words, /All measures/)
  planNow = plan
})

test('a measure shows its verdict, its teams worst first, its definition and what is assumed', async () => {
  const { status, words } = await bench.read(at)
  assert.equal(status, 200)
  for (const said of [
    'Recommendation 2019.1',
    'October 2019: 75.0% (3 of 4).',
    'Not met: 75.0% overall (3 of 4), against at least 85%.',
    'Assumed: It may be meant for all.',
    'South 0.0 0 of 1 too few to decide',
    'North & East 100.0 2 of 2 too few to decide',
    'Fieldwork 66.7 2 of 3',
    'Q3 2019-20 (so far) 75.0 3 of 4',
    'Too early to say: 1 month so far, and it takes 7.',
    'Assessment working days: 45',
  ])
    assert.ok(words.includes(said), `${said}\n${words}`)
  assert.ok(words.indexOf('South 0.0') < words.indexOf('North & East 100.0'))
})

test('a period chosen is the period shown, and one without figures says so', async () => {
  assert.match((await bench.read(`${at}?period=2019-09`)).words, /September 2019: no data\./)
  assert.match((await bench.read(`${at}?period=2019-20`)).words, /2019-20: 75\.0% \(3 of 4\)\./)
  for (const period of ['2016-10', '2019-11', 'October', '2019-04..2019-09']) {
    const { status, words } = await bench.read(`${at}?period=${period}`)
    assert.equal(status, 404)
    assert.match(words, /There are no figures of that period/)
  }
})

test('a list is headed by its figure’s own numbers, late first, left out last with the reason', async () => {
  const { status, words } = await bench.read(`${at}/items?period=2019-10`)
  assert.equal(status, 200)
  assert.match(words, /Council, October 2019: 3 of 4/)
  assert.match(words, /1 was not in time/)
  assert.match(words, /1 more is left out of the figure/)
  // The 45th working day after 3 June 2019 is 5 August; 14 October is the 94th.
  assert.match(
    words,
    /late c3 49 working days late Authorised late 5 August 2019 14 October 2019 3 June 2019 referral/,
  )
  const order = ['late c3', 'saturday c1', 'in time c2', 'west c5', 'no referral =c4']
  const places = order.map((one) => words.indexOf(one))
  assert.ok(
    places.every((place) => place > 0),
    words,
  )
  assert.deepEqual(
    places,
    places.toSorted((one, other) => one - other),
  )
  assert.match(words, /no referral =c4 left out: no start/)
})

test('a measure says what is left out, by reason, and leads to as many rows of its list', async () => {
  const { words, html } = await bench.read(at)
  assert.match(words, /by reason Reason Left out No start It has no referral[^.]*\. 1/)
  assert.match(words, /Problems in the data it reads None in ssd_/)
  const href = /href="([^"]+show=left-out)"/.exec(html)?.[1] ?? ''
  const list = await bench.read(href.replaceAll('&amp;', '&'))
  assert.equal(list.words.match(/left out: no start/g)?.length, 1)
  assert.doesNotMatch(list.words, /west c5/)
  const september = await bench.read(`${at}?period=2019-09`)
  assert.match(september.words, /Nothing is left out in September 2019\./)
})

test('what was done on the Saturday after the last working day is met, not late', async () => {
  const { words } = await bench.read(`${at}/items?period=2019-10`)
  assert.match(words, /saturday c1 met Authorised in time 4 October 2019 5 October 2019/)
})

test('a list is of one team, one service or one way of standing', async () => {
  const north = await bench.read(`${at}/items?period=2019-10&team=North+%26+East`)
  assert.match(north.words, /North & East, October 2019: 2 of 2/)
  assert.doesNotMatch(north.words, /late c3/)
  const fieldwork = await bench.read(`${at}/items?period=2019-10&service=Fieldwork`)
  assert.match(fieldwork.words, /Fieldwork, October 2019: 2 of 3/)
  assert.doesNotMatch(fieldwork.words, /west c5/)
  const late = await bench.read(`${at}/items?period=2019-10&show=late`)
  assert.match(late.words, /Council, October 2019: 3 of 4/)
  assert.match(late.words, /late c3/)
  assert.doesNotMatch(late.words, /in time c2/)
  const nobody = await bench.read(`${at}/items?period=2019-10&team=Nowhere`)
  assert.match(nobody.words, /No row is like that/)
})

test('the list as a file is the same rows, safe in a spreadsheet', async () => {
  const reply = await bench.app.inject({
    url: `${at}/items.csv?period=2019-10`,
    headers: { host: 'localhost' },
  })
  assert.match(String(reply.headers['content-type']), /^text\/csv/)
  assert.match(String(reply.headers['content-disposition']), /^attachment/)
  const [heading, ...lines] = reply.body.trimEnd().split('\n')
  assert.match(heading ?? '', /^item_id,child_id,team,/)
  assert.equal(lines.length, 5)
  assert.equal(
    lines[0],
    'late,c3,South,2019-10-14,2019-06-03,2019-08-05,2019-10-14,94,late,49 working days,,referral,Fieldwork,Not recorded,,Authorised late,',
  )
  assert.ok(lines.some((line) => line.includes(",'=c4,")))
})

test('pages of children are not kept by the browser, and none may run a script', async () => {
  for (const address of [`${at}/items?period=2019-10`, `${at}/items.csv?period=2019-10`]) {
    const reply = await bench.app.inject({ url: address, headers: { host: 'localhost' } })
    assert.equal(reply.headers['cache-control'], 'no-store')
  }
  const reply = await bench.app.inject({ url: '/', headers: { host: 'localhost' } })
  const policy = String(reply.headers['content-security-policy'])
  assert.match(policy, /default-src 'none'/)
  assert.doesNotMatch(policy, /unsafe|script-src/)
  assert.doesNotMatch(reply.body, /<script|style="/)
})

test('what is not there is a page that says so, and another site’s name is not answered', async () => {
  for (const address of [
    '/nowhere',
    '/measures/none',
    '/measures/none/items',
    `${at}/items?page=9`,
  ])
    assert.equal((await bench.read(address)).status, 404)
  const reply = await bench.app.inject({ url: '/', headers: { host: 'elsewhere.example' } })
  assert.equal(reply.statusCode, 421)
})

test('an address given a name twice is not understood, and nothing of it is told', async () => {
  const { status } = await bench.read(`${at}/items?team=secret&team=other`)
  assert.equal(status, 400)
  assert.ok(!bench.told.join('\n').includes('secret'))
})

test('what people change in the plan is shown at once', async () => {
  planNow = { ...plan, title: 'Another title' }
  assert.match((await bench.read('/')).words, /Another title/)
  planNow = plan
  assert.doesNotMatch((await bench.read('/')).words, /Another title/)
})

test('a newly active snapshot is shown, and a page under way keeps the one it began on', async () => {
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>()
  const measure = catalogue.find(({ id }) => at.endsWith(id))
  const period = parsePeriod('2019-10')
  assert.ok(measure && period)
  const begun = bench.snapshots.use(async (shown) => {
    await finished
    // A list nobody has asked for yet: one that is kept would need no open snapshot.
    return shown?.items(everyTeam, { measure, period, level: 'team', team: 'West' })
  })
  await bench.activate({ ...records, ssd_cin_assessments: [] }, '2019-11-30')
  await bench.snapshots.refresh()
  assert.match((await bench.read('/')).words, /extract of 30 November 2019/)
  assert.match((await bench.read(at)).words, /November 2019: no data/)
  finish()
  assert.equal((await begun)?.length, 1)
})
