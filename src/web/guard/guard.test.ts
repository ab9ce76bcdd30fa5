import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import fastify from 'fastify'
import { openPageBench, type PageBench } from '../testing/page-bench.ts'
import { onePlan, twoTeams } from '../testing/two-teams.ts'
import { refuseUndeclared } from './route-needs.ts'

const list = '/measures/assessments-within-45-working-days/items'

let bench: PageBench
before(async () => {
  bench = await openPageBench(twoTeams, '2019-10-31', () => onePlan)
})
after(() => bench.close())
beforeEach(() => {
  bench.door.hide()
  bench.door.forget()
  bench.door.askAs({ role: 'team manager', team: 'North' })
})

const post = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  bench.app.inject({
    method: 'POST',
    url,
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    payload: new URLSearchParams(fields).toString(),
  })

test('a server with a route that does not say what it needs does not start', async () => {
  const app = fastify()
  app.addHook('onRoute', refuseUndeclared)
  assert.throws(() => app.get('/open', () => 'to all'), /\/open does not say what it needs/)
  await app.close()
})

test('who is not signed in is sent to sign in, and back to what they asked for', async () => {
  bench.door.askAs()
  const reply = await bench.app.inject({
    url: `${list}?period=2019-10&team=South`,
    headers: { host: 'localhost' },
  })
  assert.equal(reply.statusCode, 303)
  const { pathname, searchParams } = new URL(String(reply.headers.location), 'http://localhost')
  assert.equal(pathname, '/sign-in')
  assert.equal(searchParams.get('next'), `${list}?period=2019-10&team=South`)
  assert.doesNotMatch(reply.body, /c1|c2|c3/)
})

test('a team manager sees the list of the team, and it is recorded with its children', async () => {
  const { status, words } = await bench.read(`${list}?period=2019-10&team=North`)
  assert.equal(status, 200)
  assert.match(words, /c1/)
  assert.deepEqual(bench.door.deeds, [
    {
      did: 'viewed',
      subject: 'list of items',
      subjectId: 'assessments-within-45-working-days 2019-10 team North',
      children: ['c2', 'c1'],
    },
  ])
})

test('another team’s list, file and service are refused, and each refusal is recorded', async () => {
  const addresses = [
    `${list}?period=2019-10&team=South`,
    `${list}?period=2019-10&team=South&show=late`,
    `${list}.csv?period=2019-10&team=South`,
    `${list}?period=2019-10&service=Care`,
    `${list}?period=2019-10&team=Nowhere`,
  ]
  for (const address of addresses) {
    const { status, words } = await bench.read(address)
    assert.equal(status, 403, address)
    assert.doesNotMatch(words, /c3|c4/)
  }
  assert.deepEqual(
    bench.door.deeds.map(({ did, subjectId }) => [did, subjectId]),
    addresses.map((address) => ['refused', `GET ${address}`]),
  )
})

test('the council’s list holds the team’s children alone, and says how many more are counted', async () => {
  const { status, words } = await bench.read(`${list}?period=2019-10`)
  assert.equal(status, 200)
  assert.match(words, /c1/)
  assert.match(words, /c2/)
  assert.doesNotMatch(words, /c3|c4/)
  assert.match(words, /2 more rows are counted and not listed here/)
  assert.match(words, /2 of 4/)
})

test('another team’s page has its measures and none of its children', async () => {
  const { status, words } = await bench.read('/teams/team?name=South')
  assert.equal(status, 200)
  assert.match(words, /Its children are shown to those whose roles lead to them/)
  assert.doesNotMatch(words, /c3/)
  assert.deepEqual(bench.door.deeds, [])
})

test('a child of another team and one who is not there are refused alike, and recorded', async () => {
  const other = await post('/children', { child: 'c3' })
  const nobody = await post('/children', { child: 'c9' })
  assert.equal(other.statusCode, 403)
  assert.equal(nobody.statusCode, 403)
  assert.equal(other.body.replaceAll('c3', 'c9'), nobody.body)
  assert.deepEqual(
    bench.door.deeds.map(({ did, subject, subjectId }) => [did, subject, subjectId]),
    [
      ['refused', 'child', 'c3'],
      ['refused', 'child', 'c9'],
    ],
  )
})

test('a restricted child is in no list of who is not named, and in the figure', async () => {
  bench.door.askAs({ role: 'assistant director' })
  bench.door.hide('c2')
  const { words } = await bench.read(`${list}?period=2019-10&team=North`)
  assert.match(words, /1 of 2/)
  assert.match(words, /1 more row is counted and not listed here/)
  assert.doesNotMatch(words, /c2/)
  const file = await bench.read(`${list}.csv?period=2019-10`)
  assert.doesNotMatch(file.html, /c2/)
})

test('what another site sends is refused before anything is done', async () => {
  bench.door.askAs({ role: 'administrator' })
  const elsewhere = [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: '', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]
  for (const headers of elsewhere)
    assert.equal((await post('/access-record/child', { child: 'c1' }, headers)).statusCode, 403)
  assert.deepEqual(bench.door.deeds, [])
  const own = { 'sec-fetch-site': 'same-origin' }
  assert.equal((await post('/access-record/child', { child: 'c1' }, own)).statusCode, 200)
  assert.equal(bench.door.deeds.length, 1)
})

test('who may not read the plan comes first to what they may', async () => {
  bench.door.askAs({ role: 'administrator' })
  const reply = await bench.app.inject({ url: '/', headers: { host: 'localhost' } })
  assert.equal(reply.statusCode, 303)
  assert.equal(reply.headers.location, '/access-record')
})

test('a page says who is signed in and leads only to what is open to them', async () => {
  const { html } = await bench.read('/glossary')
  assert.match(html, /A\. Person/)
  assert.match(html, /href="\/children"/)
  assert.doesNotMatch(html, /href="\/access-record"/)
  bench.door.askAs({ role: 'administrator' })
  assert.doesNotMatch((await bench.read('/glossary')).html, /app-nav__link" href="\/teams"/)
})
