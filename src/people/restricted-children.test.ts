import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { localDate } from '#calendar/local-date.ts'
import { openRegister, type Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import type { Occasion } from './access-record/entry.ts'
import { findPerson } from './find-people.ts'
import { addPerson, giveRole } from './people-store.ts'
import {
  childrenHiddenFromViewer,
  liftRestriction,
  nameForChild,
  restrictChild,
} from './restricted-children.ts'
import { scopeFor, viewerOf } from './scope-for.ts'
import { asViewer, commandLine, readAsViewer, type Viewer } from './viewer.ts'

const day = localDate('2019-11-01')
const yesterday = localDate('2019-10-31')
const occasion: Occasion = {
  at: new Date('2019-11-01T08:00:00Z'),
  by: { program: 'the command line' },
  from: 'the command line',
}
const director = commandLine(day)

for (const kind of testPlaces()) {
  describe(`restricted children on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    let ann: Viewer
    let bob: Viewer

    /** A team manager of North, as the policies see them. */
    async function teamManager(name: string): Promise<Viewer> {
      const email = `${name}@marlshire.example`
      await register.db.transaction().execute(async (within) => {
        const person = { email, name, workerId: null, addedOn: day }
        const id = await addPerson(within, occasion, person)
        const role = { role: 'team manager', team: 'North', service: null, from: day, until: null }
        await giveRole(within, occasion, id, role)
      })
      const person = await findPerson(register.db, email)
      assert.ok(person)
      return viewerOf(person, day)
    }

    /** What a viewer's own queries of the tables find, and what is hidden from their lists. */
    const seenBy = (viewer: Viewer) =>
      readAsViewer(register.db, viewer, async (within) => {
        const children = await within
          .selectFrom('restricted_children')
          .select('child_id')
          .orderBy('child_id')
          .execute()
        const named = await within
          .selectFrom('restricted_child_viewers')
          .select('child_id')
          .execute()
        return {
          children: children.map(({ child_id }) => child_id).join(' '),
          named: named.map(({ child_id }) => child_id).join(' '),
          hidden: (await childrenHiddenFromViewer(within)).join(' '),
        }
      })

    const liftC1 = (personId: number | null) =>
      asViewer(register.db, director, (within) =>
        liftRestriction(within, occasion, { childId: 'c1', personId, lastDay: day }),
      )

    before(async () => {
      const outcome = await openRegister(await kind.make())
      assert.ok(outcome.ok)
      register = outcome.register
      ann = await teamManager('ann')
      bob = await teamManager('bob')
      await asViewer(register.db, director, async (within) => {
        for (const childId of ['c1', 'c2'])
          await restrictChild(within, occasion, { childId, why: 'Family of staff', from: day })
        await nameForChild(within, occasion, {
          childId: 'c1',
          personId: ann.person ?? 0,
          from: day,
        })
      })
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    test('show to those named and to nobody else', async () => {
      assert.deepEqual(await seenBy(ann), { children: 'c1', named: 'c1', hidden: 'c2' })
      assert.deepEqual(await seenBy(bob), { children: '', named: '', hidden: 'c1 c2' })
    })

    test('are all in the list of whoever restricts children, who sees none by that', async () => {
      assert.deepEqual(await seenBy(director), { children: 'c1 c2', named: 'c1', hidden: 'c1 c2' })
    })

    test('are in no query that does not say who is looking, and hidden from it', async () => {
      const { db } = register
      assert.deepEqual(await db.selectFrom('restricted_children').selectAll().execute(), [])
      assert.deepEqual(await db.selectFrom('restricted_child_viewers').selectAll().execute(), [])
      const hidden = await db.transaction().execute(childrenHiddenFromViewer)
      assert.deepEqual(hidden, ['c1', 'c2'])
    })

    test('a viewer’s transaction leaves nothing of the viewer behind', async () => {
      await Promise.all([seenBy(director), seenBy(ann), seenBy(bob)])
      const left = await Promise.all(
        Array.from({ length: 6 }, () => sql`select viewer() as viewer`.execute(register.db)),
      )
      for (const { rows } of left) assert.deepEqual(rows, [{ viewer: {} }])
    })

    test('are the hidden ones of the scope of a person who is not named', async () => {
      const person = await findPerson(register.db, 'bob@marlshire.example')
      assert.ok(person)
      assert.deepEqual(await scopeFor(register.db, person, day, 'see children'), {
        sees: 'some children',
        teams: ['North'],
        services: [],
        workers: [],
        education: false,
        hidden: ['c1', 'c2'],
      })
    })

    test('are restricted from the first day on, and not before', async () => {
      assert.deepEqual(await seenBy({ ...bob, day: yesterday }), {
        children: '',
        named: '',
        hidden: '',
      })
      assert.deepEqual(await seenBy({ ...ann, day: yesterday }), {
        children: '',
        named: 'c1',
        hidden: '',
      })
    })

    test('a team manager neither restricts a child, nor names themselves, nor lifts it', async () => {
      const bobs = (work: Parameters<typeof asViewer>[2]) => asViewer(register.db, bob, work)
      await assert.rejects(
        bobs((within) => restrictChild(within, occasion, { childId: 'c3', why: 'x', from: day })),
        /row-level security/,
      )
      const himself = { childId: 'c1', personId: bob.person ?? 0, from: day }
      await assert.rejects(
        bobs((within) => nameForChild(within, occasion, himself)),
        /row-level security/,
      )
      const lifted = await asViewer(register.db, ann, (within) =>
        liftRestriction(within, occasion, { childId: 'c1', personId: null, lastDay: day }),
      )
      assert.equal(lifted, 0)
      assert.equal((await seenBy(bob)).hidden, 'c1 c2')
    })

    test('a naming and a restriction end after their last day', async () => {
      const tomorrow = localDate('2019-11-02')
      assert.equal(await liftC1(ann.person), 1)
      assert.equal((await seenBy(ann)).hidden, 'c2')
      assert.equal((await seenBy({ ...ann, day: tomorrow })).hidden, 'c1 c2')
      assert.equal(await liftC1(null), 1)
      assert.equal((await seenBy({ ...bob, day: tomorrow })).hidden, 'c2')
      assert.equal(await liftC1(null), 0)
    })
  })
}
