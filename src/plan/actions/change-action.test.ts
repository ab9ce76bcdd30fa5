import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Transaction } from 'kysely'
import { localDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { actionContent } from '../testing/action-content.ts'
import { entriesOf, occasion, registerWithPlan } from '../testing/register-with-plan.ts'
import { addAction, changeAction, retireAction, type ChangedAction } from './change-action.ts'
import { addComment, findComments } from './comments.ts'
import { findAction, findActions } from './find-actions.ts'

const whole = actionContent({
  owner: 'Head of Care',
  contributors: ['Director', 'Head of Help'],
  start: localDate('2019-11-01'),
  due: localDate('2020-03-31'),
  status: 'on track',
  milestones: [
    { id: null, what: 'Book rooms', due: localDate('2019-12-01'), done: localDate('2019-11-20') },
    { id: null, what: 'Half trained', due: localDate('2020-01-31'), done: null },
  ],
  recommendations: ['R1', 'R2'],
})

const statusOf = (said: unknown) => (said as { readonly status: string }).status

const done = (outcome: ChangedAction) => {
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.action
}

for (const kind of testPlaces()) {
  describe(`changing actions on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    const changing = <Outcome>(
      work: (within: Transaction<RegisterTables>) => Promise<Outcome>,
    ): Promise<Outcome> => register.db.transaction().execute(work)
    const add = (content: typeof whole) =>
      changing((within) => addAction(within, occasion, 'small-plan', content))

    before(async () => {
      register = await registerWithPlan(kind)
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    test('an action comes back as it was added, its milestones numbered', async () => {
      const { id } = done(await add({ ...whole, what: '  Train every manager ' }))
      const found = await findAction(register.db, id)
      assert.deepEqual(found, {
        ...whole,
        id,
        planId: 'small-plan',
        version: 1,
        changedAt: occasion.at,
        retiredAt: null,
        milestones: whole.milestones.map((one, index) => ({
          ...one,
          id: found?.milestones[index]?.id,
        })),
      })
      const entry = (await entriesOf(register, 'action')).at(-1)
      assert.deepEqual([entry?.['subjectId'], entry?.['before']], [String(id), null])
    })

    test('what it names must be there, each thing told by its field', async () => {
      const entries = (await entriesOf(register, 'action')).length
      assert.deepEqual(
        await add({
          ...whole,
          owner: 'Nobody',
          contributors: ['No one'],
          recommendations: ['R3'],
          campaign: 99,
        }),
        {
          ok: false,
          problems: [
            {
              field: 'owner',
              sentence: `No plan names a post called 'Nobody'; choose one from the list of posts.`,
            },
            {
              field: 'contributors',
              sentence: `No plan names a post called 'No one'; choose one from the list of posts.`,
            },
            {
              field: 'recommendations',
              sentence: 'The plan has no recommendation R3; choose one of its own.',
            },
            { field: 'campaign', sentence: 'The plan has no such campaign; choose another.' },
          ],
        },
      )
      assert.equal((await entriesOf(register, 'action')).length, entries)
    })

    test('a change replaces links and milestones, and is recorded before and after', async () => {
      const first = done(await add(whole))
      const [rooms] = first.milestones
      assert.ok(rooms)
      const content = {
        ...whole,
        contributors: ['Head of Help'],
        recommendations: ['R2'],
        status: 'stopped' as const,
        stoppedBecause: 'The law changed',
        milestones: [
          { ...rooms, done: null },
          { id: null, what: 'Tell staff', due: localDate('2019-11-05'), done: null },
        ],
      }
      const changed = done(
        await changing((within) => changeAction(within, occasion, first, content)),
      )
      assert.equal(changed.version, 2)
      assert.deepEqual(
        [changed.contributors, changed.recommendations, changed.status, changed.stoppedBecause],
        [['Head of Help'], ['R2'], 'stopped', 'The law changed'],
      )
      assert.deepEqual(
        changed.milestones.map(({ what, due, done: doneOn }) => [what, due, doneOn]),
        [
          ['Tell staff', '2019-11-05', null],
          ['Book rooms', '2019-12-01', null],
        ],
      )
      assert.equal(changed.milestones[1]?.id, rooms.id)
      const entry = (await entriesOf(register, 'action')).at(-1)
      assert.ok(entry)
      assert.deepEqual(
        [statusOf(entry['before']), statusOf(entry['after'])],
        ['on track', 'stopped'],
      )
    })

    test('a change made from an older version loses neither text', async () => {
      const first = done(await add(whole))
      const change = (what: string) =>
        changing((within) =>
          changeAction(within, occasion, first, { ...whole, what, milestones: [] }),
        )
      const theirs = done(await change('Train all managers'))
      assert.deepEqual(await change('Train some managers'), {
        ok: false,
        changedMeanwhile: {
          theirs,
          yours: { ...whole, what: 'Train some managers', milestones: [] },
        },
      })
      assert.equal((await findAction(register.db, first.id))?.what, 'Train all managers')
    })

    test('of two that change one action at once, one is told of the other', async () => {
      const first = done(await add(whole))
      const outcomes = await Promise.all(
        ['One', 'Other'].map((what) =>
          changing((within) =>
            changeAction(within, occasion, first, { ...whole, what, milestones: [] }),
          ),
        ),
      )
      assert.deepEqual(outcomes.filter(({ ok }) => ok).length, 1)
      assert.equal((await findAction(register.db, first.id))?.version, 2)
    })

    test('a retired action stays, is in no list and cannot be changed', async () => {
      const first = done(await add({ ...whole, what: 'To be retired' }))
      const retire = () => changing((within) => retireAction(within, occasion, first))
      assert.deepEqual(done(await retire()).retiredAt, occasion.at)
      assert.deepEqual(await retire(), {
        ok: false,
        gone: `Action ${first.id} was retired; nothing of it can be changed.`,
      })
      const { total } = await findActions(register.db, {
        planId: 'small-plan',
        text: 'to be retired',
      })
      assert.equal(total, 0)
      assert.equal((await findAction(register.db, first.id))?.what, 'To be retired')
      await assert.rejects(
        register.db.deleteFrom('plan_actions').where('action_id', '=', first.id).execute(),
        /permission denied/,
      )
    })

    test('an action that is not there is said to be gone', async () => {
      const missing = { id: 9999, version: 1 }
      assert.deepEqual(await changing((within) => changeAction(within, occasion, missing, whole)), {
        ok: false,
        gone: 'There is no action 9999.',
      })
    })

    test('another action’s milestone is not taken over', async () => {
      const one = done(await add(whole))
      const other = done(await add(whole))
      const outcome = await changing((within) =>
        changeAction(within, occasion, one, { ...whole, milestones: other.milestones }),
      )
      assert.deepEqual(outcome, {
        ok: false,
        problems: [
          {
            field: 'milestones',
            sentence: 'A milestone is no longer there; open the action again.',
          },
        ],
      })
    })

    test('comments are kept in their order and never changed', async () => {
      const { id } = done(await add(whole))
      const comment = (words: string) =>
        changing((within) => addComment(within, occasion, id, words))
      assert.equal(await comment(' Rooms are booked. '), undefined)
      assert.equal(await comment('Two managers left.'), undefined)
      assert.deepEqual(await comment(' '), { field: 'words', sentence: 'The comment is needed.' })
      assert.deepEqual(
        (await findComments(register.db, id)).map(({ id: _id, ...said }) => said),
        [
          {
            at: occasion.at,
            by: { program: 'the test' },
            name: 'the test',
            words: 'Rooms are booked.',
          },
          {
            at: occasion.at,
            by: { program: 'the test' },
            name: 'the test',
            words: 'Two managers left.',
          },
        ],
      )
      await assert.rejects(
        register.db.updateTable('action_comments').set({ words: 'Other' }).execute(),
        /permission denied/,
      )
    })
  })
}
