import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import type { Action } from '#plan/actions/action.ts'
import { contentOf } from '#plan/actions/action.ts'
import { changeAction } from '#plan/actions/change-action.ts'
import { findAction } from '#plan/actions/find-actions.ts'
import { occasion } from '#plan/testing/register-with-plan.ts'
import { openActionsBench, type ActionsBench } from '../testing/actions-bench.ts'

let bench: ActionsBench
before(async () => {
  bench = await openActionsBench()
})
after(() => bench.close())

const stepped = () =>
  bench.add({
    what: 'Train <all>',
    owner: 'Director',
    contributors: ['Head of Care'],
    due: localDate('2020-03-31'),
    recommendations: ['R1', 'R2'],
    milestones: [{ id: null, what: 'Book rooms', due: localDate('2019-10-31'), done: null }],
  })

const tickOf = ({ id, version, milestones: [one] }: Action) =>
  [
    `/actions/${id}/milestones/${one?.id}`,
    { version: String(version), done: '2019-11-01' },
  ] as const

const change = (action: Action, what: string) =>
  bench.register.db
    .transaction()
    .execute((within) => changeAction(within, occasion, action, { ...contentOf(action), what }))

test('an action’s page says all of it', async () => {
  const { id } = await stepped()
  const { status, words } = await bench.read(`/actions/${id}`)
  assert.equal(status, 200)
  for (const said of [
    `Action ${id} Train <all>`,
    'Status Not started Due 31 March 2020 Starts No day',
    'Owner Director – Ann Lee Contributors Head of Care – vacant',
    'Answers R1 Subject of R1 R2 Subject of R2 Campaign None',
    'Book rooms 31 October 2019 1 day past its day not yet Done today : Book rooms',
    'Comments Nobody has said anything yet.',
    'How it came to say this',
    'The action was added.',
  ])
    assert.ok(words.includes(said), `${said}\n${words}`)
})

test('a milestone is ticked and unticked, from the version that was read alone', async () => {
  const action = await stepped()
  const [url, fields] = tickOf(action)
  const ticked = await bench.send(url, fields)
  assert.deepEqual([ticked.status, ticked.location], [303, `/actions/${action.id}#milestones`])
  const now = await findAction(bench.register.db, action.id)
  assert.equal(now?.milestones[0]?.done, '2019-11-01')
  assert.match(
    (await bench.read(`/actions/${action.id}`)).words,
    /The milestone ‘Book rooms’ was done on 1 November 2019\./,
  )
  const again = await bench.send(url, fields)
  assert.equal(again.status, 409)
  assert.match(again.html, /Somebody else changed this action since you opened it/)
  await bench.send(url, { version: '2', done: '' })
  const unticked = await findAction(bench.register.db, action.id)
  assert.equal(unticked?.milestones[0]?.done, null)
  const gone = await bench.send(`/actions/${action.id}/milestones/9999`, fields)
  assert.equal(gone.status, 409)
  assert.match(gone.html, /The milestone is not there any more/)
})

test('comments stand in their order with who said them and when', async () => {
  const { id } = await bench.add()
  for (const words of ['Rooms are booked.', 'Two <left>.']) {
    const { status, location } = await bench.send(`/actions/${id}/comments`, { words })
    assert.deepEqual([status, location], [303, `/actions/${id}#comments`])
  }
  assert.match(
    (await bench.read(`/actions/${id}`)).words,
    /Ann Lee, 1 November 2019 at 09:00 Rooms are booked\. Ann Lee, 1 November 2019 at 09:00 Two <left>\./,
  )
})

test('a comment that cannot be kept is still in its field', async () => {
  const { id } = await bench.add()
  const words = 'x'.repeat(4001)
  const { status, html } = await bench.send(`/actions/${id}/comments`, { words })
  assert.equal(status, 422)
  assert.match(html, /<a href="#words">The comment is 4001 characters long; 4000 is the most/)
  assert.ok(html.includes(words))
  assert.match((await bench.send(`/actions/${id}/comments`, { words: ' ' })).html, /is needed/)
})

test('an action is retired from the version that was read, and then is changed by nobody', async () => {
  const action = await stepped()
  const { id } = action
  assert.match(
    (await bench.read(`/actions/${id}/retire`)).words,
    /Retire this action\? Train <all>/,
  )
  await change(action, 'Train some')
  const refused = await bench.send(`/actions/${id}/retire`, { version: '1' })
  assert.equal(refused.status, 409)
  assert.match(refused.html, /Somebody else changed this action/)
  assert.match(refused.html, /Train some/)
  const { status } = await bench.send(`/actions/${id}/retire`, { version: '2' })
  assert.equal(status, 303)
  const { words, html } = await bench.read(`/actions/${id}`)
  assert.match(words, /This action was retired on 1 November 2019 at 09:00/)
  assert.doesNotMatch(html, /Edit the action|Done today|Add the comment/)
  const [url, fields] = tickOf(action)
  assert.match((await bench.send(url, { ...fields, version: '3' })).html, /was retired; nothing/)
  const late = await bench.send(`/actions/${id}/comments`, { words: 'Too late' })
  assert.equal(late.status, 409)
  assert.match(
    late.html,
    /was retired meanwhile, so your comment was not added.*You typed: Too late/s,
  )
  assert.doesNotMatch((await bench.read('/actions')).words, /Train some/)
})

test('of a number there is none of the page says so', async () => {
  for (const address of ['/actions/9999', '/actions/9999/edit', '/actions/9999/retire']) {
    const { status, words } = await bench.read(address)
    assert.equal(status, 404)
    assert.match(words, /There is no such action/)
  }
  assert.equal((await bench.read('/actions/0')).status, 400)
})

test('who may not change the plan reads it and is offered nothing', async () => {
  const { id } = await stepped()
  bench.door.askAs({ role: 'member' })
  const { status, html } = await bench.read(`/actions/${id}`)
  bench.door.askAs({ role: 'assistant director' })
  assert.equal(status, 200)
  assert.doesNotMatch(html, /Edit the action|Done today|Add the comment|Retire it/)
})
