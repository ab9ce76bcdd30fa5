import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import type { Action } from '#plan/actions/action.ts'
import { retireAction } from '#plan/actions/change-action.ts'
import { findAction } from '#plan/actions/find-actions.ts'
import { occasion } from '#plan/testing/register-with-plan.ts'
import { openActionsBench, type ActionsBench } from '../testing/actions-bench.ts'

let bench: ActionsBench
before(async () => {
  bench = await openActionsBench()
})
after(() => bench.close())

const whole = {
  what: 'Train every manager',
  owner: 'Director',
  contributors: ['Head of Care', 'Head of Help'],
  recommendations: ['R1', 'R2'],
  start: '2019-11-01',
  due: '2020-03-31',
  status: 'on track',
  'milestone-1-what': 'Book rooms',
  'milestone-1-due': '2019-12-01',
  'milestone-3-what': 'Half trained',
  'milestone-3-due': '2020-01-31',
  'milestone-3-done': '2020-01-30',
}

const idOf = (location: string) => Number(location.split('/').at(-1))
const stands = async (id: number): Promise<Action> => {
  const action = await findAction(bench.register.db, id)
  assert.ok(action)
  return action
}

const attribute = (tag: string, name: string) =>
  new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

/** The fields of a form as a browser would send them again. */
function fieldsOf(html: string): Record<string, string | string[]> {
  const form = html.slice(html.indexOf('<form class="app-desk-form"'))
  const fields: Record<string, string | string[]> = {}
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const name = attribute(tag, 'name')
    const value = attribute(tag, 'value')
    if (!tag.includes('type="checkbox"')) fields[name] = value
    else if (/ checked/.test(tag)) fields[name] = [fields[name] ?? [], value].flat()
  }
  for (const [, tag = '', text = ''] of form.matchAll(/<textarea([^>]*)>([^<]*)<\/textarea>/g))
    fields[attribute(tag, 'name')] = text
  for (const [, tag = '', options = ''] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen = /<option value="([^"]*)" selected>/.exec(options)?.[1]
    fields[attribute(tag, 'name')] = chosen ?? ''
  }
  return fields
}

test('an action is added with all that was typed, and leads to its page', async () => {
  const { status, location } = await bench.send('/actions/new', whole)
  assert.equal(status, 303)
  const { what, owner, contributors, recommendations, due, milestones } = await stands(
    idOf(location),
  )
  assert.deepEqual(
    { what, owner, contributors, recommendations, due },
    {
      what: 'Train every manager',
      owner: 'Director',
      contributors: ['Head of Care', 'Head of Help'],
      recommendations: ['R1', 'R2'],
      due: '2020-03-31',
    },
  )
  assert.deepEqual(
    milestones.map((one) => [one.what, one.due, one.done]),
    [
      ['Book rooms', '2019-12-01', null],
      ['Half trained', '2020-01-31', '2020-01-30'],
    ],
  )
})

test('the form of a new action begins at the recommendation it was opened from, and no other', async () => {
  const { html } = await bench.read('/actions/new?recommendation=R2')
  assert.deepEqual(fieldsOf(html)['recommendations'], ['R2'])
  assert.match(html, /Director – Ann Lee/)
  assert.match(html, /Head of Care – vacant/)
  const unknown = await bench.read('/actions/new?recommendation=R9')
  assert.equal(fieldsOf(unknown.html)['recommendations'], undefined)
})

const long = (length: number) => 'x'.repeat(length)

for (const [name, fields, field, sentence] of [
  ['nothing to do', { what: ' ' }, 'what', 'What is to be done is needed.'],
  [
    'words too long',
    { what: long(1001) },
    'what',
    'What is to be done is 1001 characters long; 1000 is the most it may have.',
  ],
  [
    'a day that is none',
    { due: '2020-02-30' },
    'due',
    'The day it is due is no day there is; write it as 2020-03-31.',
  ],
  [
    'a due day before the start',
    { due: '2019-10-31' },
    'due',
    'The day it is due comes before the day it starts; change one of them.',
  ],
  [
    'stopped without why',
    { status: 'stopped' },
    'stoppedBecause',
    'The reason why it was stopped is needed.',
  ],
  [
    'why, though not stopped',
    { stoppedBecause: 'No money' },
    'stoppedBecause',
    'A reason for stopping goes with the status ‘stopped’ alone; take one of them away.',
  ],
  ['no such status', { status: 'fine' }, 'status', 'The status is one of: not started,'],
  ['no such post', { owner: 'Nobody' }, 'owner', 'No plan names a post called &#39;Nobody&#39;'],
  ['no such campaign', { campaign: '99' }, 'campaign', 'The plan has no such campaign'],
  [
    'no such recommendation',
    { recommendations: ['R9'] },
    'recommendations',
    'The plan has no recommendation R9; choose one of its own.',
  ],
  [
    'the owner among those who help',
    { contributors: ['Director'] },
    'contributors',
    'The post &#39;Director&#39; is the owner; take it from the contributors.',
  ],
  [
    'a milestone without its day',
    { 'milestone-3-due': '' },
    'milestone-3-due',
    'The day milestone 3 is due is needed.',
  ],
  [
    'a milestone without words',
    { 'milestone-3-what': '' },
    'milestone-3-what',
    'Milestone 3 is needed.',
  ],
  [
    'a milestone too long',
    { 'milestone-1-what': long(301) },
    'milestone-1-what',
    'Milestone 1 is 301 characters long; 300 is the most it may have.',
  ],
  [
    'a milestone done on no day',
    { 'milestone-3-done': 'yes' },
    'milestone-3-done',
    'The day milestone 3 was done is no day there is; write it as 2020-03-31.',
  ],
] as const)
  test(`of ${name} the form says so at its field and loses nothing`, async () => {
    const sent = { ...whole, ...fields }
    const { status, html } = await bench.send('/actions/new', sent)
    assert.equal(status, 422)
    assert.match(html, /<title>\s*Error: Add an action/)
    assert.ok(html.includes(`<a href="#${field}">${sentence}`), html.match(/href="#[^<]*/g)?.join())
    assert.ok(html.includes(`id="${field}"`))
    const again = fieldsOf(html)
    for (const [key, value] of Object.entries(sent)) {
      // No list has a status that there is none of.
      if (sent.status === 'fine' && key === 'status') continue
      assert.deepEqual(again[key], value === ' ' ? ' ' : value, key)
    }
  })

test('what an action says is edited: a step emptied is taken out, one written is added', async () => {
  const { id } = await bench.add({
    what: 'Train',
    milestones: [
      { id: null, what: 'First', due: localDate('2019-12-01'), done: null },
      { id: null, what: 'Second', due: localDate('2019-12-02'), done: null },
    ],
  })
  const fields = fieldsOf((await bench.read(`/actions/${id}/edit`)).html)
  const { status, location } = await bench.send(`/actions/${id}/edit`, {
    ...fields,
    what: 'Train all',
    'milestone-1-what': '',
    'milestone-1-due': '',
    'milestone-4-what': 'Third',
    'milestone-4-due': '2019-12-03',
  })
  assert.deepEqual([status, location], [303, `/actions/${id}`])
  const action = await stands(id)
  assert.equal(action.what, 'Train all')
  assert.deepEqual(
    action.milestones.map(({ what }) => what),
    ['Second', 'Third'],
  )
})

test('where somebody else was first, both texts are shown, and sending again loses neither’s steps', async () => {
  const { id } = await bench.add({ what: 'Train' })
  const mine = fieldsOf((await bench.read(`/actions/${id}/edit`)).html)
  const theirs = { ...mine, what: 'Train managers', 'milestone-1-what': 'Theirs' }
  await bench.send(`/actions/${id}/edit`, { ...theirs, 'milestone-1-due': '2019-12-05' })
  const own = { ...mine, owner: 'Director', 'milestone-1-what': 'Mine' }
  const refused = await bench.send(`/actions/${id}/edit`, {
    ...own,
    'milestone-1-due': '2019-12-04',
  })
  assert.equal(refused.status, 409)
  assert.match(refused.html, /Somebody else changed this since you opened it/)
  assert.match(refused.html, /The plan says now">Train managers<.*You typed">Train</)
  assert.equal((await stands(id)).owner, null)
  const { status } = await bench.send(`/actions/${id}/edit`, fieldsOf(refused.html))
  assert.equal(status, 303)
  const { what, owner, milestones } = await stands(id)
  assert.deepEqual([what, owner], ['Train', 'Director'])
  assert.deepEqual(
    milestones.map((one) => one.what),
    ['Mine', 'Theirs'],
  )
})

test('a step that somebody else took out is a new one where it is sent again', async () => {
  const { id } = await bench.add({
    milestones: [{ id: null, what: 'Step', due: localDate('2019-12-01'), done: null }],
  })
  const mine = fieldsOf((await bench.read(`/actions/${id}/edit`)).html)
  await bench.send(`/actions/${id}/edit`, {
    ...mine,
    'milestone-1-what': '',
    'milestone-1-due': '',
  })
  const refused = await bench.send(`/actions/${id}/edit`, mine)
  assert.equal(refused.status, 409)
  assert.equal((await bench.send(`/actions/${id}/edit`, fieldsOf(refused.html))).status, 303)
  assert.deepEqual(
    (await stands(id)).milestones.map(({ what }) => what),
    ['Step'],
  )
})

test('of an action that was retired meanwhile the form keeps what was typed', async () => {
  const action = await bench.add()
  const mine = fieldsOf((await bench.read(`/actions/${action.id}/edit`)).html)
  await bench.register.db.transaction().execute((within) => retireAction(within, occasion, action))
  const { status, html } = await bench.send(`/actions/${action.id}/edit`, { ...mine, what: 'Mine' })
  assert.equal(status, 409)
  assert.match(html, /was retired; nothing of it can be changed/)
  assert.equal(fieldsOf(html)['what'], 'Mine')
})

test('a draft fills the form again, boxes and steps too, and is gone once it is given', async () => {
  const { id } = await bench.add({ what: 'Train' })
  const address = `/actions/${id}/edit`
  const fields = fieldsOf((await bench.read(address)).html)
  const typed = {
    ...fields,
    what: 'Train half',
    contributors: ['Head of Care', 'Head of Help'],
    'milestone-2-what': 'A step',
    'milestone-2-due': 'soon',
  }
  const kept = await bench.send('/drafts', typed)
  assert.deepEqual([kept.status, kept.location], [303, address])
  const { html } = await bench.read(address)
  assert.match(html, /This is your draft of 1 November 2019 at 09:00/)
  const again = fieldsOf(html)
  for (const [name, value] of Object.entries(typed)) assert.deepEqual(again[name], value, name)
  const given = await bench.send(address, { ...typed, 'milestone-2-due': '2019-12-01' })
  assert.equal(given.status, 303)
  assert.doesNotMatch((await bench.read(address)).html, /This is your draft/)
})

test('who may not change the plan is refused, and nothing is changed', async () => {
  const { id } = await bench.add({ what: 'Train' })
  const fields = fieldsOf((await bench.read(`/actions/${id}/edit`)).html)
  bench.door.askAs({ role: 'performance officer' })
  const { status } = await bench.send(`/actions/${id}/edit`, { ...fields, what: 'Other' })
  bench.door.askAs({ role: 'assistant director' })
  assert.equal(status, 403)
  assert.equal((await stands(id)).what, 'Train')
})
