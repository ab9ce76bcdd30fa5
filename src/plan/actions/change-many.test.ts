import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import type { Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { actionContent } from '../testing/action-content.ts'
import { entriesOf, occasion, registerWithPlan } from '../testing/register-with-plan.ts'
import type { Action, ActionContent } from './action.ts'
import { addCampaign, changeCampaign, findCampaigns, retireCampaign } from './campaigns.ts'
import { addAction } from './change-action.ts'
import { findComments } from './comments.ts'
import { changeMany, type BulkChange } from './change-many.ts'
import { findActions } from './find-actions.ts'

const wordsOn = async ({ db }: Register, id: number) =>
  (await findComments(db, id)).map(({ words }) => words)

for (const kind of testPlaces()) {
  describe(`changing many actions on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    const add = (content: Partial<ActionContent>): Promise<Action> =>
      register.db.transaction().execute(async (within) => {
        const outcome = await addAction(within, occasion, 'small-plan', actionContent(content))
        assert.ok(outcome.ok)
        return outcome.action
      })
    const change = (chosen: readonly Pick<Action, 'id' | 'version'>[], given: BulkChange) =>
      register.db
        .transaction()
        .execute((within) => changeMany(within, occasion, 'small-plan', chosen, given))
    const all = async () => (await findActions(register.db, { planId: 'small-plan' })).actions
    /** Refused with one problem, everything being as it was. */
    const refused = async (
      chosen: readonly Pick<Action, 'id' | 'version'>[],
      given: BulkChange,
      problem: readonly [string, string],
    ) => {
      const asItWas = await all()
      const entries = (await entriesOf(register, 'action')).length
      const outcome = await change(chosen, given)
      assert.ok(!outcome.ok)
      assert.deepEqual(
        outcome.problems.map(({ field, sentence }) => [field, sentence]),
        [problem],
      )
      assert.deepEqual(await all(), asItWas)
      assert.equal((await entriesOf(register, 'action')).length, entries)
    }

    before(async () => {
      register = await registerWithPlan(kind)
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    test('changes each alike, leaves the rest of each, and records each', async () => {
      const one = await add({ what: 'One', owner: 'Director', contributors: ['Head of Care'] })
      const two = await add({ what: 'Two', due: localDate('2020-01-31') })
      const outcome = await change([two, one], {
        owner: 'Head of Care',
        status: 'at risk',
        reason: ' The Director is away ',
      })
      assert.ok(outcome.ok)
      assert.deepEqual(
        outcome.actions.map(({ what, owner, contributors, status, due, version }) => [
          what,
          owner,
          contributors,
          status,
          due,
          version,
        ]),
        [
          ['One', 'Head of Care', [], 'at risk', null, 2],
          ['Two', 'Head of Care', [], 'at risk', '2020-01-31', 2],
        ],
      )
      const entry = (await entriesOf(register, 'action')).at(-2)
      assert.deepEqual(
        [entry?.['subjectId'], entry?.['before'], entry?.['after']],
        [
          String(one.id),
          {
            status: 'not started',
            stoppedBecause: null,
            due: null,
            owner: 'Director',
            contributors: ['Head of Care'],
            campaign: null,
          },
          {
            status: 'at risk',
            stoppedBecause: null,
            due: null,
            owner: 'Head of Care',
            contributors: [],
            campaign: null,
            reason: 'The Director is away',
          },
        ],
      )
    })

    test('takes a day and an owner away, and stops for the reason', async () => {
      const one = await add({ owner: 'Director', due: localDate('2020-01-31') })
      const emptied = await change([one], { due: null, owner: null, reason: 'To be planned anew' })
      assert.ok(emptied.ok)
      assert.deepEqual([emptied.actions[0]?.due, emptied.actions[0]?.owner], [null, null])
      const stopped = await change(emptied.actions, { status: 'stopped', reason: 'No longer law' })
      assert.ok(stopped.ok)
      assert.equal(stopped.actions[0]?.stoppedBecause, 'No longer law')
      const again = await change(stopped.actions, { status: 'on track', reason: 'Law again' })
      assert.ok(again.ok)
      assert.equal(again.actions[0]?.stoppedBecause, null)
    })

    test('keeps the reason as a comment on each', async () => {
      const [one, two] = [await add({ what: 'One' }), await add({ what: 'Two' })]
      const begun: BulkChange = { status: 'on track', reason: ' Begun in May ' }
      assert.ok((await change([one, two], begun)).ok)
      const alone = await change([{ id: one.id, version: 2 }], { due: null, reason: 'No day' })
      assert.ok(alone.ok)
      assert.deepEqual(await wordsOn(register, one.id), [
        'Changed together with 1 other action: Begun in May',
        'Changed: No day',
      ])
      assert.deepEqual(await wordsOn(register, two.id), [
        'Changed together with 1 other action: Begun in May',
      ])
    })

    test('names the action that stands in the way, and whether somebody changed it', async () => {
      const one = await add({ start: localDate('2019-12-01') })
      const problemsOf = async (version: number) => {
        const given = { due: localDate('2019-11-30'), reason: 'A reason' }
        const outcome = await change([{ id: one.id, version }], given)
        assert.ok(!outcome.ok)
        return outcome.problems.map(({ action, isConflict = false }) => [action, isConflict])
      }
      assert.deepEqual(await problemsOf(2), [[one.id, true]])
      assert.deepEqual(await problemsOf(1), [[one.id, false]])
    })

    test('changes none where one of them cannot be changed', async () => {
      const one = await add({ what: 'First of two' })
      const other = await add({ what: 'Second of two', start: localDate('2019-12-01') })
      const atRisk: BulkChange = { status: 'at risk', reason: 'A reason' }
      await refused([one, { ...other, version: 9 }], atRisk, [
        'actions',
        `Action ${other.id} was changed meanwhile; look at it again.`,
      ])
      await refused([one, { id: 9999, version: 1 }], atRisk, [
        'actions',
        'Action 9999 is no longer in the plan; take it from those chosen.',
      ])
      await refused([one, other], { due: localDate('2019-11-30'), reason: 'A reason' }, [
        'due',
        `Action ${other.id} starts after that day, on 1 December 2019.`,
      ])
    })

    test('says what is wrong with the change itself', async () => {
      const one = await add({})
      await refused([one], { status: 'at risk', reason: ' ' }, ['reason', 'The reason is needed.'])
      await refused([one], { reason: 'A reason' }, [
        'status',
        'Nothing is to change; choose a status, a day, an owner or a campaign.',
      ])
      await refused([], { status: 'at risk', reason: 'A reason' }, [
        'actions',
        'No action is chosen; choose those to change.',
      ])
      await refused([one], { owner: 'Nobody', reason: 'A reason' }, [
        'owner',
        `No plan names a post called 'Nobody'; choose one from the list of posts.`,
      ])
      await refused([one], { campaign: 9999, reason: 'A reason' }, [
        'campaign',
        'The plan has no such campaign; choose another.',
      ])
      const many = Array.from({ length: 501 }, (_, index) => ({ id: index + 1, version: 1 }))
      await refused(many, { status: 'at risk', reason: 'A reason' }, [
        'actions',
        '501 actions are chosen; at most 500 are changed at once.',
      ])
    })

    test('a campaign is added, renamed, and retired when no action is left in it', async () => {
      const changing = register.db.transaction()
      const content = {
        name: 'Planning campaign',
        from: localDate('2019-11-01'),
        until: localDate('2020-05-31'),
      }
      const added = await changing.execute((within) =>
        addCampaign(within, occasion, 'small-plan', content),
      )
      assert.ok(added.ok)
      const { campaign } = added
      assert.deepEqual(await findCampaigns(register.db, 'small-plan'), [campaign])
      const twice = await changing.execute((within) =>
        addCampaign(within, occasion, 'small-plan', { ...content, until: localDate('2019-10-31') }),
      )
      assert.deepEqual(twice, {
        ok: false,
        problems: [
          {
            field: 'name',
            sentence: 'The plan has a campaign called ‘Planning campaign’; choose another name.',
          },
          { field: 'until', sentence: 'The last day comes before the first; change one of them.' },
        ],
      })
      const yours = { ...content, name: 'Winter' }
      const renamed = await changing.execute((within) =>
        changeCampaign(within, occasion, 'small-plan', campaign, yours),
      )
      assert.ok(renamed.ok)
      assert.deepEqual(
        await changing.execute((within) =>
          changeCampaign(within, occasion, 'small-plan', campaign, yours),
        ),
        { ok: false, changedMeanwhile: { theirs: renamed.campaign, yours } },
      )
      const moved = await change([await add({ what: 'In a campaign' })], {
        campaign: campaign.id,
        reason: 'It belongs there',
      })
      assert.ok(moved.ok)
      const [action] = moved.actions
      assert.deepEqual(
        (await findActions(register.db, { planId: 'small-plan', campaign: campaign.id })).actions,
        [action],
      )
      const retire = () =>
        changing.execute((within) => retireCampaign(within, occasion, 'small-plan', campaign.id))
      assert.equal(
        await retire(),
        'Actions still belong to the campaign ‘Winter’ (1); move them first.',
      )
      await register.db.updateTable('plan_actions').set({ campaign_id: null }).execute()
      assert.equal(await retire(), undefined)
      assert.deepEqual(await findCampaigns(register.db, 'small-plan'), [])
    })
  })
}
