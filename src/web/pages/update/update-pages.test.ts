import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addAction } from '#plan/actions/change-action.ts'
import { findAction } from '#plan/actions/find-actions.ts'
import { findPlan } from '#plan/find-plan.ts'
import { savePlan } from '#plan/plan-store.ts'
import { actionContent } from '#plan/testing/action-content.ts'
import { occasion } from '#plan/testing/register-with-plan.ts'
import { findUpdate } from '#plan/updates/find-update.ts'
import { addPeople, asPerson } from '#plan/updates/testing/updating.ts'
import { changePlan } from '#plan/edit/change-plan.ts'
import { sayingStatus } from '#plan/updates/say-status.ts'
import { savingUpdate } from '#plan/updates/save-update.ts'
import { openRegister, type Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { openPageBench, type PageBench } from '../../testing/page-bench.ts'
import { planOf, recommendation } from '../../testing/plans.ts'
import { twoTeams } from '../../testing/two-teams.ts'

const [place] = testPlaces()
const address = '/recommendations/2019.1/update'

let register: Register
let bench: PageBench
before(async () => {
  assert.ok(place)
  const opened = await openRegister(await place.make())
  assert.ok(opened.ok)
  register = opened.register
  const plan = planOf(recommendation(), recommendation({ ref: '2019.2', subject: 'Care' }))
  await savePlan(register.db, plan, occasion)
  await addPeople(register, ['A. Person', 'Tomasz Reid'])
  const action = actionContent({ what: 'Train', status: 'on track', recommendations: ['2019.1'] })
  await register.db.transaction().execute(async (within) => {
    assert.ok((await addAction(within, occasion, plan.id, action)).ok)
  })
  bench = await openPageBench(twoTeams, '2019-10-31', () => findPlan(register.db), register.db)
})
after(async () => {
  await bench.close()
  await register.close()
  await place?.remove()
})

const asRole = (role: string) => {
  bench.door.askAs({ role, ...(role === 'head of service' ? { service: 'Fieldwork' } : {}) })
}

const post = (url: string, fields: Readonly<Record<string, string>>) =>
  bench.app.inject({
    method: 'POST',
    url,
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(fields).toString(),
  })

/** What the form of a page would send as it stands. */
function fieldsOf(html: string): Record<string, string> {
  const form = html.slice(html.indexOf('<form class="app-update"'))
  const hidden = [...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const chosen = [...form.matchAll(/<select[^>]*name="([^"]+)"[\s\S]*?<\/select>/g)].map(
    ([select, name = '']) => [name, /value="([^"]+)" selected/.exec(select)?.[1] ?? ''],
  )
  const rating = /name="rating"[^>]*value="(\w+)" checked/.exec(form)?.[1] ?? ''
  const texts = [...form.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</g)].map(
    ([, name = '', text = '']) => [name, text],
  )
  return Object.fromEntries([
    ...hidden.map(([, name = '', value = '']) => [name, value]),
    ...chosen,
    ...texts,
    ['rating', rating],
  ]) as Record<string, string>
}

const formNow = async (query = '?month=2019-11') => {
  const { html, status } = await bench.read(`${address}${query}`)
  assert.equal(status, 200)
  return fieldsOf(html)
}

test('the lead’s page has the figures in place, and no field for one', async () => {
  asRole('lead officer')
  const { words, html } = await bench.read(address)
  assert.match(words, /Update for November 2019, recommendation 2019\.1/)
  assert.match(words, /It is due by 10 November 2019/)
  // Of October's four assessments c1 and c4 were in time.
  assert.match(words, /50\.0% 2 of 4/)
  assert.match(words, /This is the first update of this recommendation/)
  const typed = Object.keys(fieldsOf(html)).filter((name) => !name.startsWith('draft-'))
  assert.deepEqual(typed.toSorted(), [
    'figures',
    'judged',
    'month',
    'narrative',
    'rating',
    'reason',
    'status-1',
    'version',
    'version-1',
  ])
})

test('what is missing is said beside its field, and nothing typed is lost', async () => {
  const fields = { ...(await formNow()), narrative: '', 'status-1': 'stopped', reason: 'Since <b>' }
  const reply = await post(address, { ...fields, do: 'give' })
  assert.equal(reply.statusCode, 422)
  for (const [field, sentence] of [
    ['narrative', 'The narrative is needed.'],
    ['because-1', 'The reason why it was stopped is needed.'],
  ] as const) {
    assert.ok(reply.body.includes(`href="#${field}"`), field)
    assert.ok(reply.body.includes(sentence), sentence)
  }
  assert.equal(reply.body.match(/class="govuk-error-message"/g)?.length, 2)
  assert.match(reply.body, /Since &lt;b&gt;/)
  assert.match(reply.body, /value="stopped" selected/)
  assert.match(reply.body, /<title>\s*Error: /)
  const long = await post(address, { ...fields, narrative: 'n'.repeat(5001), do: 'give' })
  assert.match(long.body, /5001 characters long; 5000 is the most/)
  assert.equal((await findUpdate(register.db, 1, '2019-11')).update, undefined)
})

test('a saved draft shows others the words in hand, and keeps the rest for its writer', async () => {
  const fields = { ...(await formNow()), narrative: 'Half done', 'status-1': 'at risk' }
  const reply = await post(address, { ...fields, do: 'save' })
  assert.equal(reply.statusCode, 303)
  assert.equal(reply.headers.location, `${address}?month=2019-11`)
  const again = await formNow()
  assert.equal(again['narrative'], 'Half done')
  assert.equal(again['status-1'], 'at risk')
  assert.equal((await findAction(register.db, 1))?.status, 'on track')
  asRole('member')
  const { words } = await bench.read(address)
  assert.match(words, /It is in hand and has not been given.*Half done/)
  assert.match((await bench.read('/updates')).words, /2019\.1.*In hand.*2019\.2.*Not begun/)
})

test('of two who write at once the second sees the other’s text beside their own', async () => {
  asRole('lead officer')
  const fields = await formNow()
  const { update } = await findUpdate(register.db, 1, '2019-11')
  assert.ok(update)
  const theirs = savingUpdate({
    recommendationId: 1,
    month: '2019-11',
    version: update.version,
    narrative: 'Tomasz’s words',
    figures: null,
  })
  const action = await findAction(register.db, 1)
  assert.ok(action)
  const status = sayingStatus({ ...action, status: 'not started' })
  assert.ok((await changePlan(register.db, asPerson(2), 'plan', [theirs, status])).ok)
  const given = { ...fields, narrative: 'My words', reason: 'Slow', do: 'give' }
  const reply = await post(address, given)
  assert.equal(reply.statusCode, 409)
  assert.match(reply.body, /Somebody else changed this since you opened it/)
  assert.match(reply.body, /Tomasz’s words/)
  assert.match(reply.body, /Status of ‘Train’[\s\S]*?not started[\s\S]*?at risk/)
  const form = fieldsOf(reply.body)
  assert.equal(form['narrative'], 'My words')
  const sentAgain = await post(address, { ...form, do: 'give' })
  assert.equal(sentAgain.statusCode, 303)
  const { update: now } = await findUpdate(register.db, 1, '2019-11')
  assert.equal(now?.narrative, 'My words')
  assert.equal(now.given?.by, 'A. Person')
  assert.equal(now.content.actions[0]?.status, 'at risk')
  assert.equal(now.content.rating?.by, 'A. Person')
  assert.equal(now.content.figures?.figures[0]?.printed, '50.0%')
})

test('who gave it has no way to approve it; another approves exactly what they read', async () => {
  asRole('head of service')
  assert.doesNotMatch((await bench.read(address)).words, /Approve this update/)
  const { update } = await findUpdate(register.db, 1, '2019-11')
  assert.ok(update)
  // The person of the bench gave it, so that it is refused even where it is sent.
  const own = await post(`${address}/approve`, { month: '2019-11', sha256: update.sha256 })
  assert.equal(own.statusCode, 409)
  assert.match(own.body, /You gave this update yourself/)
  const other = savingUpdate({
    recommendationId: 1,
    month: '2019-11',
    version: update.version,
    narrative: 'Given by Tomasz',
    figures: update.content.figures,
  })
  assert.ok((await changePlan(register.db, asPerson(2), 'plan', [other])).ok)
  const { words, html } = await bench.read(address)
  assert.match(words, /You approve, by name, exactly what stands above/)
  const stale = await post(`${address}/approve`, { month: '2019-11', sha256: update.sha256 })
  assert.equal(stale.statusCode, 409)
  assert.match(stale.body, /It says something else since you opened it/)
  const sha256 = /name="sha256" value="(\w+)"/.exec(html)?.[1] ?? ''
  const reply = await post(`${address}/approve`, { month: '2019-11', sha256 })
  assert.equal(reply.statusCode, 303)
  assert.match((await bench.read(address)).words, /Approved by A\. Person on 1 November 2019/)
  assert.match((await bench.read('/updates')).words, /1 of 2 updates has been given, 1 of them/)
})

test('an approval that no longer holds says what changed since', async () => {
  const action = await findAction(register.db, 1)
  assert.ok(action)
  const edit = sayingStatus({ ...action, status: 'overdue' })
  assert.ok((await changePlan(register.db, asPerson(2), 'plan', [edit])).ok)
  const { words } = await bench.read(address)
  assert.match(words, /No longer approved: what A\. Person approved/)
  assert.match(words, /The status of the action ‘Train’ went from at risk to overdue/)
  assert.match((await bench.read('/updates')).words, /No longer approved changed since A\. Person/)
})

test('figures counted again since the page was opened are shown before it is given', async () => {
  asRole('lead officer')
  const fields = await formNow('?month=2019-11&change=yes')
  await bench.activate(twoTeams, '2019-11-01')
  await bench.snapshots.refresh()
  const reply = await post(address, { ...fields, narrative: 'Words kept', do: 'give' })
  assert.equal(reply.statusCode, 409)
  assert.match(reply.body, /The figures were counted again since you opened this page/)
  assert.match(reply.body, /Words kept/)
})

test('a month that is not asked for, or not yet, has no update', async () => {
  for (const month of ['2019-12', '2019-1', 'x'])
    assert.equal((await bench.read(`${address}?month=${month}`)).status, 404, month)
})

test('the cycle is settled on its page, with its limits beside the fields', async () => {
  asRole('performance officer')
  const wrong = await post('/updates/cycle', {
    everyMonths: '13',
    dueDay: '29',
    fromMonth: '2019-13',
    version: '0',
  })
  assert.equal(wrong.statusCode, 422)
  assert.equal(wrong.body.match(/class="govuk-error-message"/g)?.length, 3)
  const typed = { everyMonths: '2', dueDay: '20', fromMonth: '2019-09', version: '0' }
  assert.equal((await post('/updates/cycle', typed)).statusCode, 303)
  const { words } = await bench.read('/updates')
  assert.match(words, /asked for every 2 months; these are due by 20 November 2019/)
  const late = await post('/updates/cycle', { ...typed, dueDay: '5' })
  assert.equal(late.statusCode, 409)
  assert.match(late.body, /Somebody else changed this/)
})
