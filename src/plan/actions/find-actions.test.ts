import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import * as fc from 'fast-check'
import { addDays, localDate, type LocalDate } from '#calendar/local-date.ts'
import type { Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { actionContent } from '../testing/action-content.ts'
import { occasion, registerWithPlan } from '../testing/register-with-plan.ts'
import { actionStatuses, type Action, type ActionContent } from './action.ts'
import { addCampaign } from './campaigns.ts'
import { addAction, retireAction } from './change-action.ts'
import { findActions, type ActionFilter, type ActionSort } from './find-actions.ts'

const posts = ['Head of Care', 'Head of Help', 'Director']
const day = fc.integer({ min: 0, max: 5 }).map((days) => addDays(localDate('2020-01-01'), days))
const words = ['Train managers', 'train 100% of _staff_', 'Write', 'a \\ b', 'Audit every file']

const content = (campaigns: readonly number[]): fc.Arbitrary<ActionContent> =>
  fc
    .record({
      what: fc.constantFrom(...words),
      owner: fc.option(fc.constantFrom(...posts)),
      due: fc.option(day),
      status: fc.constantFrom(...actionStatuses),
      recommendations: fc.subarray(['R1', 'R2']),
      campaign: fc.option(fc.constantFrom(...campaigns)),
    })
    .map((given) =>
      actionContent({ ...given, stoppedBecause: given.status === 'stopped' ? 'A reason' : null }),
    )

/** Mostly one or two conditions: with more there is seldom anything left to put in order. */
const narrowing = (campaigns: readonly number[]): fc.Arbitrary<Omit<ActionFilter, 'planId'>> => {
  const one = {
    recommendation: fc.constantFrom('R1', 'R2', 'R3'),
    owner: fc.constantFrom(...posts, 'Nobody'),
    statuses: fc.subarray([...actionStatuses]),
    dueBefore: day,
    campaign: fc.constantFrom(...campaigns, 9999),
    text: fc.constantFrom('TRAIN', '%', '_', '\\', 'file', 'nothing like it'),
  }
  return fc
    .tuple(fc.record(one), fc.subarray(Object.keys(one), { maxLength: 3 }))
    .map(([all, kept]) =>
      Object.fromEntries(Object.entries(all).filter(([name]) => kept.includes(name))),
    )
}

const sorting: fc.Arbitrary<ActionSort> = fc.record({
  by: fc.constantFrom('due' as const, 'status' as const, 'owner' as const, 'what' as const),
  direction: fc.constantFrom('asc' as const, 'desc' as const),
})

/** The plain reading of a filter, one action at a time. */
const isChosen = (action: Action, filter: Omit<ActionFilter, 'planId'>): boolean =>
  (filter.recommendation === undefined || action.recommendations.includes(filter.recommendation)) &&
  (filter.owner === undefined || action.owner === filter.owner) &&
  (filter.statuses === undefined || filter.statuses.includes(action.status)) &&
  (filter.dueBefore === undefined || (action.due !== null && action.due < filter.dueBefore)) &&
  (filter.campaign === undefined || action.campaign === filter.campaign) &&
  (filter.text === undefined || action.what.toLowerCase().includes(filter.text.toLowerCase()))

const keyOf = (action: Action, by: ActionSort['by']): string | null => {
  if (by === 'due') return action.due satisfies LocalDate | null
  if (by === 'status') return String(actionStatuses.indexOf(action.status))
  return (by === 'owner' ? action.owner : action.what)?.toLowerCase() ?? null
}

/** What has no key last, equal keys by number. */
function inOrder(actions: readonly Action[], { by, direction }: ActionSort): readonly number[] {
  const compare = (one: Action, other: Action): number => {
    const [first, second] = [keyOf(one, by), keyOf(other, by)]
    if (first === second) return one.id - other.id
    if (first === null) return 1
    if (second === null) return -1
    return (first < second ? -1 : 1) * (direction === 'asc' ? 1 : -1)
  }
  return actions.toSorted(compare).map(({ id }) => id)
}

for (const kind of testPlaces()) {
  describe(`finding actions on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    const campaigns: number[] = []
    const kept: Action[] = []

    before(async () => {
      register = await registerWithPlan(kind)
      await register.db.transaction().execute(async (within) => {
        for (const name of ['Winter', 'Spring']) {
          const from = localDate('2019-11-01')
          const campaign = { name, from, until: from }
          const added = await addCampaign(within, occasion, 'small-plan', campaign)
          assert.ok(added.ok)
          campaigns.push(added.campaign.id)
        }
        const contents = fc.sample(content(campaigns), { numRuns: 90, seed: 6 })
        for (const [index, one] of contents.entries()) {
          const added = await addAction(within, occasion, 'small-plan', one)
          assert.ok(added.ok)
          if (index % 10 === 0) await retireAction(within, occasion, added.action)
          else kept.push(added.action)
        }
      })
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    test('gives what the plain reading of the filter gives, page by page', async () => {
      const property = fc.asyncProperty(
        narrowing(campaigns),
        sorting,
        fc.integer({ min: 1, max: 30 }),
        async (filter, sort, perPage) => {
          const expected = inOrder(
            kept.filter((action) => isChosen(action, filter)),
            sort,
          )
          const found: number[] = []
          for (let page = 1; page === 1 || found.length < expected.length; page++) {
            const { total, actions } = await findActions(
              register.db,
              { planId: 'small-plan', ...filter },
              sort,
              { page, perPage },
            )
            assert.equal(total, expected.length)
            assert.ok(actions.length > 0 || expected.length === 0)
            found.push(...actions.map(({ id }) => id))
          }
          assert.deepEqual(found, expected)
        },
      )
      await fc.assert(property, { seed: 20_191_031, numRuns: 100 })
    })

    test('gives nothing of another plan', async () => {
      assert.deepEqual(await findActions(register.db, { planId: 'other' }), {
        total: 0,
        actions: [],
      })
    })
  })
}
