import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import * as fc from 'fast-check'
import { sql, type Kysely } from 'kysely'
import type { Occasion } from '#people/access-record/entry.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import { openRegister, type Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { findPlan } from '../find-plan.ts'
import { readPlanFile } from '../plan-file.ts'
import { savePlan } from '../plan-store.ts'
import { asAt, tablesWithHistory } from './as-at.ts'
import { copyOf, lastInstant, type Copy } from './testing/copy-of-register.ts'

const example = readPlanFile(path.join(import.meta.dirname, '../../../example/plan.json'))
assert.ok(example.ok)
const { plan } = example

const theExample: Occasion = {
  at: new Date('2019-11-01T08:00:00Z'),
  by: { program: 'the example' },
  from: 'the command line',
}

/** Statements as any code might run them, good and bad; the number chooses the row. */
const statements = [
  (n: number) => sql`update recommendations set subject = 'Subject ' || ${n}::integer
    where recommendation_id = ${1 + (n % 8)}`,
  (n: number) => sql`update recommendations set retired_at = now() where recommendation_id =
    ${1 + (n % 8)} and retired_at is null`,
  (n: number) => sql`update recommendations set position = 9 - position where position > ${n % 8}`,
  (n: number) => sql`update targets set value = ${n} / 10.0 where target_id = ${1 + (n % 20)}
    and value is not null and upper is null`,
  (n: number) => sql`update printed_figures set value = ${n} / 10.0, places = 1
    where plan_measure_id = ${1 + (n % 20)}`,
  (n: number) => sql`insert into judged_ratings (recommendation_id, rating, judged_on)
    values (${1 + (n % 8)}, 'amber', date '2019-11-01' + ${n % 300}::integer)`,
  (n: number) => sql`insert into evidence (recommendation_id, position, statement)
    values (${1 + (n % 8)}, ${1000 + n}, 'Said ' || ${n}::integer)`,
  (n: number) => sql`update recommendation_leads set retired_at = now()
    where recommendation_lead_id = ${1 + (n % 8)}`,
  (n: number) => sql`update plan_measures set assumed = null, version = version + 1
    where plan_measure_id = ${1 + (n % 20)}`,
  () => sql`update plans set title = title`,
  () => sql`update actions set position = position / 0`,
]

const change = fc.record({
  parts: fc.array(fc.tuple(fc.nat(statements.length - 1), fc.nat(400)), {
    minLength: 1,
    maxLength: 5,
  }),
  end: fc.constantFrom('kept', 'kept', 'kept', 'given up'),
})

async function make(
  db: Kysely<RegisterTables>,
  { parts, end }: typeof change extends fc.Arbitrary<infer One> ? One : never,
): Promise<void> {
  await db
    .transaction()
    .execute(async (within) => {
      for (const [which, n] of parts) await statements[which]?.(n).execute(within)
      if (end === 'given up') throw new Error('on purpose')
    })
    .catch(() => undefined)
}

const millisecondBefore = (instant: Date) => new Date(instant.getTime() - 1)

for (const kind of testPlaces()) {
  describe(`the plan’s history on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    /** The instant of saving the plan, the first there is. */
    let saved: Date
    before(async () => {
      const outcome = await openRegister(await kind.make())
      assert.ok(outcome.ok)
      register = outcome.register
      await savePlan(register.db, plan, theExample)
      saved = await lastInstant(register.db)
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    const copyAt = (instant: Date) => copyOf(asAt(register.db, instant), [plan.id])

    test('is kept of exactly the tables that are read as at an instant', async () => {
      const { rows } = await sql<{ name: string }>`
        select relname as name from pg_trigger join pg_class on pg_class.oid = tgrelid
        where tgname = 'keep_plan_history' order by 1
      `.execute(register.db)
      assert.deepEqual(
        rows.map(({ name }) => name),
        tablesWithHistory.toSorted(),
      )
    })

    test('has nothing before the plan was saved, and all of it from that instant', async () => {
      assert.deepEqual(await findPlan(asAt(register.db, saved), plan.id), plan)
      assert.equal(await findPlan(asAt(register.db, millisecondBefore(saved)), plan.id), undefined)
    })

    test('reads at each instant as a copy taken then', async () => {
      const copies: { at: Date; copy: Copy }[] = []
      await fc.assert(
        fc.asyncProperty(fc.array(change, { maxLength: 6 }), async (changes) => {
          for (const one of changes) {
            await make(register.db, one)
            copies.push({
              at: await lastInstant(register.db),
              copy: await copyOf(register.db, [plan.id]),
            })
          }
        }),
        // Drawn anew each time, one run in some hundred keeps too few of them.
        { seed: 20_191_031, numRuns: 12 },
      )
      const different = new Set(copies.map(({ at }) => at.getTime()))
      assert.ok(different.size > 5, 'changes were kept')
      for (const [index, { at, copy }] of copies.entries()) {
        assert.deepEqual(await copyAt(at), copy)
        const next = copies[index + 1]?.at
        if (next !== undefined && next > at)
          assert.deepEqual(await copyAt(millisecondBefore(next)), copy)
      }
      assert.deepEqual(await copyAt(new Date(Date.now() + 86_400_000)), copies.at(-1)?.copy)
    })

    test('has its instants in the order of keeping, whoever began first', async () => {
      const subjects = Array.from({ length: 12 }, (_, index) => `Written ${index}`)
      const order: string[] = []
      await Promise.all(
        subjects.map(async (subject, index) => {
          await register.db.transaction().execute(async (within) => {
            await sql`select pg_sleep(${(subjects.length - index) / 500})`.execute(within)
            await within.updateTable('plans').set({ title: subject }).execute()
            order.push(subject)
          })
        }),
      )
      const { rows } = await sql<{ title: string }>`
        select "row" ->> 'title' as title from plan_history
        where table_name = 'plans' and "row" ->> 'title' like 'Written %' order by from_at
      `.execute(register.db)
      assert.deepEqual(
        rows.map(({ title }) => title),
        order,
      )
    })

    test('is written by no statement of the program itself', async () => {
      const { db } = register
      for (const statement of [
        sql`update plan_history set until_at = now()`,
        sql`insert into plan_history (table_name, row_key, "row", from_at) values ('a', 'b', '{}', now())`,
        sql`update plan_clock set at = now()`,
        sql`select keep_history_of('posts')`,
      ])
        await assert.rejects(statement.execute(db), /permission denied/)
    })
  })
}
