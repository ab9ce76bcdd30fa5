import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { openRegister, type Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import type { Occasion } from './access-record/entry.ts'
import { findPeople, findPerson } from './find-people.ts'
import { addPerson, disablePerson, endRole, giveRole } from './people-store.ts'
import { holdPost, type Held } from './post-holders.ts'
import { commandLine, readAsViewer } from './viewer.ts'

const occasion: Occasion = {
  at: new Date('2019-11-01T08:00:00Z'),
  by: { program: 'the command line' },
  from: 'the command line',
}
const november = localDate('2019-11-01')
const north = {
  role: 'team manager',
  team: 'North',
  service: null,
  from: localDate('2019-10-01'),
  until: null,
}

for (const kind of testPlaces()) {
  describe(`people in the register on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    const changing = <Outcome>(
      work: (within: Parameters<typeof addPerson>[0]) => Promise<Outcome>,
    ): Promise<Outcome> => register.db.transaction().execute(work)
    const added = (name: string): Promise<number> =>
      changing((within) =>
        addPerson(within, occasion, {
          email: `${name}@Marlshire.example`,
          name,
          workerId: null,
          addedOn: november,
        }),
      )
    const ann = async () => {
      const person = await findPerson(register.db, 'ann@marlshire.example')
      assert.ok(person)
      return person
    }
    /** Each entry of the record as `subject subjectId: before > after`. */
    const recorded = async () => {
      const entries = await readAsViewer(register.db, commandLine(november), (within) =>
        within.selectFrom('access_record').select('content').orderBy('number').execute(),
      )
      return entries.map(({ content }) => JSON.parse(content) as Record<string, unknown>)
    }

    before(async () => {
      const outcome = await openRegister(await kind.make())
      assert.ok(outcome.ok)
      register = outcome.register
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    test('a person is added once, and found however the address is written', async () => {
      const id = await added('Ann')
      assert.deepEqual(await findPerson(register.db, ' ANN@marlshire.example'), {
        id,
        email: 'ann@marlshire.example',
        name: 'Ann',
        addedOn: november,
        workerId: null,
        disabledOn: null,
        assignments: [],
      })
      await assert.rejects(added('Ann'), /duplicate key/)
      assert.equal(await findPerson(register.db, 'bob@marlshire.example'), undefined)
      assert.equal((await findPeople(register.db)).length, 1)
    })

    test('a role is given and ended, and both stay on record', async () => {
      const { id } = await ann()
      await changing((within) => giveRole(within, occasion, id, north))
      await changing((within) => giveRole(within, occasion, id, { ...north, team: 'South' }))
      const lastDay = localDate('2019-11-30')
      const end = async (unit: string | null) => {
        const person = await ann()
        const ending = { role: 'team manager', unit, lastDay }
        return changing((within) => endRole(within, occasion, person, ending))
      }
      assert.equal(await end('North'), 1)
      assert.deepEqual(
        (await ann()).assignments.map(({ team, from, until }) => [team, from, until]),
        [
          ['North', '2019-10-01', '2019-11-30'],
          ['South', '2019-10-01', null],
        ],
      )
      // North's has ended by then: only South's is left to end.
      assert.equal(await end(null), 1)
      assert.equal(await end(null), 0)
      const [, given, , ended] = await recorded()
      assert.deepEqual(
        [given?.['before'], given?.['after'], ended?.['before'], ended?.['after']],
        [null, north, north, { ...north, until: '2019-11-30' }],
      )
    })

    test('a role of someone who is not there is not given, nor recorded', async () => {
      const entries = (await recorded()).length
      const giving = changing((within) => giveRole(within, occasion, 9999, north))
      await assert.rejects(giving, /foreign key/)
      assert.equal((await recorded()).length, entries)
    })

    test('a person who is disabled stays, with the day', async () => {
      const person = await ann()
      await changing((within) => disablePerson(within, occasion, person, november))
      assert.equal((await ann()).disabledOn, november)
      const last = (await recorded()).at(-1)
      assert.deepEqual(
        [last?.['before'], last?.['after']],
        [{ disabledOn: null }, { disabledOn: november }],
      )
    })

    test('a post has one holder and one deputy on a day, and is handed on', async () => {
      await register.db.insertInto('posts').values({ title: 'Head of Service' }).execute()
      const { id: first } = await ann()
      const second = await added('Bob')
      const hold = (more: Partial<Held>) =>
        changing((within) =>
          holdPost(within, occasion, {
            post: 'Head of Service',
            personId: first,
            as: 'holder',
            from: localDate('2019-01-01'),
            until: null,
            ...more,
          }),
        )
      const taken = `The post 'Head of Service' has another holder on some of these days.`
      assert.equal(await hold({ post: 'Head' }), `No plan names a post called 'Head'.`)
      assert.equal(await hold({}), undefined)
      assert.equal(await hold({ personId: second, as: 'deputy' }), undefined)
      assert.equal(await hold({ personId: second }), taken)
      assert.equal(await hold({ personId: second, from: localDate('2018-06-01') }), taken)
      assert.equal(
        await hold({
          personId: second,
          from: localDate('2018-06-01'),
          until: localDate('2018-12-31'),
        }),
        undefined,
      )
      assert.equal(await hold({ personId: second, from: localDate('2019-11-01') }), undefined)
      const held = await register.db
        .selectFrom('post_holders')
        .select(['person_id', 'held_as', 'from_on', 'until_on'])
        .orderBy('held_as')
        .orderBy('from_on')
        .execute()
      assert.deepEqual(
        held.map((one) => Object.values(one)),
        [
          [second, 'deputy', '2019-01-01', null],
          [second, 'holder', '2018-06-01', '2018-12-31'],
          [first, 'holder', '2019-01-01', '2019-10-31'],
          [second, 'holder', '2019-11-01', null],
        ],
      )
    })

    test('the database itself refuses a second holder on one day', async () => {
      const [held] = await register.db
        .selectFrom('post_holders')
        .selectAll()
        .where('until_on', '=', '2019-10-31')
        .execute()
      assert.ok(held)
      const again = { post_id: held.post_id, person_id: held.person_id, held_as: 'holder' }
      await assert.rejects(
        register.db
          .insertInto('post_holders')
          .values({ ...again, from_on: '2019-10-31', until_on: '2019-10-31' })
          .execute(),
        /exclusion constraint/,
      )
    })
  })
}
