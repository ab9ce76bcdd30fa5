import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import type { Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { actionContent } from '../testing/action-content.ts'
import { occasion, registerWithPlan } from '../testing/register-with-plan.ts'
import { contentOf, type Action, type ActionContent } from './action.ts'
import { actionHistory } from './action-history.ts'
import { addCampaign } from './campaigns.ts'
import { addAction, changeAction, retireAction, type ChangedAction } from './change-action.ts'

const done = (outcome: ChangedAction): Action => {
  assert.ok(outcome.ok)
  return outcome.action
}

for (const kind of testPlaces()) {
  describe(`the history of an action on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    before(async () => {
      register = await registerWithPlan(kind)
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    const add = async (content: Partial<ActionContent>) =>
      done(
        await register.db
          .transaction()
          .execute((within) => addAction(within, occasion, 'small-plan', actionContent(content))),
      )
    const change = async (action: Action, content: Partial<ActionContent>) =>
      done(
        await register.db
          .transaction()
          .execute((within) =>
            changeAction(within, occasion, action, { ...contentOf(action), ...content }),
          ),
      )
    const saidOf = async ({ id }: Action) =>
      (await actionHistory(register.db, id)).map(({ sentences }) => sentences)

    test('says what each change made of it, the latest first', async () => {
      const campaign = await register.db.transaction().execute((within) =>
        addCampaign(within, occasion, 'small-plan', {
          name: 'Winter',
          from: localDate('2019-11-01'),
          until: localDate('2020-05-31'),
        }),
      )
      assert.ok(campaign.ok)
      const other = await add({ what: 'Another' })
      const added = await add({ what: 'Train', owner: 'Director', contributors: ['Head of Help'] })
      const moved = await change(added, {
        what: 'Train all',
        owner: null,
        due: localDate('2020-03-31'),
        start: localDate('2020-01-01'),
        campaign: campaign.campaign.id,
        contributors: ['Head of Care'],
        recommendations: ['R1', 'R2'],
        milestones: [
          { id: null, what: 'Find a trainer', due: localDate('2020-01-31'), done: null },
        ],
      })
      const [step] = moved.milestones
      assert.ok(step)
      const ticked = await change(moved, {
        status: 'stopped',
        stoppedBecause: 'No money',
        milestones: [{ ...step, done: localDate('2020-02-01') }],
      })
      const unticked = await change(ticked, {
        milestones: [{ ...step, what: 'Hire', due: localDate('2020-02-28') }],
      })
      const bare = await change(unticked, { milestones: [] })
      await register.db.transaction().execute((within) => retireAction(within, occasion, bare))
      assert.deepEqual(await saidOf(added), [
        ['The action was retired.'],
        ['The milestone ‘Hire’ was taken out.'],
        [
          'A milestone went from ‘Find a trainer’ to ‘Hire’.',
          'The day of the milestone ‘Hire’ went from 31 January 2020 to 28 February 2020.',
          'The milestone ‘Hire’ is not done after all.',
        ],
        [
          'The status went from not started to stopped.',
          'The reason for stopping is new: ‘No money’.',
          'The milestone ‘Find a trainer’ was done on 1 February 2020.',
        ],
        [
          'What is to be done went from ‘Train’ to ‘Train all’.',
          'The owner was taken out: Director.',
          'The first day is new: 1 January 2020.',
          'The day it is due is new: 31 March 2020.',
          'The campaign is new: ‘Winter’.',
          'The contributor was taken out: Head of Help.',
          'The contributor is new: Head of Care.',
          'The recommendation is new: R2.',
          'The milestone ‘Find a trainer’, due 31 January 2020, is new.',
        ],
        ['The action was added.'],
      ])
      assert.deepEqual(await saidOf(other), [['The action was added.']])
    })

    test('of an action that there is none of, there is none', async () => {
      assert.deepEqual(await actionHistory(register.db, 9999), [])
    })
  })
}
