import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { drawn } from '#measures/testing/counting-bench.ts'
import { markAsExample } from '#records/example-marker.ts'
import type { Plan } from '#plan/plan.ts'
import { writeDown } from '../pages/data/testing/write-down.ts'
import { buildServer } from '../server.ts'
import { openPageBench, type PageBench } from '../testing/page-bench.ts'
import { noRegister } from '../testing/no-register.ts'
import { noWork } from '#plan/testing/plan-work.ts'
import { nothingAround } from '#plan/testing/nothing-around.ts'

const records = drawn({
  ssd_person: `
    pers_person_id | pers_dob
    c1             | 2012-01-01`,
})

const recommendation = {
  ref: '2019.1',
  subject: 'Timely assessments',
  intendedOutcome: 'Help comes in time.',
  judgedRating: null,
  ratingOverride: null,
  leads: [],
  measures: [],
}
const plan: Plan = {
  id: 'plan',
  council: 'Marlshire County Council',
  title: 'Improvement plan',
  inspection: 'Inspection of 2019',
  recommendations: [recommendation],
  ...noWork,
}

let bench: PageBench
let example: FastifyInstance
before(async () => {
  bench = await openPageBench(records, '2019-10-31', () => plan)
  await writeDown(bench.dataFolder, '2019-10-31-0000000000', { rows: {}, problems: [] })
  // The bench's own server was built before the mark: it is a council's.
  markAsExample(bench.dataFolder)
  example = await buildServer({
    plan: () => Promise.resolve(plan),
    around: (_, day) => Promise.resolve(nothingAround(day)),
    register: noRegister,
    dataFolder: bench.dataFolder,
    snapshots: bench.snapshots,
    strip: ['Example council: invented children'],
    assetsFolder: bench.dataFolder,
    tell: (line) => assert.fail(line),
    door: bench.door.door,
    signIn: bench.needs.signIn,
    example: undefined,
    exportsPerMinute: 1000,
  })
})
after(async () => {
  await example.close()
  await bench.close()
})

const ask = async (url: string, app = example) => {
  const { statusCode, body } = await app.inject({ url, headers: { host: 'localhost' } })
  return { status: statusCode, body }
}

const linkIn = (body: string, words: RegExp): string | undefined =>
  [...body.matchAll(/<a class="govuk-link[^"]*" href="([^"]+)">([^<]+)</g)]
    .find(([, , text = '']) => words.test(text))?.[1]
    ?.replaceAll('&amp;', '&')

test('the plan of the example invites to the tour, and its five stops lead on to the plan again', async () => {
  let at = linkIn((await ask('/')).body, /short tour/)
  const places = []
  while (at !== undefined && places.length < 9) {
    const { status, body } = await ask(at)
    assert.equal(status, 200, at)
    places.push(/Tour of the example: (\w+) of five stops/.exec(body)?.[1])
    const next = linkIn(body, /^Next stop: /)
    assert.notEqual(linkIn(body, next ? /^Leave the tour/ : /^End of the tour/), undefined, at)
    at = next
  }
  assert.deepEqual(places, ['first', 'second', 'third', 'fourth', 'last'])
})

test('a page that is kept is not kept with the tour on it', async () => {
  assert.match((await ask('/?tour=1')).body, /first of five stops/)
  assert.doesNotMatch((await ask('/')).body, /of five stops/)
  assert.doesNotMatch((await ask('/data')).body, /app-tour/)
})

test('the tour is on its own pages alone, whatever an address names', async () => {
  for (const at of ['/?tour=2', '/?tour=9', '/?tour=', '/?tour=one', '/?tour=-1', '/data?tour=1'])
    assert.doesNotMatch((await ask(at)).body, /app-tour/, at)
  assert.doesNotMatch((await ask('/?tour=%3Cscript%3E')).body, /<script/)
})

test('a council’s own plan has no tour', async () => {
  for (const at of ['/', '/?tour=1'])
    assert.doesNotMatch((await ask(at, bench.app)).body, /app-tour/)
})
