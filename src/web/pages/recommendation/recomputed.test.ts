import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import * as fc from 'fast-check'
import { asAt } from '#plan/history/as-at.ts'
import { copyOf, lastInstant, type Copy } from '#plan/history/testing/copy-of-register.ts'
import { findAround } from '#plan/find-around.ts'
import { findPlan } from '#plan/find-plan.ts'
import { keepAround } from '#plan/keep-around.ts'
import { keepPlan } from '#plan/keep-plan.ts'
import { smallPlan } from '#plan/testing/register-with-plan.ts'
import { findUpdate } from '#plan/updates/find-update.ts'
import {
  changeOfAny,
  makeChange,
  oneByOne,
  shareRecommendation,
} from '#plan/updates/testing/changes-by-several.ts'
import { months } from '#plan/updates/testing/plain-register.ts'
import { openWithPeople } from '#plan/updates/testing/updating.ts'
import type { Register, RegisterPlace } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { openPageBench, type PageBench } from '../../testing/page-bench.ts'
import { assessments } from '../../testing/plans.ts'
import { twoTeams } from '../../testing/two-teams.ts'
import { buildServer } from '../../server.ts'

/** What a page says of ratings and of what stands apart, besides all else that it says. */
const pages = ['/recommendations/R1', '/']

/** What a recommendation’s page says of where the plan and its figures disagree. */
const saidApart = (html: string): string =>
  /<section class="app-apart"[\s\S]*?<\/section>/.exec(html)?.[0].replaceAll(/<[^>]*>/g, '') ?? ''

const readPages = async (app: PageBench['app']) => {
  const htmls: string[] = []
  for (const url of pages)
    htmls.push((await app.inject({ url, headers: { host: 'localhost:3000' } })).body)
  return htmls
}

for (const kind of testPlaces()) {
  describe(`a plan that several people change on ${kind.name}`, { skip: kind.skip }, () => {
    let place: RegisterPlace
    let register: Register
    let bench: PageBench
    before(async () => {
      ;({ place, register } = await openWithPeople(kind))
      bench = await openPageBench(twoTeams, '2019-10-31', () => undefined, register.db)
    })
    after(async () => {
      await bench.close()
      await register.close()
      await kind.remove()
    })

    /** The pages of a server that has read and kept nothing before. */
    async function recomputed(): Promise<string[]> {
      const app = await buildServer({
        ...bench.needs,
        plan: () => findPlan(register.db),
        around: (planId, day) => findAround(register.db, planId, day),
      })
      const htmls = await readPages(app)
      await app.close()
      return htmls
    }

    let plans = 0
    const apart = new Set<string>()
    const outcomes = new Set<string>()

    test('reads the same as recomputed, has its whole history, and holds what is approved', async () => {
      const app = await buildServer({
        ...bench.needs,
        plan: keepPlan(register.db),
        around: keepAround(register.db),
      })
      await fc.assert(
        fc.asyncProperty(
          fc.array(changeOfAny, { minLength: 12, maxLength: 14 }),
          async (changes) => {
            plans += 1
            const planId = `plan-${plans}`
            const [one, ...others] = smallPlan.recommendations
            assert.ok(one)
            const judgedRating = { rating: 'green', by: null, on: null, reason: null } as const
            const recommendations = [{ ...one, judgedRating, measures: [assessments()] }, ...others]
            const shared = await shareRecommendation(
              { register, place },
              { ...smallPlan, id: planId, recommendations },
            )
            const { plain, recommendationId } = shared
            const copies: { readonly at: Date; readonly copy: Copy }[] = []
            for (const change of oneByOne(changes)) {
              let copy: Copy | undefined
              const outcome = await makeChange(change, shared, async (within) => {
                copy = await copyOf(within, [planId])
              })
              outcomes.add(outcome)
              if (outcome === 'kept' && copy !== undefined)
                copies.push({ at: await lastInstant(register.db), copy })
              const shown = await readPages(app)
              assert.deepEqual(shown, await recomputed(), `${change.does} ${outcome}`)
              apart.add(saidApart(shown[0] ?? ''))
              for (const month of months) {
                const { update } = await findUpdate(register.db, recommendationId, month)
                const holding = update?.approvals.map(({ holds }) => holds) ?? []
                assert.deepEqual(holding, plain.holding(month))
              }
            }
            for (const { at, copy } of copies)
              assert.deepEqual(await copyOf(asAt(register.db, at), [planId]), copy)
          },
        ),
        // A shorter sequence that fails too would be minutes of looking.
        { numRuns: 3, seed: 2, endOnFailure: true },
      )
      await app.close()
      for (const end of ['kept', 'refused', 'cut off'])
        assert.ok(outcomes.has(end), `no change was ${end}`)
      assert.ok(apart.size >= 4, [...apart].join('\n'))
    })
  })
}
