import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { addPerson } from '#people/people-store.ts'
import { occasion, registerWithPlan } from '#plan/testing/register-with-plan.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import type { Register } from '#store/register.ts'
import { openPageBench, type PageBench } from '../testing/page-bench.ts'
import { onePlan, twoTeams } from '../testing/two-teams.ts'
import { findOwnDraft } from './drafts-of-asker.ts'

const [place] = testPlaces()
const of = { subject: 'recommendation', subjectId: '1' }

let register: Register
let bench: PageBench
before(async () => {
  if (place === undefined) throw new Error('There is no engine to test on.')
  register = await registerWithPlan(place)
  for (const name of ['One', 'Other'])
    await register.db.transaction().execute((within) =>
      addPerson(within, occasion, {
        email: `${name}@marlshire.example`,
        name,
        workerId: null,
        addedOn: localDate('2019-01-01'),
      }),
    )
  bench = await openPageBench(twoTeams, '2019-10-31', () => onePlan, register.db)
})
after(async () => {
  await bench.close()
  await register.close()
})

const send = (url: string, fields: Record<string, string>, accept = 'text/html') =>
  bench.app.inject({
    method: 'POST',
    url,
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      accept,
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({
      'draft-subject': of.subject,
      'draft-id': of.subjectId,
      'draft-page': '/recommendations/R1/edit',
      ...fields,
    }).toString(),
  })

const kept = async (person: number) => {
  const asker = { person: { id: person, assignments: [] }, today: localDate('2019-11-01') }
  return findOwnDraft(bench.needs, asker as never, of)
}

test('what is typed is kept as its writer’s draft, as it was typed, with the version it is of', async () => {
  const reply = await send('/drafts', { subject: 'Help  ', version: '3' }, 'application/json')
  assert.equal(reply.statusCode, 204)
  const draft = await kept(1)
  assert.deepEqual(draft?.content, { subject: 'Help  ', version: '3' })
  assert.equal(draft.baseVersion, 3)
  assert.equal(await kept(2), undefined)
})

test('without the script a button keeps it and leads back to the page, and to no other site', async () => {
  const reply = await send('/drafts', { subject: 'Care' })
  assert.equal(reply.statusCode, 303)
  assert.equal(reply.headers.location, '/recommendations/R1/edit')
  const elsewhere = await send('/drafts', { 'draft-page': 'https://elsewhere.example/' })
  assert.equal(elsewhere.headers.location, '/')
})

test('a draft that is discarded is gone', async () => {
  await send('/drafts', { subject: 'Care' })
  const reply = await send('/drafts/discard', {})
  assert.equal(reply.statusCode, 303)
  assert.equal(await kept(1), undefined)
})

test('a draft of something that no form names is refused', async () => {
  const reply = await send('/drafts', { 'draft-subject': '<b>' })
  assert.equal(reply.statusCode, 400)
})
