import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { localDate } from '#calendar/local-date.ts'
import type { Plan, PlanMeasure, Recommendation } from '../plan.ts'
import { anyPlan } from '../testing/any-plan.ts'
import { atLeast, inEveryTeam } from '../testing/targets.ts'
import { differencesInWords } from './differences-in-words.ts'
import { noWork, planAction, planEvidence } from '../testing/plan-work.ts'

const measure: PlanMeasure = {
  measure: 'assessments-within-45-working-days',
  statement: 'In time',
  unit: 'percent',
  status: 'agreed',
  baseline: null,
  previous: null,
  latest: null,
  targets: [atLeast(85)],
  assumed: null,
  rationale: null,
  manualFigures: [],
}

const recommendation: Recommendation = {
  ref: '2019.3',
  subject: 'Help',
  intendedOutcome: 'Children are safe',
  judgedRating: null,
  ratingOverride: null,
  leads: ['Head of Help'],
  measures: [measure],
}

const plan: Plan = {
  id: 'a-plan',
  council: 'Marlshire',
  title: 'T',
  inspection: 'I',
  recommendations: [recommendation, { ...recommendation, ref: '2019.4', subject: 'Care' }],
  ...noWork,
}

const [first, second] = plan.recommendations as [Recommendation, Recommendation]
const after = (...recommendations: readonly Recommendation[]) =>
  differencesInWords(plan, { ...plan, recommendations })
const withMeasure = (over: Partial<PlanMeasure>) =>
  after({ ...first, measures: [{ ...measure, ...over }] }, second)

const title = 'Assessments completed within 45 working days'

test('a target says what it went from and what to', () => {
  assert.deepEqual(withMeasure({ targets: [atLeast(90)] }), [
    `2019.3’s target by 31 March 2020 for ‘${title}’ went from at least 85% to at least 90%.`,
  ])
  assert.deepEqual(withMeasure({ targets: [inEveryTeam(atLeast(85))] }), [
    `2019.3’s target by 31 March 2020 for ‘${title}’ went from at least 85% to at least 85% in every team.`,
  ])
  assert.deepEqual(withMeasure({ targets: [] }), [
    `2019.3’s target by 31 March 2020 for ‘${title}’ was taken out: at least 85%.`,
  ])
})

test('figures and texts of a measure are said whole', () => {
  assert.deepEqual(
    withMeasure({
      rationale: 'Asked for',
      baseline: {
        period: '2018-19',
        value: 66.3,
        places: 1,
        teamRange: null,
        geography: 'the court area',
        source: 'returned',
        note: null,
      },
      manualFigures: [
        {
          period: '2019-20 Q2',
          value: 70,
          places: 0,
          source: 'a list',
          geography: null,
          owner: 'Head of Help',
          note: null,
        },
      ],
    }),
    [
      `2019.3’s rationale of ‘${title}’ is new: ‘Asked for’.`,
      `2019.3’s baseline of ‘${title}’ is new: 66.3% for 2018-19 (covering the court area; counted by another body).`,
      `2019.3’s manual figure for 2019-20 Q2 of ‘${title}’ is new: 70% (from a list; answered for by Head of Help).`,
    ],
  )
})

test('a recommendation comes, goes, changes places and has another reference', () => {
  assert.deepEqual(after(first), ['2019.4 was taken out of the plan: ‘Care’.'])
  assert.deepEqual(after(second, first), [
    'The order of the recommendations is now 2019.4, 2019.3.',
  ])
  assert.deepEqual(after(first, second, { ...second, ref: '2020.1', subject: 'Leaders' }), [
    '2020.1 is new in the plan: ‘Leaders’.',
  ])
  assert.deepEqual(after({ ...first, ref: '2019.3a' }, second), [
    'The reference of ‘Help’ went from 2019.3 to 2019.3a.',
  ])
})

test('ratings, leads and measures are each said', () => {
  const judgedRating = {
    rating: 'green',
    by: 'Ann Marsh',
    on: localDate('2019-11-01'),
    reason: 'Seen in audits',
  } as const
  const ratingOverride = {
    rating: 'amber',
    reason: 'Late',
    owner: 'Director',
    from: localDate('2019-11-01'),
    until: localDate('2019-12-31'),
  } as const
  const leads = ['Director', 'Head of Help']
  assert.deepEqual(after({ ...first, judgedRating, ratingOverride, leads, measures: [] }, second), [
    '2019.3’s leads went from Head of Help to Director; Head of Help.',
    '2019.3’s judged rating is new: green, by Ann Marsh on 1 November 2019 because ‘Seen in audits’.',
    'The override of 2019.3’s computed rating is new: amber from 1 November 2019 until 31 December 2019, answered for by Director, because ‘Late’.',
    `2019.3’s measure was taken out: ‘${title}’.`,
  ])
})

test('campaigns, actions and evidence say what they went from and to', () => {
  const action = planAction({ what: 'Train managers', due: localDate('2019-12-31') })
  const item = planEvidence({ title: 'A survey' })
  const before: Plan = { ...plan, actions: [action], evidence: [item] }
  const due = localDate('2020-01-31')
  const now: Plan = {
    ...plan,
    campaigns: [
      { name: 'Planning', from: localDate('2019-11-18'), until: localDate('2020-05-29') },
    ],
    actions: [
      { ...action, what: 'Train every manager', due, status: 'stopped', stoppedBecause: 'No room' },
    ],
    evidence: [{ ...item, kind: 'outcome', claims: [{ supports: 'action', id: 1 }] }],
  }
  assert.deepEqual(differencesInWords(before, now), [
    'A campaign is new: ‘Planning’.',
    'The words of an action went from ‘Train managers’ to ‘Train every manager’.',
    'The status of the action ‘Train every manager’ went from not started to stopped because ‘No room’.',
    'The due day of the action ‘Train every manager’ went from 31 December 2019 to 31 January 2020.',
    'The kind of evidence ‘A survey’ went from not yet sorted to outcome.',
    'The support of evidence ‘A survey’ went from 2019.1 to the action ‘Train every manager’.',
  ])
  assert.deepEqual(differencesInWords(before, plan), [
    'An action was taken out: ‘Train managers’.',
    'Evidence was taken out: ‘A survey’.',
  ])
})

/** A figure that is not applicable is printed without places. */
const isPrintable = ({ recommendations }: Plan) =>
  recommendations
    .flatMap(({ measures }) => measures)
    .flatMap(({ baseline, previous, latest }) => [baseline, previous, latest])
    .every((figure) => figure === null || figure.value !== null || figure.places === 0)

test('there is something to say exactly where two plans are not the same', () => {
  const printable = anyPlan.filter(isPrintable)
  fc.assert(
    fc.property(printable, printable, (one, other) => {
      assert.deepEqual(differencesInWords(one, one), [])
      assert.equal(differencesInWords(one, other).length > 0, !isDeepStrictEqual(one, other))
    }),
    { seed: 20_191_031 },
  )
})

test('one change in a plan, whichever it is, is something to say', () => {
  // Each field of one recommendation and measure from one plan, the rest from another.
  fc.assert(
    fc.property(anyPlan.filter(isPrintable), anyPlan.filter(isPrintable), (one, other) => {
      const [was] = one.recommendations
      const [now] = other.recommendations
      assert.ok(was && now)
      for (const field of Object.keys(was) as (keyof Recommendation)[]) {
        const changed: Recommendation = { ...was, [field]: now[field] }
        const recommendations = [changed, ...one.recommendations.slice(1)]
        const words = differencesInWords(one, { ...one, recommendations })
        assert.equal(words.length > 0, !isDeepStrictEqual(was, changed), field)
      }
      const [measureWas] = was.measures
      const [measureNow] = now.measures
      if (measureWas === undefined || measureNow === undefined) return
      for (const field of Object.keys(measureWas) as (keyof PlanMeasure)[]) {
        if (field === 'measure') continue
        const changed: PlanMeasure = { ...measureWas, [field]: measureNow[field] }
        const measures = [changed, ...was.measures.slice(1)]
        const words = differencesInWords(one, {
          ...one,
          recommendations: [{ ...was, measures }, ...one.recommendations.slice(1)],
        })
        assert.equal(words.length > 0, !isDeepStrictEqual(measureWas, changed), field)
      }
    }),
    { seed: 20_191_031 },
  )
})
