import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addDays, localDate } from '#calendar/local-date.ts'
import { openRegister, type Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import type { Occasion } from './access-record/entry.ts'
import { findPersonById } from './find-people.ts'
import { keepGroupRoles, type GroupRole } from './keep-group-roles.ts'
import { addPerson, giveRole } from './people-store.ts'
import { permissionsOf } from './scope-of.ts'
import { commandLine, readAsViewer } from './viewer.ts'

const occasion: Occasion = {
  at: new Date('2019-11-01T08:00:00Z'),
  by: { program: 'the council’s sign-in' },
  from: '192.0.2.1',
}
const first = localDate('2019-11-01')
const member: GroupRole = { role: 'member', team: null, service: null }
const north: GroupRole = { role: 'team manager', team: 'North', service: null }

for (const kind of testPlaces()) {
  describe(`roles by groups on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    let ann: number
    before(async () => {
      const outcome = await openRegister(await kind.make())
      assert.ok(outcome.ok)
      register = outcome.register
      ann = await register.db.transaction().execute((within) =>
        addPerson(within, occasion, {
          email: 'ann@marlshire.example',
          name: 'Ann',
          workerId: null,
          addedOn: first,
        }),
      )
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    const keep = (today: string, ...roles: readonly GroupRole[]) =>
      register.db
        .transaction()
        .execute((within) =>
          keepGroupRoles(within, occasion, ann, { roles, today: localDate(today) }),
        )
    /** Each assignment as `role team: from – until, by whom`. */
    const held = async () =>
      (await findPersonById(register.db, ann))?.assignments.map(
        ({ role, team, from, until, givenBy }) => `${role} ${team}: ${from} – ${until}, ${givenBy}`,
      )
    const entries = () =>
      readAsViewer(register.db, commandLine(first), (within) =>
        within.selectFrom('access_record').select('content').orderBy('number').execute(),
      )

    test('are given once, whatever is said twice, and stay while the group is there', async () => {
      await keep('2019-11-01', member, north, north)
      await keep('2019-11-02', north, member)
      assert.deepEqual(await held(), [
        'member null: 2019-11-01 – null, council sign-in',
        'team manager North: 2019-11-01 – null, council sign-in',
      ])
      const record = await entries()
      assert.equal(record.length, 3)
      assert.deepEqual(JSON.parse(record.at(-1)?.content ?? ''), {
        at: '2019-11-01T08:00:00.000Z',
        by: { program: 'the council’s sign-in' },
        from: '192.0.2.1',
        did: 'changed',
        subject: 'role of person',
        subjectId: String(ann),
        before: null,
        after: {
          role: 'team manager',
          team: 'North',
          service: null,
          from: '2019-11-01',
          until: null,
        },
      })
    })

    test('those given by hand stay when no group is left, and the others are over at once', async () => {
      await register.db
        .transaction()
        .execute((within) =>
          giveRole(within, occasion, ann, { ...member, from: first, until: null }),
        )
      await keep('2019-11-05')
      assert.deepEqual(await held(), [
        'member null: 2019-11-01 – 2019-11-04, council sign-in',
        'team manager North: 2019-11-01 – 2019-11-04, council sign-in',
        'member null: 2019-11-01 – null, hand',
      ])
      const last = JSON.parse((await entries()).at(-1)?.content ?? '') as Record<string, unknown>
      assert.deepEqual(last['after'], { ...north, from: '2019-11-01', until: '2019-11-04' })
    })

    test('one given and taken back on one day is in force on no day', async () => {
      const day = localDate('2019-11-06')
      await keep('2019-11-06', north)
      const sees = async () => {
        const person = await findPersonById(register.db, ann)
        assert.ok(person)
        return [-1, 0, 1].map((days) =>
          permissionsOf(person, addDays(day, days)).has('see children'),
        )
      }
      assert.deepEqual(await sees(), [false, true, true])
      await keep('2019-11-06')
      assert.deepEqual(await sees(), [false, false, false])
      assert.equal(
        (await held())?.at(-1),
        'team manager North: 2019-11-06 – 2019-11-05, council sign-in',
      )
      await keep('2019-11-06', north)
      assert.deepEqual(await sees(), [false, true, true])
    })

    test('sign-ins at once give a role once', async () => {
      // Connections are there before, so that none waits for its own.
      await Promise.all(Array.from({ length: 8 }, () => keep('2019-11-07', north)))
      const director = { role: 'assistant director', team: null, service: null }
      await Promise.all(Array.from({ length: 8 }, () => keep('2019-11-07', director)))
      const given = (await held())?.filter((one) => one.startsWith('assistant director'))
      assert.deepEqual(given, ['assistant director null: 2019-11-07 – null, council sign-in'])
    })
  })
}
