import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { addPerson } from '#people/people-store.ts'
import { asViewer } from '#people/viewer.ts'
import type { Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { occasion, registerWithPlan } from '../testing/register-with-plan.ts'
import { dropDraft, findDraft, saveDraft, type DraftOf } from './drafts.ts'

const day = localDate('2019-11-01')

const draftOf = (person: number): DraftOf => ({ person, subject: 'target', subjectId: '1' })

for (const kind of testPlaces()) {
  describe(`drafts on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    before(async () => {
      register = await registerWithPlan(kind)
      for (const name of ['ann', 'ben']) {
        await register.db.transaction().execute((within) =>
          addPerson(within, occasion, {
            name,
            email: `${name}@council.example`,
            workerId: null,
            addedOn: day,
          }),
        )
      }
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    const as = <Outcome>(
      person: number,
      work: Parameters<typeof asViewer<Outcome>>[2],
    ): Promise<Outcome> => asViewer(register.db, { person, permissions: [], day }, work)
    const draft = {
      content: { value: '8', by: 'not yet a day' },
      baseVersion: 3,
      savedAt: new Date('2019-11-01T08:00:00Z'),
    }

    test('come back as they were typed, the last saved of them', async () => {
      assert.equal(await as(1, (within) => findDraft(within, draftOf(1))), undefined)
      await as(1, (within) => saveDraft(within, draftOf(1), { ...draft, content: { value: '' } }))
      await as(1, (within) => saveDraft(within, draftOf(1), draft))
      assert.deepEqual(await as(1, (within) => findDraft(within, draftOf(1))), draft)
    })

    test('are their person’s alone, whatever is asked for', async () => {
      assert.equal(await as(2, (within) => findDraft(within, draftOf(1))), undefined)
      const all = await as(2, (within) => within.selectFrom('drafts').selectAll().execute())
      assert.deepEqual(all, [])
      const unseen = await register.db.selectFrom('drafts').selectAll().execute()
      assert.deepEqual(unseen, [])
      await assert.rejects(
        as(2, (within) => saveDraft(within, draftOf(1), draft)),
        /row-level security/,
      )
      await as(2, (within) => dropDraft(within, draftOf(1)))
      assert.deepEqual(await as(1, (within) => findDraft(within, draftOf(1))), draft)
    })

    test('are gone once dropped, and may be begun again', async () => {
      await as(1, (within) => dropDraft(within, draftOf(1)))
      assert.equal(await as(1, (within) => findDraft(within, draftOf(1))), undefined)
      await as(1, (within) => saveDraft(within, draftOf(1), draft))
      assert.deepEqual(await as(1, (within) => findDraft(within, draftOf(1))), draft)
    })
  })
}
