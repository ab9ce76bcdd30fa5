import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { addAction } from './actions/change-action.ts'
import { findPlan } from './find-plan.ts'
import { keepPlan } from './keep-plan.ts'
import { actionContent } from './testing/action-content.ts'
import { occasion, registerWithPlan, smallPlan } from './testing/register-with-plan.ts'

for (const kind of testPlaces()) {
  describe(`the plan that is kept, on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    before(async () => {
      register = await registerWithPlan(kind)
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    test('is one object until something changes, and then says what the register says', async () => {
      const plan = keepPlan(register.db)
      const first = await plan()
      assert.equal(await plan(), first)
      await register.db
        .transaction()
        .execute((within) => addAction(within, occasion, smallPlan.id, actionContent()))
      const second = await plan()
      assert.equal(second?.actions.length, 1)
      assert.deepEqual(second, await findPlan(register.db))
      assert.equal(await plan(), second)
    })

    test('is the same after a change that came to nothing', async () => {
      const plan = keepPlan(register.db)
      const first = await plan()
      await assert.rejects(
        register.db.transaction().execute(async (within) => {
          await addAction(within, occasion, smallPlan.id, actionContent())
          throw new Error('Broken off.')
        }),
      )
      assert.equal(await plan(), first)
    })
  })
}
