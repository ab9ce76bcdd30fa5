import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { buildServer } from '../server.ts'
import { openPageBench, type PageBench } from '../testing/page-bench.ts'
import { onePlan, twoTeams } from '../testing/two-teams.ts'

const file = '/measures/assessments-within-45-working-days/items.csv?period=2019-10&team=North'

let bench: PageBench
let app: FastifyInstance
before(async () => {
  bench = await openPageBench(twoTeams, '2019-10-31', () => onePlan)
  bench.door.askAs({ role: 'team manager', team: 'North' })
  const { door } = bench.needs
  app = await buildServer({
    ...bench.needs,
    exportsPerMinute: 60,
    // The cookie is the number of whoever asks.
    door: {
      ...door,
      async whoIs(cookie) {
        const who = await door.whoIs(cookie)
        return who && { ...who, person: { ...who.person, id: Number(cookie) } }
      },
    },
  })
})
after(async () => {
  await app.close()
  await bench.close()
})

const take = (person: number, url = file) =>
  app.inject({ url, headers: { host: 'localhost', cookie: String(person) } })

test('the 61st file in a minute is refused to its person and recorded, and to nobody else', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() })
  for (let time = 1; time <= 60; time += 1) {
    const { statusCode, body } = await take(1)
    assert.equal(statusCode, 200, `file ${time}`)
    assert.match(body, /c1/)
  }
  assert.equal(bench.door.deeds.length, 60)

  const over = await take(1)
  assert.equal(over.statusCode, 429)
  assert.match(over.body, /<h1[^>]*>That is too many files in a minute</)
  assert.doesNotMatch(over.body, /c1|c2/)
  assert.deepEqual(bench.door.deeds.slice(60), [
    {
      did: 'refused',
      subject: 'page',
      subjectId: `GET ${file}`,
      why: 'more than 60 files in a minute',
    },
  ])
  assert.deepEqual(bench.door.occasions.at(-1)?.by, { person: 1 })

  assert.equal((await take(2)).statusCode, 200)
  // A list on a page is no file.
  assert.equal((await take(1, file.replace('.csv', ''))).statusCode, 200)
  t.mock.timers.tick(60_000)
  assert.equal((await take(1)).statusCode, 200)
})
