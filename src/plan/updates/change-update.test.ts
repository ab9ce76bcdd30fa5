import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { holdPost } from '#people/post-holders.ts'
import type { Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { contentOf } from '../actions/action.ts'
import { addAction, changeAction } from '../actions/change-action.ts'
import { findAction } from '../actions/find-actions.ts'
import { changePlan } from '../edit/change-plan.ts'
import { retiring, type PlanEdit } from '../edit/edit.ts'
import { judging } from '../edit/judge.ts'
import { recommendationItem } from '../edit/recommendation-item.ts'
import { actionContent } from '../testing/action-content.ts'
import { entriesOf, occasion, registerWithPlan, smallPlan } from '../testing/register-with-plan.ts'
import { approving } from './approve-update.ts'
import { findUpdate } from './find-update.ts'
import { savingUpdate, type SaidUpdate } from './save-update.ts'
import { sayingStatus } from './say-status.ts'
import { findCycle, settingCycle } from './set-cycle.ts'
import { addPeople, asPerson, shownFigures } from './testing/updating.ts'
import { updatesOf } from './updates-of.ts'

const helen = 1
const tomasz = 2

const said = (more: Partial<SaidUpdate>): SaidUpdate => ({
  recommendationId: 1,
  month: '2019-11',
  version: null,
  narrative: 'Three of four trained',
  figures: null,
  ...more,
})

for (const kind of testPlaces()) {
  describe(`monthly updates on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    before(async () => {
      register = await registerWithPlan(kind)
      await addPeople(register, ['Helen Marsh', 'Tomasz Reid'])
      const held = { personId: helen, from: localDate('2019-10-01'), until: null }
      await register.db.transaction().execute(async (within) => {
        const action = actionContent({ what: 'Train', status: 'on track', owner: 'Head of Care' })
        assert.ok((await addAction(within, occasion, smallPlan.id, action)).ok)
        await holdPost(within, occasion, { post: 'Head of Care', as: 'holder', ...held })
        await holdPost(within, occasion, {
          ...held,
          post: 'Head of Help',
          as: 'deputy',
          until: localDate('2019-11-05'),
        })
      })
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    const change = (person: number, day: number, ...edits: readonly PlanEdit[]) =>
      changePlan(register.db, asPerson(person, day), smallPlan.id, edits)
    const november = async () => {
      const { update } = await findUpdate(register.db, 1, '2019-11')
      assert.ok(update)
      return update
    }
    const standing = async (today: string, month = '2019-11') => {
      const [first] = await updatesOf(register.db, smallPlan.id, { month, today: localDate(today) })
      assert.ok(first)
      return first
    }
    const answering = async (recommendations: readonly string[]) => {
      const action = await findAction(register.db, 1)
      assert.ok(action)
      const moved = { ...contentOf(action), recommendations }
      const when = asPerson(helen, 16)
      const outcome = await register.db
        .transaction()
        .execute((within) => changeAction(within, when, action, moved))
      assert.ok(outcome.ok)
    }
    const refusals = (outcome: Awaited<ReturnType<typeof change>>) =>
      outcome.ok ? [] : outcome.refused

    test('nobody has begun: each lead is named with who is in the post on the day', async () => {
      const first = await standing('2019-11-12')
      assert.equal(first.status, 'not begun')
      assert.deepEqual(first.leads, [
        { post: 'Head of Care', holder: { person: helen, name: 'Helen Marsh' }, deputy: null },
        { post: 'Head of Help', holder: null, deputy: null },
      ])
      assert.deepEqual([first.due, first.daysLate], ['2019-11-10', 2])
      const early = await standing('2019-11-05')
      assert.equal(early.leads[1]?.deputy?.name, 'Helen Marsh')
      assert.equal(early.daysLate, 0)
    })

    test('what is saved is in hand, and of two who begin the second sees the first’s text', async () => {
      assert.ok((await change(helen, 2, savingUpdate(said({ narrative: 'Begun' })))).ok)
      assert.equal((await standing('2019-11-02')).status, 'in hand')
      const second = refusals(await change(tomasz, 2, savingUpdate(said({ narrative: 'Mine' }))))
      assert.deepEqual(second, [
        {
          ok: false,
          edit: 0,
          changedMeanwhile: {
            theirs: { narrative: 'Begun', givenBy: null, figures: null },
            theirVersion: 1,
            yours: { narrative: 'Mine' },
          },
        },
      ])
    })

    test('giving it says the statuses and the rating in the same change, or nothing at all', async () => {
      const rating = { rating: 'amber', by: 'Head of Care', on: null, reason: 'Slow' } as const
      const action = { id: 1, status: 'at risk', stoppedBecause: null } as const
      const give = (version: number, actionVersion: number) =>
        change(
          helen,
          12,
          savingUpdate(said({ version, figures: shownFigures(7) })),
          sayingStatus({ ...action, version: actionVersion }),
          judging(1, null, rating),
        )
      const refused = refusals(await give(1, 9))
      assert.deepEqual(
        refused.map(({ edit }) => edit),
        [1],
      )
      assert.equal((await november()).given, null)
      assert.equal((await findAction(register.db, 1))?.status, 'on track')
      assert.ok((await give(1, 1)).ok)
      const { content, given } = await november()
      assert.deepEqual(given, { by: 'Helen Marsh', personId: helen, at: asPerson(helen, 12).at })
      assert.equal(content.narrative, 'Three of four trained')
      assert.deepEqual(content.rating, rating)
      assert.equal(content.actions[0]?.status, 'at risk')
      assert.deepEqual(content.figures, shownFigures(7))
      const late = await standing('2019-11-30')
      assert.deepEqual([late.status, late.daysLate], ['given', 2])
      const entries = await entriesOf(register, 'update')
      assert.equal(entries.length, 2)
      assert.deepEqual(entries[1]?.['before'], { narrative: 'Begun', givenBy: null, figures: null })
    })

    test('nobody approves what they gave, or what says something else than they read', async () => {
      const { id, sha256 } = await november()
      const own = refusals(await change(helen, 13, approving(id, sha256)))
      assert.deepEqual(own, [
        {
          ok: false,
          edit: 0,
          problems: [
            {
              field: 'approve',
              sentence: 'You gave this update yourself; somebody else approves it.',
            },
          ],
        },
      ])
      const other = refusals(await change(tomasz, 13, approving(id, 'f'.repeat(64))))
      assert.ok(other[0] && 'changedMeanwhile' in other[0])
      assert.deepEqual((await november()).approvals, [])
    })

    test('an approval falls with a change of an action, and holds again once it is taken back', async () => {
      const { id, sha256 } = await november()
      const approve = approving(id, sha256)
      assert.ok((await change(tomasz, 14, approve, approve)).ok)
      assert.deepEqual(
        (await november()).approvals.map(({ by, holds }) => [by, holds]),
        [['Tomasz Reid', true]],
      )
      assert.equal((await standing('2019-11-14')).status, 'approved')
      const say = async (status: 'on track' | 'at risk') => {
        const action = await findAction(register.db, 1)
        assert.ok(action)
        assert.ok((await change(helen, 15, sayingStatus({ ...action, status }))).ok)
      }
      await say('on track')
      const fallen = await standing('2019-11-15')
      assert.deepEqual(
        [fallen.status, fallen.approved, fallen.noLongerApproved],
        ['given', null, { by: 'Tomasz Reid', at: asPerson(tomasz, 14).at }],
      )
      assert.equal((await november()).approvals[0]?.content.actions[0]?.status, 'at risk')
      await say('at risk')
      assert.equal((await standing('2019-11-15')).status, 'approved')
    })

    test('an approval falls where an action answers another recommendation, until it is back', async () => {
      await answering(['R2'])
      assert.deepEqual((await november()).content.actions, [])
      assert.equal((await standing('2019-11-16')).status, 'given')
      await answering(['R1'])
      assert.equal((await standing('2019-11-16')).status, 'approved')
    })

    test('an approval holds as of then once a later month’s is begun, and nothing is said in it after', async () => {
      const action = await findAction(register.db, 1)
      assert.ok(action)
      const december = said({ month: '2019-12', narrative: 'Nearly all trained' })
      const done = { ...action, status: 'done and evidenced' } as const
      assert.ok((await change(helen, 30, savingUpdate(december), sayingStatus(done))).ok)
      const { isClosed, content, version } = await november()
      assert.ok(isClosed)
      assert.equal(content.actions[0]?.status, 'at risk')
      assert.equal((await standing('2019-11-30')).status, 'approved')
      const changed = refusals(
        await change(helen, 30, savingUpdate(said({ version, narrative: 'Other' }))),
      )
      const earlier = refusals(await change(helen, 30, savingUpdate(said({ month: '2019-10' }))))
      for (const [refused] of [changed, earlier])
        assert.match(refused && 'gone' in refused ? refused.gone : '', /can no longer be changed/)
      const found = await findUpdate(register.db, 1, '2019-12')
      assert.deepEqual(found.before, { month: '2019-11', narrative: 'Three of four trained' })
    })

    test('only a person gives an update', async () => {
      const given = savingUpdate(said({ recommendationId: 2, figures: shownFigures(7) }))
      await assert.rejects(
        changePlan(register.db, occasion, smallPlan.id, [given]),
        /the test is no person/,
      )
    })

    test('an update of a recommendation that was retired is neither given nor approved', async () => {
      const kept = await recommendationItem.find(
        { within: register.db as never, planId: smallPlan.id },
        2,
      )
      const second = { recommendationId: 2 }
      assert.ok((await change(helen, 2, savingUpdate(said(second)))).ok)
      const { update } = await findUpdate(register.db, 2, '2019-11')
      assert.ok(update && kept)
      const gone = retiring(recommendationItem, { id: 2, version: kept.version })
      const outcome = refusals(
        await change(
          tomasz,
          3,
          gone,
          savingUpdate(said({ ...second, version: 1, narrative: 'After' })),
          approving(update.id, update.sha256),
        ),
      )
      assert.deepEqual(
        outcome.map(({ edit, ...refused }) => [edit, 'gone' in refused]),
        [
          [1, true],
          [2, true],
        ],
      )
    })

    test('a plan’s cycle is settled, and says who settled another meanwhile', async () => {
      assert.deepEqual(await findCycle(register.db, smallPlan.id), {
        everyMonths: 1,
        dueDay: 10,
        fromMonth: null,
        version: 0,
      })
      const quarterly = { everyMonths: 3, dueDay: 20, fromMonth: '2019-10' }
      assert.ok((await change(tomasz, 3, settingCycle(quarterly, 0))).ok)
      assert.equal((await standing('2019-11-22')).due, '2019-11-20')
      const late = refusals(await change(helen, 3, settingCycle({ ...quarterly, dueDay: 5 }, 0)))
      assert.ok(late[0] && 'changedMeanwhile' in late[0])
      assert.deepEqual(late[0].changedMeanwhile.theirs, quarterly)
    })
  })
}
