import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findPlan } from '#plan/find-plan.ts'
import { savePlan } from '#plan/plan-store.ts'
import { occasion, registerWithPlan } from '#plan/testing/register-with-plan.ts'
import type { Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { openPageBench, type PageBench } from '../../testing/page-bench.ts'
import { planOf, recommendation } from '../../testing/plans.ts'
import { twoTeams } from '../../testing/two-teams.ts'

const [place] = testPlaces()

let register: Register
let bench: PageBench
before(async () => {
  if (place === undefined) throw new Error('There is no engine to test on.')
  register = await registerWithPlan(place)
  await savePlan(register.db, planOf(recommendation()), occasion)
  bench = await openPageBench(twoTeams, '2019-10-31', () => findPlan(register.db), register.db)
})
after(async () => {
  await bench.close()
  await register.close()
  await place?.remove()
})

const choose = (plan: string) =>
  bench.app.inject({
    method: 'POST',
    url: '/plans/shown',
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({ plan }).toString(),
  })

test('all plans are listed, the one that pages show first, and a later one takes no place by itself', async () => {
  const { words } = await bench.read('/plans')
  assert.match(words, /Pages show the plan ‘A small plan’\./)
  assert.match(words, /A small plan small-plan .* shown Improvement plan plan .* not shown/)
  assert.match((await bench.read('/')).words, /Subject of R1/)
})

test('another plan is read whole under its own address, marked, and its links stay with it', async () => {
  const { words, html } = await bench.read('/plans/plan')
  assert.match(words, /This is not the plan that pages show, which is ‘A small plan’\./)
  assert.match(words, /Timely assessments/)
  assert.match(html, /href="\/plans\/plan\/recommendations\/2019\.1"/)
  assert.doesNotMatch(html, /href="\/recommendations\//)
  const one = await bench.read('/plans/plan/recommendations/2019.1')
  assert.match(one.words, /Help comes in time\./)
  assert.equal((await bench.read('/plans/plan/plan-table')).status, 200)
  assert.equal((await bench.read('/plans/none')).status, 404)
  assert.equal((await bench.read('/plans/plan/recommendations/R1')).status, 404)
})

test('those who publish choose the plan for all pages, and others are neither offered it nor let', async () => {
  bench.door.askAs({ role: 'lead officer' })
  assert.doesNotMatch((await bench.read('/plans')).words, /Show it on all pages/)
  assert.equal((await choose('plan')).statusCode, 403)
  bench.door.askAs({ role: 'performance officer' })
  assert.match((await bench.read('/plans')).words, /Show it on all pages/)
  const done = await choose('plan')
  assert.equal(done.statusCode, 303)
  assert.equal(done.headers.location, '/plans')
  assert.match((await bench.read('/')).words, /Timely assessments/)
  assert.match((await bench.read('/plans/small-plan')).words, /which is ‘Improvement plan’/)
  assert.equal((await choose('none')).statusCode, 404)
})
