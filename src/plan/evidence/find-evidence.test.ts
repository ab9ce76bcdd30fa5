import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import * as fc from 'fast-check'
import { addDays, localDate } from '#calendar/local-date.ts'
import type { Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { addAction } from '../actions/change-action.ts'
import { actionContent } from '../testing/action-content.ts'
import { evidenceContent } from '../testing/evidence-content.ts'
import { occasion, registerWithPlan } from '../testing/register-with-plan.ts'
import { addEvidence, retireEvidence } from './change-evidence.ts'
import {
  evidenceKinds,
  type Claim,
  type EvidenceContent,
  type EvidenceItem,
} from './evidence-item.ts'
import { findEvidence, type EvidenceFilter } from './find-evidence.ts'

const posts = ['Head of Care', 'Director']
const day = fc.integer({ min: 0, max: 5 }).map((days) => addDays(localDate('2020-01-01'), days))
const kinds = evidenceKinds.filter((kind) => kind !== 'not yet sorted')

const content = (claims: readonly Claim[]): fc.Arbitrary<EvidenceContent> =>
  fc
    .record({
      kind: fc.constantFrom(...kinds),
      title: fc.constantFrom('Minutes', 'Audit of 100%', 'survey_of_children'),
      about: fc.option(day.map((one) => ({ from: localDate('2019-12-01'), until: one }))),
      owner: fc.option(fc.constantFrom(...posts)),
      expires: fc.option(day),
      claims: fc.subarray([...claims], { minLength: 1 }),
    })
    .map(evidenceContent)

const narrowing = (action: number): fc.Arbitrary<Omit<EvidenceFilter, 'planId'>> => {
  const one = {
    recommendation: fc.constantFrom('R1', 'R2', 'R3'),
    measure: fc.constantFrom(
      { ref: 'R1', measure: 'a-measure' },
      { ref: 'R2', measure: 'a-measure' },
    ),
    action: fc.constantFrom(action, 9999),
    kind: fc.constantFrom(...kinds),
    owner: fc.constantFrom(...posts, 'Nobody'),
    expiredBefore: day,
    text: fc.constantFrom('MINUTES', '%', '_', 'nothing like it'),
  }
  return fc
    .tuple(fc.record(one), fc.subarray(Object.keys(one), { maxLength: 3 }))
    .map(([all, kept]) =>
      Object.fromEntries(Object.entries(all).filter(([name]) => kept.includes(name))),
    )
}

const refOf = (claim: Claim) => (claim.supports === 'action' ? 'R2' : claim.ref)

/** The plain reading of a filter; R1 has the measure, R2 the action. */
function isChosen(item: EvidenceItem, filter: Omit<EvidenceFilter, 'planId'>): boolean {
  const { recommendation, measure, action, kind, owner, expiredBefore, text } = filter
  return [
    recommendation === undefined || item.claims.some((claim) => refOf(claim) === recommendation),
    measure === undefined ||
      item.claims.some((claim) => claim.supports === 'measure' && claim.ref === measure.ref),
    action === undefined ||
      item.claims.some((claim) => claim.supports === 'action' && claim.id === action),
    kind === undefined || item.kind === kind,
    owner === undefined || item.owner === owner,
    expiredBefore === undefined || (item.expires !== null && item.expires < expiredBefore),
    text === undefined || item.title.toLowerCase().includes(text.toLowerCase()),
  ].every(Boolean)
}

/** What is about the latest days first, no days last, the newest of equals first. */
function compare(one: EvidenceItem, other: EvidenceItem): number {
  const [first, second] = [one.about?.until ?? '', other.about?.until ?? '']
  if (first === second) return other.id - one.id
  return first > second ? -1 : 1
}

for (const kind of testPlaces()) {
  describe(`finding evidence on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    let action: number
    const kept: EvidenceItem[] = []

    before(async () => {
      register = await registerWithPlan(kind)
      await register.db.transaction().execute(async (within) => {
        const answering = actionContent({ recommendations: ['R2'] })
        const added = await addAction(within, occasion, 'small-plan', answering)
        assert.ok(added.ok)
        action = added.action.id
        const { recommendation_id } = await within
          .selectFrom('recommendations')
          .select('recommendation_id')
          .where('ref', '=', 'R1')
          .executeTakeFirstOrThrow()
        const measure = { recommendation_id, position: 1, measure: 'a-measure', statement: 'M' }
        await within
          .insertInto('plan_measures')
          .values({ ...measure, unit: 'count', status: 'agreed' })
          .execute()
        const claims: readonly Claim[] = [
          { supports: 'recommendation', ref: 'R1' },
          { supports: 'recommendation', ref: 'R2' },
          { supports: 'measure', ref: 'R1', measure: 'a-measure' },
          { supports: 'action', id: action },
        ]
        const contents = fc.sample(content(claims), { numRuns: 60, seed: 6 })
        const link = { received: localDate('2019-11-01'), link: 'https://marlshire.example/' }
        for (const [index, one] of contents.entries()) {
          const saved = await addEvidence(within, occasion, 'small-plan', one, link)
          assert.ok(saved.ok)
          if (index % 10 === 0) await retireEvidence(within, occasion, saved.item)
          else kept.push(saved.item)
        }
      })
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    test('gives what the plain reading of the filter gives, page by page', async () => {
      const property = fc.asyncProperty(
        narrowing(action),
        fc.integer({ min: 1, max: 30 }),
        async (filter, perPage) => {
          const expected = kept.filter((item) => isChosen(item, filter)).toSorted(compare)
          const found: EvidenceItem[] = []
          for (let page = 1; page === 1 || found.length < expected.length; page++) {
            const { total, items } = await findEvidence(
              register.db,
              { planId: 'small-plan', ...filter },
              { page, perPage },
            )
            assert.equal(total, expected.length)
            assert.ok(items.length > 0 || expected.length === 0)
            found.push(...items)
          }
          assert.deepEqual(found, expected)
        },
      )
      await fc.assert(property, { seed: 20_191_031, numRuns: 100 })
    })
  })
}
