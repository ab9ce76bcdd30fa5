import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import type { Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { findPlan } from '../find-plan.ts'
import type { Target } from '../plan.ts'
import { entriesOf, occasion, registerWithPlan, smallPlan } from '../testing/register-with-plan.ts'
import { changePlan } from './change-plan.ts'
import { adding, editing, retiring, type PlanEdit } from './edit.ts'
import { findItems } from './find-items.ts'
import { judging } from './judge.ts'
import { manualFigureItem } from './manual-figure-item.ts'
import { measureItem, type MeasureContent } from './measure-item.ts'
import { orderingRecommendations } from './order-recommendations.ts'
import { overrideItem } from './override-item.ts'
import { recommendationItem } from './recommendation-item.ts'
import { targetItem } from './target-item.ts'

const measure: MeasureContent = {
  measure: 'recording-complaints',
  statement: 'Complaints',
  unit: 'count',
  status: 'agreed',
  rationale: null,
  assumed: null,
  baseline: null,
}

const atLeast = (value: number, by = '2020-03-31'): Target => ({
  by: localDate(by),
  form: 'at least',
  value,
  upper: null,
  ideal: null,
  scope: 'council',
})

for (const kind of testPlaces()) {
  describe(`a plan edited on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    before(async () => {
      register = await registerWithPlan(kind)
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    const edit = (...edits: readonly PlanEdit[]) =>
      changePlan(register.db, occasion, smallPlan.id, edits)
    const plan = async () => {
      const found = await findPlan(register.db, smallPlan.id)
      assert.ok(found)
      return found
    }
    const refs = async () => (await plan()).recommendations.map(({ ref }) => ref)
    const shown = async () => (await plan()).recommendations[1]?.measures[0]?.baseline
    const itemsOf = async (id: number) => {
      const found = await findItems(register.db, smallPlan.id, id)
      assert.ok(found)
      return found
    }

    const changed = {
      ref: 'R1',
      subject: 'Said better',
      intendedOutcome: 'Children are safe',
      leads: ['Head of Help', 'Head of Schools'],
    }

    test('a recommendation says what it was edited to, and the record what it said before', async () => {
      const { version } = await itemsOf(1)
      assert.equal(version, 1)
      assert.deepEqual(await edit(editing(recommendationItem, { id: 1, version: 1 }, changed)), {
        ok: true,
        ids: [1],
      })
      const [first] = (await plan()).recommendations
      assert.equal(first?.subject, 'Said better')
      assert.deepEqual(first?.leads, ['Head of Help', 'Head of Schools'])
      const entry = (await entriesOf(register, 'recommendation')).at(-1)
      assert.deepEqual(
        [entry?.['subjectId'], entry?.['before'], entry?.['after']],
        [
          '1',
          {
            ref: 'R1',
            subject: 'Subject of R1',
            intendedOutcome: 'Children are safe',
            leads: ['Head of Care', 'Head of Help'],
          },
          changed,
        ],
      )
    })

    test('an edit of what another changed meanwhile is refused with both texts, and changes nothing', async () => {
      const mine = { ...changed, subject: 'Mine' }
      assert.deepEqual(await edit(editing(recommendationItem, { id: 1, version: 1 }, mine)), {
        ok: false,
        refused: [
          {
            ok: false,
            edit: 0,
            changedMeanwhile: { theirs: changed, theirVersion: 2, yours: mine },
          },
        ],
      })
      assert.equal((await plan()).recommendations[0]?.subject, 'Said better')
    })

    test('of two who edit one item at once, one is told', async () => {
      const outcomes = await Promise.all(
        ['One', 'Other'].map((subject) =>
          edit(editing(recommendationItem, { id: 1, version: 2 }, { ...changed, subject })),
        ),
      )
      assert.deepEqual(outcomes.filter(({ ok }) => ok).length, 1)
    })

    test('a recommendation is added last, and a reference is another’s but once', async () => {
      const third = { ref: 'R3', subject: 'Third', intendedOutcome: 'Seen', leads: [] }
      const added = await edit(adding(recommendationItem, 0, third))
      assert.deepEqual(added, { ok: true, ids: [3] })
      assert.deepEqual(
        (await plan()).recommendations.map(({ ref }) => ref),
        ['R1', 'R2', 'R3'],
      )
      const again = await edit(adding(recommendationItem, 0, third))
      assert.deepEqual(again, {
        ok: false,
        refused: [
          {
            ok: false,
            edit: 0,
            problems: [
              {
                field: 'ref',
                sentence: 'Another recommendation of the plan is R3; choose another.',
              },
            ],
          },
        ],
      })
    })

    test('recommendations change places, unless the order is no longer what was seen', async () => {
      assert.ok((await edit(orderingRecommendations([1, 2, 3], [3, 1, 2]))).ok)
      assert.deepEqual(await refs(), ['R3', 'R1', 'R2'])
      assert.equal((await edit(orderingRecommendations([1, 2, 3], [2, 1, 3]))).ok, false)
      assert.deepEqual(await refs(), ['R3', 'R1', 'R2'])
    })

    test('a measure is bound with its targets, whose days differ', async () => {
      assert.deepEqual(await edit(adding(measureItem, 1, measure)), { ok: true, ids: [1] })
      assert.ok((await edit(adding(targetItem, 1, atLeast(85)))).ok)
      assert.ok((await edit(adding(targetItem, 1, atLeast(95, '2021-03-31')))).ok)
      const twice = await edit(adding(targetItem, 1, atLeast(90)))
      assert.deepEqual(twice.ok || twice.refused, [
        {
          ok: false,
          edit: 0,
          problems: [
            {
              field: 'by',
              sentence:
                'The measure has a target by 31 March 2020 already; change that one, or choose another day.',
            },
          ],
        },
      ])
      const bound = (await plan()).recommendations[1]?.measures
      assert.deepEqual(bound, [
        {
          ...measure,
          previous: null,
          latest: null,
          manualFigures: [],
          targets: [atLeast(85), atLeast(95, '2021-03-31')],
        },
      ])
    })

    test('a baseline comes, goes and comes again', async () => {
      const baseline = {
        period: '2018-19',
        value: 66.3,
        places: 1,
        teamRange: null,
        geography: null,
        source: 'own',
        note: null,
      } as const
      for (const [index, next] of [baseline, null, { ...baseline, value: 60 }].entries()) {
        const item = { id: 1, version: index + 1 }
        assert.ok((await edit(editing(measureItem, item, { ...measure, baseline: next }))).ok)
        assert.deepEqual(await shown(), next)
      }
    })

    test('a target retired leaves its day free and is in the plan no more', async () => {
      assert.ok((await edit(retiring(targetItem, { id: 1, version: 1 }))).ok)
      assert.ok((await edit(adding(targetItem, 1, atLeast(90)))).ok)
      const targets = (await plan()).recommendations[1]?.measures[0]?.targets
      assert.deepEqual(targets, [atLeast(90), atLeast(95, '2021-03-31')])
      assert.deepEqual(await edit(editing(targetItem, { id: 1, version: 2 }, atLeast(1))), {
        ok: false,
        refused: [
          {
            ok: false,
            edit: 0,
            gone: 'This target is no longer in the plan: somebody retired it. Nothing was changed.',
          },
        ],
      })
    })

    test('a figure typed by hand has an owner among the posts', async () => {
      const figure = {
        period: '2019-20 Q2',
        value: 17,
        places: 0,
        source: 'The court’s own list',
        geography: 'The court area',
        owner: 'Head of Help',
        note: null,
      }
      assert.ok((await edit(adding(manualFigureItem, 1, figure))).ok)
      assert.deepEqual((await plan()).recommendations[1]?.measures[0]?.manualFigures, [figure])
      const ownerless = { ...figure, period: '2019-20 Q3', owner: 'Nobody' }
      assert.deepEqual(await edit(adding(manualFigureItem, 1, ownerless)), {
        ok: false,
        refused: [
          {
            ok: false,
            edit: 0,
            problems: [
              {
                field: 'owner',
                sentence:
                  'No plan names a post called ‘Nobody’; choose one from the list of posts.'.replaceAll(
                    /[‘’]/g,
                    "'",
                  ),
              },
            ],
          },
        ],
      })
    })

    const rating = {
      rating: 'green',
      by: 'Ann Marsh',
      on: localDate('2019-11-01'),
      reason: 'Done, and seen in audits',
    } as const

    test('a judged rating stands until the next, which names the one it was judged after', async () => {
      assert.ok((await edit(judging(1, null, rating))).ok)
      const { judged } = await itemsOf(1)
      assert.deepEqual(judged?.content, rating)
      assert.equal((await edit(judging(1, null, { ...rating, rating: 'red' }))).ok, false)
      assert.ok((await edit(judging(1, judged?.id ?? 0, { ...rating, rating: 'red' }))).ok)
      assert.equal((await plan()).recommendations[1]?.judgedRating?.rating, 'red')
    })

    test('the computed rating has one override at a time', async () => {
      const override = {
        rating: 'amber',
        reason: 'Late figures',
        owner: 'Director',
        from: localDate('2019-11-01'),
        until: localDate('2019-12-31'),
      } as const
      assert.ok((await edit(adding(overrideItem, 1, override))).ok)
      assert.equal((await edit(adding(overrideItem, 1, override))).ok, false)
      assert.deepEqual((await plan()).recommendations[1]?.ratingOverride, override)
      assert.ok((await edit(retiring(overrideItem, { id: 1, version: 1 }))).ok)
      assert.equal((await plan()).recommendations[1]?.ratingOverride, null)
    })

    test('of edits made together all are made or none', async () => {
      const unchanged = await plan()
      const entries = (await entriesOf(register, 'target')).length
      const outcome = await edit(
        adding(targetItem, 1, atLeast(99, '2023-03-31')),
        editing(targetItem, { id: 2, version: 9 }, atLeast(1)),
      )
      assert.deepEqual(outcome.ok || outcome.refused.map((one) => one.edit), [1])
      assert.deepEqual(await plan(), unchanged)
      assert.equal((await entriesOf(register, 'target')).length, entries)
    })

    test('an item of another plan is not there to be edited', async () => {
      const outcome = await changePlan(register.db, occasion, 'another-plan', [
        retiring(targetItem, { id: 2, version: 1 }),
      ])
      assert.equal(outcome.ok, false)
    })

    test('with a recommendation retired, all it held is out of the plan', async () => {
      const { version } = await itemsOf(1)
      assert.ok((await edit(retiring(recommendationItem, { id: 1, version }))).ok)
      assert.deepEqual(
        (await plan()).recommendations.map(({ ref }) => ref),
        ['R3', 'R2'],
      )
      assert.equal((await edit(adding(targetItem, 1, atLeast(1, '2024-03-31')))).ok, false)
      assert.equal(await findItems(register.db, smallPlan.id, 1), undefined)
    })
  })
}
