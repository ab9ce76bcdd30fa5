import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { Client } from 'pg'
import { localDate } from '#calendar/local-date.ts'
import { openRegister, type Register, type RegisterPlace } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { asAt } from '../history/as-at.ts'
import { copyOf, type Copy } from '../history/testing/copy-of-register.ts'
import { savePlan } from '../plan-store.ts'
import { occasion, smallPlan } from '../testing/register-with-plan.ts'
import { changePlan } from './change-plan.ts'
import { adding, editing, retiring, type PlanEdit } from './edit.ts'
import { findItems, type RecommendationItems } from './find-items.ts'
import { judging } from './judge.ts'
import { measureItem } from './measure-item.ts'
import { recommendationItem } from './recommendation-item.ts'
import { targetItem } from './target-item.ts'

const kinds = ['recommendation', 'measure', 'target', 'new target', 'retire', 'judge'] as const

/** One person’s change: of what they read last, or of what they read afresh, and how it ends. */
const change = fc.record({
  person: fc.nat(2),
  recommendation: fc.constantFrom(1, 2),
  reads: fc.boolean(),
  kinds: fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 3 }),
  end: fc.constantFrom('kept', 'kept', 'kept', 'thrown', 'killed'),
})

type Wanted = typeof change extends fc.Arbitrary<infer One> ? One : never

type Made = { readonly at: Date; readonly copy: Copy }

for (const kind of testPlaces()) {
  describe(`a plan that several people edit on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    let place: RegisterPlace
    before(async () => {
      place = await kind.make()
      const opened = await openRegister(place)
      assert.ok(opened.ok)
      register = opened.register
      await savePlan(register.db, smallPlan, occasion)
      for (const recommendation of [1, 2]) {
        const bound = await changePlan(register.db, occasion, smallPlan.id, [
          adding(measureItem, recommendation, {
            measure: 'recording-complaints',
            statement: 'Complaints',
            unit: 'count',
            status: 'agreed',
            rationale: null,
            assumed: null,
            baseline: null,
          }),
        ])
        assert.ok(bound.ok)
      }
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    let counter = 0
    const accepted = new Set<string>()

    function editsOf(items: RecommendationItems, wanted: readonly (typeof kinds)[number][]) {
      const edits: { readonly edit: PlanEdit; readonly base: string }[] = []
      const [measure] = items.measures
      const [target] = measure?.targets ?? []
      counter += 1
      const by = localDate(`20${20 + (counter % 70)}-03-31`)
      const content = { by, form: 'to be agreed' } as const
      for (const one of wanted) {
        if (one === 'recommendation') {
          const said = { ...items.content, subject: `Subject ${counter}` }
          const base = `recommendation ${items.id} ${items.version}`
          edits.push({ edit: editing(recommendationItem, items, said), base })
        }
        if (one === 'judge') {
          const rating = { rating: 'green', by: null, on: null, reason: `${counter}` } as const
          const base = `rating ${items.id} ${items.judged?.id}`
          edits.push({ edit: judging(items.id, items.judged?.id ?? null, rating), base })
        }
        if (measure === undefined) continue
        if (one === 'measure') {
          const said = { ...measure.content, statement: `Statement ${counter}` }
          const base = `measure ${measure.id} ${measure.version}`
          edits.push({ edit: editing(measureItem, measure, said), base })
        }
        if (one === 'new target')
          edits.push({ edit: adding(targetItem, measure.id, content), base: `new ${counter}` })
        if (target === undefined) continue
        const base = `target ${target.id} ${target.version}`
        if (one === 'target')
          edits.push({
            edit: editing(targetItem, target, { ...content, form: 'not applicable' }),
            base,
          })
        if (one === 'retire') edits.push({ edit: retiring(targetItem, target), base })
      }
      // A person makes one edit of an item in a change.
      return edits.filter(
        ({ base }, index) => edits.findIndex((one) => one.base === base) === index,
      )
    }

    async function make(
      read: Map<string, RecommendationItems>,
      { person, recommendation, reads, kinds: wanted, end }: Wanted,
    ): Promise<Made | undefined> {
      const key = `${person} ${recommendation}`
      if (reads || !read.has(key)) {
        const found = await findItems(register.db, smallPlan.id, recommendation)
        assert.ok(found)
        read.set(key, found)
      }
      const edits = editsOf(read.get(key) as RecommendationItems, wanted)
      let made: Made | undefined
      const copying: PlanEdit = async ({ within }) => {
        const { rows } = await sql<{ at: Date }>`select at from plan_clock`.execute(within)
        made = { at: rows[0]?.at as Date, copy: await copyOf(within, [smallPlan.id]) }
        if (end === 'thrown') throw new Error('on purpose')
        if (end === 'killed') await kill(within)
        return { ok: true, id: 0 }
      }
      const outcome = await changePlan(register.db, occasion, smallPlan.id, [
        ...edits.map(({ edit }) => edit),
        copying,
      ]).catch(() => undefined)
      if (!outcome?.ok) return undefined
      assert.equal(end, 'kept')
      for (const { base } of edits) {
        assert.ok(!accepted.has(base), `two changes of ${base} were accepted`)
        accepted.add(base)
      }
      return made
    }

    /** Ends the server’s side of the connection; PGlite has none, and fails its transaction. */
    async function kill(within: Parameters<PlanEdit>[0]['within']): Promise<void> {
      if (kind.name === 'PGlite') {
        await sql`select 1 / 0`.execute(within)
        return
      }
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(within)
      const administrator = new Client({ connectionString: place.databaseUrl })
      await administrator.connect()
      await administrator.query('select pg_terminate_backend($1)', [rows[0]?.pid])
      await administrator.end()
    }

    test('has a history that equals the copy taken within each change, and loses no edit', async () => {
      const all: Made[] = []
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
          async (rounds) => {
            const read = new Map<string, RecommendationItems>()
            for (const round of rounds) {
              const made = await Promise.all(round.map((one) => make(read, one)))
              all.push(...made.filter((one) => one !== undefined))
            }
          },
        ),
        { seed: 20_191_031, numRuns: 15 },
      )
      assert.ok(all.length > 10, `${all.length} changes were kept`)
      for (const { at, copy } of all)
        assert.deepEqual(await copyOf(asAt(register.db, at), [smallPlan.id]), copy)
      const last = all.toSorted((one, other) => one.at.getTime() - other.at.getTime()).at(-1)
      assert.deepEqual(await copyOf(register.db, [smallPlan.id]), last?.copy)
    })
  })
}
