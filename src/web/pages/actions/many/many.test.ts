import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { findComments } from '#plan/actions/comments.ts'
import { readActions } from '#plan/actions/read-actions.ts'
import { openActionsBench, type ActionsBench } from '../testing/actions-bench.ts'

let bench: ActionsBench
before(async () => {
  bench = await openActionsBench()
})
after(() => bench.close())

const unchanged = { status: '', due: '', owner: '', campaign: '', reason: '', back: '/actions' }
const boxes = (html: string) =>
  [...html.matchAll(/name="chosen" value="([^"]*)"( checked)?/g)].map(([, value, checked]) => [
    value,
    checked !== undefined,
  ])

test('those ticked are changed together, with the reason, and the list says how many', async () => {
  const one = await bench.add({ what: 'One' })
  const two = await bench.add({ what: 'Two', due: localDate('2020-01-01') })
  const back = '/actions?status=not+started'
  const query = new URLSearchParams({ back })
  for (const { id } of [one, two]) query.append('chosen', String(id))
  const { html, words } = await bench.read(`/actions/change?${query.toString()}`)
  assert.match(words, /Change 2 actions together/)
  const ticked = [`${one.id}.1`, `${two.id}.1`]
  assert.deepEqual(
    boxes(html),
    ticked.map((value) => [value, true]),
  )
  const { status, location } = await bench.send('/actions/change', {
    ...unchanged,
    back,
    chosen: ticked,
    status: 'stopped',
    noDue: 'yes',
    owner: 'Director',
    reason: 'No money',
  })
  assert.deepEqual([status, location], [303, '/actions?status=not+started&changed=2'])
  assert.match((await bench.read(location)).words, /2 actions were changed\./)
  const now = await readActions(bench.register.db, [one.id, two.id])
  assert.deepEqual(
    now.map((action) => [action.status, action.stoppedBecause, action.due, action.owner]),
    [
      ['stopped', 'No money', null, 'Director'],
      ['stopped', 'No money', null, 'Director'],
    ],
  )
  const [comment] = await findComments(bench.register.db, one.id)
  assert.equal(comment?.words, 'Changed together with 1 other action: No money')
})

test('all that a filter leaves is offered to be changed', async () => {
  const { id } = await bench.add({ what: 'Only this', status: 'at risk' })
  const { html } = await bench.read('/actions/change?status=at+risk&all=yes')
  assert.deepEqual(boxes(html), [[`${id}.1`, true]])
})

test('where somebody was first each is named, none is changed, and sending again knows of it', async () => {
  const one = await bench.add({ what: 'One' })
  const two = await bench.add({ what: 'Two' })
  const given = { ...unchanged, status: 'on track', reason: 'Begun' }
  await bench.send('/actions/change', { ...given, chosen: `${two.id}.1`, reason: 'First' })
  const chosen = [`${one.id}.1`, `${two.id}.1`]
  const refused = await bench.send('/actions/change', { ...given, chosen })
  assert.equal(refused.status, 409)
  const sentence = `Action ${two.id} was changed meanwhile; look at it again.`
  assert.ok(refused.html.includes(`<a href="#chosen-${two.id}">${sentence}</a>`))
  assert.ok(refused.html.includes(`id="chosen-${two.id}-problem">${sentence}`))
  assert.match(refused.html, /<textarea[^>]*>Begun<\/textarea>/)
  assert.match(refused.html, /<option value="on track" selected>/)
  assert.equal((await readActions(bench.register.db, [one.id]))[0]?.status, 'not started')
  assert.deepEqual(boxes(refused.html), [
    [`${one.id}.1`, true],
    [`${two.id}.2`, true],
  ])
  const again = await bench.send('/actions/change', {
    ...given,
    chosen: [`${one.id}.1`, `${two.id}.2`],
  })
  assert.equal(again.status, 303)
})

test('one that is retired or of another plan is named, and none is changed', async () => {
  const one = await bench.add({ what: 'One' })
  const { status, html } = await bench.send('/actions/change', {
    ...unchanged,
    status: 'on track',
    reason: 'Begun',
    chosen: [`${one.id}.1`, '9999.1'],
  })
  assert.equal(status, 422)
  assert.match(html, /<a href="#chosen">Action 9999 is no longer in the plan/)
  assert.equal((await readActions(bench.register.db, [one.id]))[0]?.status, 'not started')
})

for (const [name, fields, field, sentence] of [
  ['no reason', { status: 'on track' }, 'reason', 'The reason is needed.'],
  ['nothing to change', { reason: 'Why' }, 'status', 'Nothing is to change;'],
  ['no such status', { status: 'fine', reason: 'Why' }, 'status', 'The status is one of'],
  ['no such day', { due: '2019-13-01', reason: 'Why' }, 'due', 'The day is no day there is'],
  [
    'a day and none',
    { due: '2019-12-01', noDue: 'yes', reason: 'Why' },
    'due',
    'Give a day or take the day away, not both.',
  ],
  ['no such campaign', { campaign: '77', reason: 'Why' }, 'campaign', 'The plan has no such'],
] as const)
  test(`of ${name} it says so, and keeps the ticks and all that was typed`, async () => {
    const one = await bench.add({ what: 'One' })
    const two = await bench.add({ what: 'Two' })
    const { status, html } = await bench.send('/actions/change', {
      ...unchanged,
      ...fields,
      chosen: `${one.id}.1`,
      shown: [String(one.id), String(two.id)],
    })
    assert.equal(status, 422)
    assert.ok(html.includes(`<a href="#${field}">${sentence}`))
    assert.deepEqual(boxes(html), [
      [`${one.id}.1`, true],
      [`${two.id}.1`, false],
    ])
    if ('due' in fields) assert.ok(html.includes(`value="${fields.due}"`))
    assert.ok(html.includes(`>${'reason' in fields ? fields.reason : ''}</textarea>`))
  })

test('with nothing ticked it says to tick, and leads back to no other site', async () => {
  const { status, words } = await bench.read('/actions/change?back=https://elsewhere.example/')
  assert.equal(status, 200)
  assert.match(words, /No action is chosen/)
  const one = await bench.add({ what: 'One' })
  const none = await bench.send('/actions/change', {
    ...unchanged,
    status: 'on track',
    reason: 'Why',
    shown: String(one.id),
  })
  assert.equal(none.status, 422)
  assert.match(none.html, /<a href="#chosen">No action is chosen/)
  assert.deepEqual(boxes(none.html), [[`${one.id}.1`, false]])
  const elsewhere = await bench.send('/actions/change', {
    ...unchanged,
    back: 'https://elsewhere.example/',
    status: 'on track',
    reason: 'Why',
    chosen: `${one.id}.1`,
  })
  assert.equal(elsewhere.location, '/actions?changed=1')
})
