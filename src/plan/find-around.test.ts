import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { addPerson } from '#people/people-store.ts'
import { holdPost, type Held } from '#people/post-holders.ts'
import type { Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { findAround } from './find-around.ts'
import { occasion, registerWithPlan, smallPlan } from './testing/register-with-plan.ts'

for (const kind of testPlaces()) {
  describe(`what is around a plan on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    before(async () => {
      register = await registerWithPlan(kind)
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    const vacant = async (day: string) =>
      (await findAround(register.db, smallPlan.id, localDate(day))).vacantPosts

    test('a post is vacant on days on which nobody holds it or deputises in it', async () => {
      assert.deepEqual(await vacant('2019-11-01'), ['Head of Care', 'Head of Help', 'Director'])
      await register.db.transaction().execute(async (within) => {
        const personId = await addPerson(within, occasion, {
          email: 'ann@marlshire.example',
          name: 'Ann',
          workerId: null,
          addedOn: localDate('2019-01-01'),
        })
        const hold = (held: Pick<Held, 'post' | 'as' | 'until'>) =>
          holdPost(within, occasion, { personId, from: localDate('2019-10-01'), ...held })
        await hold({ post: 'Head of Care', as: 'holder', until: localDate('2019-10-31') })
        await hold({ post: 'Head of Help', as: 'deputy', until: null })
      })
      assert.deepEqual(await vacant('2019-09-30'), ['Head of Care', 'Head of Help', 'Director'])
      assert.deepEqual(await vacant('2019-10-31'), ['Director'])
      assert.deepEqual(await vacant('2019-11-01'), ['Head of Care', 'Director'])
    })

    test('a target is open only while it is to be agreed', async () => {
      const by = localDate('2020-03-31')
      const { recommendation_id } = await register.db
        .selectFrom('recommendations')
        .select('recommendation_id')
        .where('ref', '=', 'R1')
        .executeTakeFirstOrThrow()
      const { plan_measure_id } = await register.db
        .insertInto('plan_measures')
        .values({
          recommendation_id,
          position: 1,
          measure: 'own-list',
          statement: 'An own list',
          unit: 'percent',
          status: 'agreed',
        })
        .returning('plan_measure_id')
        .executeTakeFirstOrThrow()
      const { target_id } = await register.db
        .insertInto('targets')
        .values({ plan_measure_id, due_on: by, form: 'to be agreed' })
        .returning('target_id')
        .executeTakeFirstOrThrow()
      const today = localDate(new Date().toISOString().slice(0, 10))
      const open = async () => (await findAround(register.db, smallPlan.id, today)).openSince
      const said = { ref: 'R1', measure: 'own-list', by }
      assert.deepEqual(await open(), [{ ...said, since: today }])
      const set = (form: string, value: number | null) =>
        register.db
          .updateTable('targets')
          .set({ form, value, scope: value === null ? null : 'council' })
          .where('target_id', '=', target_id)
          .execute()
      await set('at least', 85)
      assert.deepEqual(await open(), [])
      await set('to be agreed', null)
      assert.deepEqual(await open(), [{ ...said, since: today }])
    })
  })
}
