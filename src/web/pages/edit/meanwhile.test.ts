import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import type { Asker } from '../../guard/asker.ts'
import { findOwnDraft } from '../../forms/drafts-of-asker.ts'
import { fieldsIn, openEditBench, type EditBench } from './testing/edit-bench.ts'

let edit: EditBench
before(async () => {
  edit = await openEditBench()
  await edit.fill('/plan/recommendations/1/measures/new', {
    ownId: 'how-many',
    statement: 'How many',
    unit: 'count',
  })
  for (const by of ['2020-03-31', '2021-03-31'])
    await edit.fill('/plan/measures/1/targets/new', { by, form: 'at least', value: '5' })
})
after(() => edit.close())

const target = '/plan/targets/1/edit'

const subjects = async () => (await edit.plan()).recommendations.map(({ subject }) => subject)
const targets = async () => (await edit.plan()).recommendations[0]?.measures[0]?.targets

test('of two who change one item, the second is shown the other’s beside their own, and may send it again', async () => {
  const address = '/plan/recommendations/1/edit'
  const [mine, theirs] = [await edit.read(address), await edit.read(address)]
  const saved = await edit.send(address, {
    ...fieldsIn(theirs.html),
    subject: 'Theirs',
    lead2: 'Director',
  })
  assert.equal(saved.status, 303)
  const answer = await edit.send(address, { ...fieldsIn(mine.html), subject: 'Mine' })
  assert.equal(answer.status, 409)
  const words = answer.html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  assert.match(words, /Somebody else changed this since you opened it/)
  assert.match(words, /Subject Theirs Mine/)
  assert.match(words, /Second lead Director – vacant Head of Help – vacant/)
  assert.doesNotMatch(words, /Intended outcome Children are safe Children are safe/)
  const form = fieldsIn(answer.html)
  assert.equal(form['subject'], 'Mine')
  assert.equal((await subjects())[0], 'Theirs')
  const again = await edit.send(address, form)
  assert.equal(again.status, 303)
  assert.equal((await subjects())[0], 'Mine')
})

test('two who change different items of one recommendation do not meet', async () => {
  const other = '/plan/targets/2/edit'
  const [mine, theirs] = [await edit.read(target), await edit.read(other)]
  const one = await edit.send(other, { ...fieldsIn(theirs.html), value: '7' })
  const two = await edit.send(target, { ...fieldsIn(mine.html), value: '6' })
  assert.deepEqual([one.status, two.status], [303, 303])
  const values = (await targets())?.map((it) => 'value' in it && it.value)
  assert.deepEqual(values, [6, 7])
})

test('of two who judge at once, the second is shown the other’s rating and reason', async () => {
  const address = '/plan/ratings/1/edit'
  const { html } = await edit.read(address)
  await edit.send(address, { ...fieldsIn(html), rating: 'green', reason: 'On track' })
  const mine = { ...fieldsIn(html), rating: 'red', reason: 'Late' }
  const answer = await edit.send(address, mine)
  assert.equal(answer.status, 409)
  const words = answer.html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  assert.match(words, /Rating Green Red/)
  assert.match(words, /On track Late/)
})

const asker = {
  person: { id: 1, assignments: [] },
  day: localDate('2019-11-01'),
} as unknown as Asker
const draftOfTarget = () =>
  findOwnDraft(edit.bench.needs, asker, { subject: 'target', subjectId: '1' })

const keepDraft = async (fields: Readonly<Record<string, string>>) => {
  const { html } = await edit.read(target)
  await edit.send('/drafts', { ...fieldsIn(html), ...fields })
}

test('a draft is found again on the form and on the page that leads to it, until it is given', async () => {
  await keepDraft({ value: 'about nine' })
  const found = await edit.read(target)
  assert.equal(fieldsIn(found.html)['value'], 'about nine')
  assert.match(found.words, /This is your draft of 1 November 2019 at 09:00/)
  assert.match((await edit.read('/recommendations/R1/edit')).html, />your draft</)
  assert.equal((await edit.fill(target, {})).status, 422)
  assert.ok(await draftOfTarget())
  assert.equal((await edit.fill(target, { value: '9' })).status, 303)
  assert.equal(await draftOfTarget(), undefined)
  assert.doesNotMatch((await edit.read('/recommendations/R1/edit')).html, />your draft</)
})

test('a draft of what somebody changed since is shown beside what the plan says now', async () => {
  const { html } = await edit.read(target)
  await keepDraft({ value: '10' })
  await edit.send(target, { ...fieldsIn(html), value: '8' })
  // The draft was given up with that change: it is written again as it was before.
  await edit.send('/drafts', { ...fieldsIn(html), value: '10' })
  const found = await edit.read(target)
  assert.match(
    found.words,
    /Somebody else changed this since you opened it .* Target, in numbers 8 10/,
  )
  assert.equal((await edit.fill(target, {})).status, 303)
})

test('what was typed of an item that is retired meanwhile is shown to be copied', async () => {
  const { html } = await edit.read(target)
  await keepDraft({ value: '11' })
  await edit.fill('/plan/targets/1/retire', {})
  const answer = await edit.send(target, { ...fieldsIn(html), value: '12' })
  assert.equal(answer.status, 409)
  assert.match(answer.html, /This target is no longer in the plan/)
  assert.match(answer.html, /<dd>12<\/dd>/)
  const opened = await edit.read(target)
  assert.equal(opened.status, 409)
  assert.match(opened.words, /Target 11/)
  assert.equal((await edit.read('/plan/targets/99/edit')).status, 404)
})

test('what is asked about before it is retired is shown anew where somebody changed it', async () => {
  const address = '/plan/targets/2/retire'
  const { html } = await edit.read(address)
  await edit.fill('/plan/targets/2/edit', { value: '70' })
  const answer = await edit.send(address, fieldsIn(html))
  assert.equal(answer.status, 409)
  assert.match(answer.html, /Somebody else changed this since you opened it/)
  assert.match(answer.html, /<dd>70<\/dd>/)
  assert.equal((await targets())?.length, 1)
})

test('who may change the plan no longer is refused, and nothing is changed', async () => {
  const address = '/plan/recommendations/2/edit'
  const fields = { ...fieldsIn((await edit.read(address)).html), subject: 'Too late' }
  const unchanged = await edit.plan()
  try {
    edit.bench.door.askAs({ role: 'member' })
    const answer = await edit.send(address, fields)
    assert.equal(answer.status, 403)
    assert.equal((await edit.send('/plan/order', { order: '1,2', step: '1:2' })).status, 403)
    assert.deepEqual(await edit.plan(), unchanged)
  } finally {
    edit.bench.door.askAs({ role: 'assistant director' })
  }
})

test('with a recommendation retired its forms are gone, and the plan comes next', async () => {
  const measure = '/plan/measures/1/edit'
  const { html } = await edit.read(measure)
  const answer = await edit.fill('/plan/recommendations/1/retire', {})
  assert.equal(answer.location, '/')
  const gone = await edit.send(measure, { ...fieldsIn(html), statement: 'Still wanted' })
  assert.equal(gone.status, 409)
  assert.match(gone.html, /Still wanted/)
  assert.equal((await edit.read('/recommendations/R1/edit')).status, 404)
})
