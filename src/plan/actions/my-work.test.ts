import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { localDate, type LocalDate } from '#calendar/local-date.ts'
import { addPerson } from '#people/people-store.ts'
import { holdPost } from '#people/post-holders.ts'
import type { Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { actionContent } from '../testing/action-content.ts'
import { occasion, registerWithPlan } from '../testing/register-with-plan.ts'
import type { ActionContent } from './action.ts'
import { addAction } from './change-action.ts'
import { addComment } from './comments.ts'
import { findActions } from './find-actions.ts'
import { myWork } from './my-work.ts'
import { readActions } from './read-actions.ts'
import { calendarEntries } from './work-calendar.ts'

for (const kind of testPlaces()) {
  describe(`a person’s work on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    let ann: number
    const add = (content: Partial<ActionContent>, at = occasion.at) =>
      register.db.transaction().execute(async (within) => {
        const when = { ...occasion, at }
        const outcome = await addAction(within, when, 'small-plan', actionContent(content))
        assert.ok(outcome.ok)
        return outcome.action.id
      })
    const hold = (post: string, as: 'holder' | 'deputy', from: LocalDate, until: LocalDate) =>
      register.db.transaction().execute(async (within) => {
        assert.equal(
          await holdPost(within, occasion, { post, personId: ann, as, from, until }),
          undefined,
        )
      })
    const workOn = (day: string) => myWork(register.db, ann, localDate(day))

    const whatOn = async (day: string) => (await workOn(day)).actions.map(({ what }) => what)
    const reminded = async (day: string) =>
      (await workOn(day)).reminders.map(({ action, milestone, due, isPast }) => [
        action.what,
        milestone?.what ?? null,
        due,
        isPast,
      ])

    before(async () => {
      register = await registerWithPlan(kind)
      ann = await register.db.transaction().execute((within) =>
        addPerson(within, occasion, {
          email: 'ann@marlshire.example',
          name: 'Ann',
          workerId: null,
          addedOn: localDate('2019-01-01'),
        }),
      )
      await hold('Head of Care', 'holder', localDate('2019-10-01'), localDate('2019-12-31'))
      await hold('Director', 'deputy', localDate('2019-12-01'), localDate('2020-03-31'))
      const early = new Date('2019-10-15T08:00:00Z')
      await add({ what: 'Held', owner: 'Head of Care', due: localDate('2019-11-20') }, early)
      await add({ what: 'Undated', owner: 'Head of Care' })
      await add({ what: 'Deputised', owner: 'Director', due: localDate('2019-11-10') })
      await add({ what: 'Helped', owner: 'Head of Help', contributors: ['Head of Care'] })
      await add({ what: 'Owned by nobody' })
      await add({
        what: 'With steps',
        owner: 'Head of Care',
        due: localDate('2020-02-01'),
        milestones: [
          { id: null, what: 'Past', due: localDate('2019-10-31'), done: null },
          {
            id: null,
            what: 'Done',
            due: localDate('2019-10-30'),
            done: localDate('2019-10-30'),
          },
          { id: null, what: 'Soon', due: localDate('2019-11-15'), done: null },
        ],
      })
      await add({
        what: 'Finished',
        owner: 'Head of Care',
        due: localDate('2019-10-01'),
        status: 'done awaiting evidence',
      })
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    test('is what is owned through a post held or deputised in on the day', async () => {
      assert.deepEqual(await whatOn('2019-09-30'), [])
      assert.deepEqual(await whatOn('2019-11-30'), ['Finished', 'Held', 'With steps', 'Undated'])
      assert.deepEqual(await whatOn('2019-12-31'), [
        'Finished',
        'Deputised',
        'Held',
        'With steps',
        'Undated',
      ])
      assert.deepEqual(await whatOn('2020-01-01'), ['Deputised'])
      const found = await findActions(register.db, {
        planId: 'small-plan',
        heldBy: { person: ann, day: localDate('2020-01-01') },
      })
      assert.deepEqual(
        found.actions.map(({ what }) => what),
        ['Deputised'],
      )
    })

    test('reminds of what is past and of the next 14 days, nothing done among it', async () => {
      assert.deepEqual(await reminded('2019-11-01'), [
        ['With steps', 'Past', '2019-10-31', true],
        ['With steps', 'Soon', '2019-11-15', false],
      ])
      // The 20th is 14 days after the 6th, and the 15th is not past on the 15th.
      assert.deepEqual(await reminded('2019-11-05'), await reminded('2019-11-01'))
      assert.deepEqual((await reminded('2019-11-06')).at(-1), ['Held', null, '2019-11-20', false])
      assert.deepEqual((await reminded('2019-11-15'))[1], [
        'With steps',
        'Soon',
        '2019-11-15',
        false,
      ])
      assert.deepEqual((await reminded('2019-11-16'))[1], [
        'With steps',
        'Soon',
        '2019-11-15',
        true,
      ])
    })

    test('asks for an update after 31 days in which nothing was said', async () => {
      const due = async (day: string) => (await workOn(day)).updatesDue.map(({ what }) => what)
      // Held was added on 15 October, the rest on 1 November.
      assert.deepEqual(await due('2019-11-15'), [])
      assert.deepEqual(await due('2019-11-16'), ['Held'])
      const { actions } = await workOn('2019-11-16')
      const held = actions.find(({ what }) => what === 'Held')
      assert.ok(held)
      await register.db.transaction().execute(async (within) => {
        const later = { ...occasion, at: new Date('2019-11-20T08:00:00Z') }
        assert.equal(await addComment(within, later, held.id, 'Going well'), undefined)
      })
      assert.deepEqual(await due('2019-12-01'), [])
      assert.deepEqual(await due('2019-12-02'), [])
      assert.deepEqual(await due('2019-12-03'), ['Deputised', 'With steps', 'Undated'])
    })

    test('goes into a calendar with its days that are to come', async () => {
      const own = await workOn('2019-11-30')
      const actions = await readActions(
        register.db,
        own.actions.map(({ id }) => id),
      )
      assert.deepEqual(
        calendarEntries(actions).map(({ day, title, sequence }) => [day, title, sequence]),
        [
          ['2019-11-20', 'Due: Held', 0],
          ['2020-02-01', 'Due: With steps', 0],
          ['2019-10-31', 'Milestone: Past', 0],
          ['2019-11-15', 'Milestone: Soon', 0],
        ],
      )
      const [held] = actions.filter(({ what }) => what === 'Held')
      const [entry] = calendarEntries(actions)
      assert.equal(entry?.key, `small-plan.action-${held?.id}`)
      assert.equal(entry?.words, 'Held\nRecommendations: R1\nStatus: not started')
    })
  })
}
