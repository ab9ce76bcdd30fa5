import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { localDate } from '#calendar/local-date.ts'
import { openRegister, type Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { asOwner } from '../testing/as-owner.ts'
import { commandLine, readAsViewer, type Viewer } from '../viewer.ts'
import { addToAccessRecord, type Deed, type Occasion } from './entry.ts'
import { verifyAccessRecord } from './verify.ts'
import { whoSaw } from './who-saw.ts'

const reader = commandLine(localDate('2019-11-01'))
const teamManager: Viewer = { ...reader, person: 3, permissions: ['see figures', 'see children'] }

const monday: Occasion = {
  at: new Date('2019-11-01T08:00:00Z'),
  by: { person: 3 },
  from: '10.0.0.1',
}

/** Children out of order and one twice: each stands once, in order. */
const looked: Deed = {
  did: 'viewed',
  subject: 'list of items',
  subjectId: 'assessments, October 2019, North',
  children: ['c2', 'c1', 'c2'],
}
const exported: Deed = { ...looked, did: 'exported', children: ['c2', 'c30'] }
const refused: Deed = {
  did: 'refused',
  subject: 'list of items',
  subjectId: 'assessments, October 2019, South',
  why: 'another team',
}
const changed: Deed = {
  did: 'changed',
  subject: 'plan',
  subjectId: 'p',
  before: null,
  after: { title: `It’s "new"\n`, value: 66.3 },
}

const anotherChild = (number: number) =>
  `update access_record set content = replace(content, 'c2', 'c9') where number = ${number}`

/** Gives an entry the hash that its number, its text and the hash before it have. */
const rehash = (number: number) => `
  update access_record as entry
  set previous_hash = before.hash,
    hash = encode(sha256(convert_to(entry.number || E'\\n' || before.hash || E'\\n' || entry.content, 'UTF8')), 'hex')
  from access_record as before
  where before.number = entry.number - 1 and entry.number = ${number}`

for (const kind of testPlaces()) {
  describe(`the access record on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    const add = (deed: Deed, occasion = monday) =>
      register.db.transaction().execute((within) => addToAccessRecord(within, occasion, deed))
    const entries = (viewer = reader) =>
      readAsViewer(register.db, viewer, (within) =>
        within
          .selectFrom('access_record')
          .select(['number', 'previous_hash', 'hash', 'content'])
          .orderBy('number')
          .execute(),
      )

    before(async () => {
      const outcome = await openRegister(await kind.make())
      assert.ok(outcome.ok)
      register = outcome.register
      await asOwner(register, (within) =>
        sql`insert into people (person_id, email, name, added_on) overriding system value
          values (3, 'ann@marlshire.example', 'Ann Marsh', '2019-01-01')`.execute(within),
      )
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    test('that is empty fits', async () => {
      const verified = await verifyAccessRecord(register.db, reader)
      assert.deepEqual(verified, { ok: true, end: { number: 0, hash: '0'.repeat(64) } })
    })

    test('keeps an entry as its text, with the hash that any program would find', async () => {
      await add(looked)
      assert.deepEqual(await entries(), [
        {
          number: 1,
          previous_hash: '0'.repeat(64),
          // printf '1\n%064d\n%s' 0 CONTENT | sha256sum
          hash: '51b430942da33c2ea9e2f01a67df7144de3ed53cc05145a933a1236d17ad9f28',
          content:
            '{"at":"2019-11-01T08:00:00.000Z","by":{"person":3},"from":"10.0.0.1","did":"viewed","subject":"list of items","subjectId":"assessments, October 2019, North","children":["c1","c2"]}',
        },
      ])
    })

    test('takes entries written at once one after the other', async () => {
      for (const deed of [exported, refused, changed]) await add(deed)
      await Promise.all(Array.from({ length: 12 }, () => add(changed)))
      const all = await entries()
      assert.deepEqual(
        all.map(({ number }) => number),
        Array.from({ length: 16 }, (_, index) => index + 1),
      )
      assert.deepEqual(await verifyAccessRecord(register.db, reader), {
        ok: true,
        end: { number: 16, hash: all.at(-1)?.hash },
      })
    })

    test('loses the entry of a change that is given up', async () => {
      const givenUp = register.db.transaction().execute(async (within) => {
        await addToAccessRecord(within, monday, changed)
        throw new Error('on purpose')
      })
      await assert.rejects(givenUp, /on purpose/)
      assert.equal((await entries()).length, 16)
      assert.equal((await verifyAccessRecord(register.db, reader)).ok, true)
    })

    test('refuses an entry that does not say what was done', async () => {
      await assert.rejects(
        sql`select append_to_access_record('{"at":"2019-11-01"}')`.execute(register.db),
        /null value in column "did"/,
      )
      await assert.rejects(
        sql`select append_to_access_record('{"at":"2019","did":"hid","subject":"s","subjectId":"1"}')`.execute(
          register.db,
        ),
        /violates check/,
      )
    })

    test('is the program’s to add to and nothing else', async () => {
      for (const statement of [
        `insert into access_record (number, previous_hash, hash, content) values (99, '', '', '{}')`,
        `update access_record set content = '{}'`,
        'delete from access_record',
        'truncate access_record',
        `update access_record_head set number = 0`,
        'alter table access_record disable trigger never_changed',
        'drop table access_record',
      ]) {
        await assert.rejects(
          sql.raw(statement).execute(register.db),
          /permission denied|must be owner/,
          statement,
        )
      }
    })

    test('refuses its owner too, as long as the triggers are on', async () => {
      for (const statement of [
        `update access_record set content = '{}'`,
        'delete from access_record',
        'truncate access_record',
        'delete from access_record_head',
        'truncate access_record_head',
      ]) {
        const tampering = register.db.transaction().execute(async (within) => {
          await sql`set local role none; set local session_replication_role = replica`.execute(
            within,
          )
          await sql.raw(statement).execute(within)
        })
        await assert.rejects(tampering, /never changed/, statement)
      }
    })

    test('shows nothing to a viewer who may not read it, nor to nobody', async () => {
      assert.deepEqual(await entries(teamManager), [])
      assert.deepEqual(await register.db.selectFrom('access_record').selectAll().execute(), [])
      assert.deepEqual(await whoSaw(register.db, teamManager, 'c2'), [])
      await assert.rejects(verifyAccessRecord(register.db, teamManager), /allowed to read it/)
    })

    test('says who saw a child and with how many others, the latest first', async () => {
      const looks = await whoSaw(register.db, reader, 'c2')
      assert.deepEqual(looks, [
        {
          number: 2,
          at: '2019-11-01T08:00:00.000Z',
          by: 'Ann Marsh',
          from: '10.0.0.1',
          did: 'exported',
          subject: 'list of items',
          subjectId: 'assessments, October 2019, North',
          children: 2,
        },
        { ...looks[1], number: 1, did: 'viewed', children: 2 },
      ])
      // c3 is only the beginning of c30.
      assert.deepEqual(await whoSaw(register.db, reader, 'c3'), [])
    })

    describe('tampered with by its owner', () => {
      let whole: Awaited<ReturnType<typeof entries>>
      let end: { number: number; hash: string }
      before(async () => {
        whole = await entries()
        const last = whole.at(-1)
        assert.ok(last)
        end = { number: last.number, hash: last.hash }
      })
      afterEach(() =>
        asOwner(register, async (within) => {
          await sql`delete from access_record`.execute(within)
          for (const { number, previous_hash, hash, content } of whole) {
            await sql`insert into access_record (number, previous_hash, hash, content)
              values (${number}, ${previous_hash}, ${hash}, ${content})`.execute(within)
          }
          await sql`update access_record_head set number = ${end.number}, hash = ${end.hash}`.execute(
            within,
          )
        }),
      )

      const found = async (statements: readonly string[], noted?: typeof end) => {
        await asOwner(register, async (within) => {
          for (const statement of statements) await sql.raw(statement).execute(within)
        })
        const verified = await verifyAccessRecord(register.db, reader, noted)
        assert.ok(!verified.ok)
        return `${verified.number}: ${verified.problem}`
      }

      test('a changed entry is found', async () => {
        assert.equal(await found([anotherChild(2)]), '2: Entry 2 was changed after it was written.')
      })

      test('a changed entry with a hash to fit is found by the one after it', async () => {
        assert.equal(
          await found([anotherChild(2), rehash(2)]),
          '3: Entry 3 does not follow from the entry before it: that one was changed, or this one was moved.',
        )
      })

      test('an entry taken out is found, the first one too', async () => {
        assert.equal(
          await found(['delete from access_record where number = 3']),
          '3: Entry 3 is missing.',
        )
        assert.equal(
          await found(['delete from access_record where number = 1']),
          '1: Entry 1 is missing.',
        )
      })

      test('two entries in each other’s place are found', async () => {
        const swap = `update access_record as one set content = other.content, hash = other.hash, previous_hash = other.previous_hash
          from access_record as other where one.number + other.number = 5 and one.number in (2, 3)`
        assert.match(await found([swap]), /^2: Entry 2 does not follow/)
      })

      test('the last entries taken out are found by the head', async () => {
        assert.equal(
          await found(['delete from access_record where number > 14']),
          '15: Entry 15 and all after it are missing.',
        )
      })

      test('an entry added behind the program’s back is found', async () => {
        const forged = `insert into access_record (number, previous_hash, hash, content)
          select 17, '', '', content from access_record where number = 16`
        assert.equal(
          await found([forged, rehash(17)]),
          '17: Entry 17 was not written by the program.',
        )
      })

      test('a last entry changed with a hash to fit is found by the head', async () => {
        const reworded = `update access_record set content = replace(content, '66.3', '90.1') where number = 16`
        assert.equal(
          await found([reworded, rehash(16)]),
          '16: Entry 16 is not the one that was written last.',
        )
      })

      test('a record rewritten whole, head and all, is found only by an end noted elsewhere', async () => {
        const rewritten = [
          anotherChild(2),
          ...Array.from({ length: 15 }, (_, index) => rehash(index + 2)),
          'update access_record_head set hash = (select hash from access_record where number = 16)',
        ]
        assert.equal(
          await found(rewritten, end),
          '16: Entry 16 is not the one that was noted: the record was rewritten before it or at it.',
        )
        assert.equal((await verifyAccessRecord(register.db, reader)).ok, true)
      })

      test('a tail taken out, head and all, is found only by an end noted elsewhere', async () => {
        const cut = [
          'delete from access_record where number > 14',
          'update access_record_head set (number, hash) = (select number, hash from access_record where number = 14)',
        ]
        assert.equal(await found(cut, end), '15: Entry 15 and all after it are missing.')
        assert.equal((await verifyAccessRecord(register.db, reader)).ok, true)
      })

      test('put back as it was, it fits, with an end noted earlier too', async () => {
        const [, second] = whole
        assert.ok(second)
        assert.deepEqual(await verifyAccessRecord(register.db, reader, second), { ok: true, end })
      })
    })
  })
}
