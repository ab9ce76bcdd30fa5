import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openEditBench, problemsIn, fieldsIn, type EditBench } from '../testing/edit-bench.ts'

let edit: EditBench
before(async () => {
  edit = await openEditBench()
  for (const ref of ['R3', 'R4'])
    await edit.fill('/plan/recommendations/new', { ref, subject: ref, intendedOutcome: 'Better' })
})
after(() => edit.close())

const address = '/plan/order'
const refs = async () => (await edit.plan()).recommendations.map(({ ref }) => ref)

test('a recommendation goes up and down a step at a time, and the page says where it is', async () => {
  const down = await edit.send(address, { order: '1,2,3,4', step: '1:2' })
  assert.equal(down.status, 303)
  assert.deepEqual(await refs(), ['R2', 'R1', 'R3', 'R4'])
  const page = await edit.read(down.location ?? '')
  assert.match(page.words, /Recommendation R1 is now 2 of 4\./)
  const up = await edit.send(address, { order: '2,1,3,4', step: '1:1' })
  assert.equal(up.location, '/plan/order?moved=1#recommendation-1')
  assert.deepEqual(await refs(), ['R1', 'R2', 'R3', 'R4'])
})

test('the first has no way up and the last none down', async () => {
  const { html } = await edit.read(address)
  const steps = [...html.matchAll(/name="step" value="([\d:]+)"/g)].map(([, step]) => step)
  assert.deepEqual(steps, ['1:2', '2:1', '2:3', '3:2', '3:4', '4:3'])
})

test('one is moved further in one go', async () => {
  assert.equal((await edit.fill(address, { move: '4', to: '1' })).status, 303)
  assert.deepEqual(await refs(), ['R4', 'R1', 'R2', 'R3'])
  assert.equal((await edit.fill(address, { move: '4', to: '4' })).status, 303)
  assert.deepEqual(await refs(), ['R1', 'R2', 'R3', 'R4'])
})

for (const to of ['0', '5', '1.5', 'first', ''])
  test(`a place '${to}' is refused, with what was chosen kept`, async () => {
    const answer = await edit.fill(address, { move: '2', to })
    assert.equal(answer.status, 422)
    assert.deepEqual(problemsIn(answer.html), {
      to: 'The new place is a whole number from 1 to 4.',
    })
    assert.deepEqual([fieldsIn(answer.html)['move'], fieldsIn(answer.html)['to']], ['2', to])
  })

test('without a recommendation the move is refused', async () => {
  const answer = await edit.fill(address, { move: '', to: '2' })
  assert.deepEqual(problemsIn(answer.html), {
    move: 'The recommendation to move is needed: choose one.',
  })
})

test('a move of an order that is no longer that is not made, and the order now is shown', async () => {
  await edit.send(address, { order: '1,2,3,4', step: '1:2' })
  const answer = await edit.send(address, { order: '1,2,3,4', move: '4', to: '1' })
  assert.equal(answer.status, 409)
  assert.match(answer.html, /Somebody else changed the order since you opened it/)
  assert.equal(fieldsIn(answer.html)['order'], '2,1,3,4')
  assert.equal(fieldsIn(answer.html)['move'], '4')
  assert.deepEqual(await refs(), ['R2', 'R1', 'R3', 'R4'])
})
