import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { parsePlan } from './parse-plan.ts'

type Json = Record<string, unknown>

const measure = (over: Json = {}): Json => ({
  measure: 'assessments-within-45-working-days',
  statement: 'Assessments in time',
  unit: 'percent',
  targets: [{ by: '2020-03-31', at_least: 85, scope: 'every team' }],
  ...over,
})

const withMeasure = (over: Json): Json => recommendation({ measures: [measure(over)] })
const withTarget = (target: unknown): Json => withMeasure({ targets: [target] })
const withBaseline = (baseline: unknown): Json => withMeasure({ baseline })

const recommendation = (over: Json = {}): Json => ({
  ref: '2019.1',
  subject: 'Timeliness',
  intended_outcome: 'No child waits',
  measures: [measure()],
  ...over,
})

const planOf = (...recommendations: readonly Json[]): Json => ({
  plan: 'marlshire-2019',
  council: 'Marlshire County Council',
  title: 'Improvement plan',
  inspection: 'Inspection of 2019',
  recommendations,
})

function problemsOf(plan: unknown): readonly string[] {
  const parsed = parsePlan(JSON.stringify(plan))
  return parsed.ok ? [] : parsed.problems
}

function measureOf(one: Json) {
  const parsed = parsePlan(JSON.stringify(planOf(one)))
  assert.ok(parsed.ok, parsed.ok ? '' : parsed.problems.join('\n'))
  return parsed.plan.recommendations[0]?.measures[0]
}

const at = 'Recommendation 2019.1, measure 1 (assessments-within-45-working-days)'

test('what a file leaves out is empty or null, and a target is the council’s unless it says', () => {
  const parsed = parsePlan(JSON.stringify(planOf(withTarget({ by: '2020-03-31', at_least: 85 }))))
  assert.deepEqual(parsed, {
    ok: true,
    notes: [],
    plan: {
      id: 'marlshire-2019',
      council: 'Marlshire County Council',
      title: 'Improvement plan',
      inspection: 'Inspection of 2019',
      recommendations: [
        {
          ref: '2019.1',
          subject: 'Timeliness',
          intendedOutcome: 'No child waits',
          judgedRating: null,
          ratingOverride: null,
          leads: [],
          measures: [
            {
              measure: 'assessments-within-45-working-days',
              statement: 'Assessments in time',
              unit: 'percent',
              status: 'agreed',
              baseline: null,
              previous: null,
              latest: null,
              targets: [
                {
                  by: '2020-03-31',
                  form: 'at least',
                  value: 85,
                  upper: null,
                  ideal: null,
                  scope: 'council',
                },
              ],
              assumed: null,
              rationale: null,
              manualFigures: [],
            },
          ],
        },
      ],
      campaigns: [],
      actions: [],
      evidence: [],
    },
  })
})

test('targets come in the order of their days, in each of their forms', () => {
  const targets = measureOf(
    withMeasure({
      targets: [
        { by: '2022-03-31', status: 'to be agreed' },
        { by: '2021-03-31', between: [5, 10] },
        { by: '2020-03-31', at_most: 20, ideal: 18, scope: 'every team' },
      ],
    }),
  )?.targets
  assert.deepEqual(targets, [
    {
      by: '2020-03-31',
      form: 'at most',
      value: 20,
      upper: null,
      ideal: 18,
      scope: 'every team',
    },
    { by: '2021-03-31', form: 'between', value: 5, upper: 10, ideal: null, scope: 'council' },
    { by: '2022-03-31', form: 'to be agreed' },
  ])
})

test('a printed figure keeps its places, its range of teams and where it comes from', () => {
  const printed = {
    period: '2019-20 Q2',
    value: 44.2,
    places: 1,
    team_range: [40, 50.5],
    geography: 'court area',
    source: 'returned',
    note: 'A note',
  }
  assert.deepEqual(measureOf(withBaseline(printed))?.baseline, {
    period: '2019-20 Q2',
    value: 44.2,
    places: 1,
    teamRange: { lowest: 40, highest: 50.5 },
    geography: 'court area',
    source: 'returned',
    note: 'A note',
  })
})

const faults: readonly (readonly [name: string, plan: unknown, problem: string])[] = [
  ['a list instead of a plan', [], 'The plan: an object in curly brackets is due here.'],
  ['a plan without recommendations', planOf(), 'The plan: it has no recommendations.'],
  [
    'an id with capital letters',
    { ...planOf(recommendation()), plan: 'Marlshire 2019' },
    `The plan: 'plan' is not an id of small letters, figures and single hyphens.`,
  ],
  [
    'a missing subject',
    planOf(recommendation({ subject: undefined })),
    `Recommendation 1: 'subject' is missing.`,
  ],
  [
    'a blank subject',
    planOf(recommendation({ subject: ' ' })),
    `Recommendation 1: 'subject' is not a text.`,
  ],
  [
    'a text with a character that no database keeps',
    planOf(recommendation({ subject: 'a\0b' })),
    `Recommendation 1: 'subject' is not a text.`,
  ],
  [
    'a misspelt field',
    planOf(recommendation({ evidance: [] })),
    `Recommendation 1: there is no field 'evidance' here.`,
  ],
  [
    'two recommendations of one ref',
    planOf(recommendation(), recommendation()),
    `The plan: 'recommendations' names one of them twice.`,
  ],
  [
    'a lead named twice',
    planOf(recommendation({ leads: ['Head', 'Head'] })),
    `Recommendation 1: 'leads' names one of them twice.`,
  ],
  [
    'an action for a recommendation that is not there',
    { ...planOf(recommendation()), actions: [{ what: 'A', recommendations: ['2019.9'] }] },
    `Action 1: 'recommendations' names one that is not in the plan, or one twice.`,
  ],
  [
    'an action due before it starts',
    {
      ...planOf(recommendation()),
      actions: [{ what: 'A', start: '2019-12-02', due: '2019-12-01' }],
    },
    `Action 1: 'due' comes before 'start'.`,
  ],
  [
    'a stopped action without a reason',
    { ...planOf(recommendation()), actions: [{ what: 'A', status: 'stopped' }] },
    `Action 1: 'stopped_because' stands where the status is 'stopped', and nowhere else.`,
  ],
  [
    'an action of a campaign that is not there',
    { ...planOf(recommendation()), actions: [{ what: 'A', campaign: 'B' }] },
    `Action 1: 'campaign' is not in the plan’s campaigns.`,
  ],
  [
    'a campaign that ends before it begins',
    {
      ...planOf(recommendation()),
      campaigns: [{ name: 'A', from: '2019-12-02', until: '2019-12-01' }],
    },
    `Campaign 1: 'until' comes before 'from'.`,
  ],
  [
    'evidence for an action that is not there',
    { ...planOf(recommendation()), evidence: [{ title: 'A', supports: [{ action: 1 }] }] },
    `Evidence 1, support 1: 'action' is not the place of one in the list of actions, from 1.`,
  ],
  [
    'evidence for a measure of another recommendation',
    {
      ...planOf(recommendation()),
      evidence: [{ title: 'A', supports: [{ recommendation: '2019.1', measure: 'other' }] }],
    },
    `Evidence 1, support 1: 'measure' is not one of that recommendation's.`,
  ],
  [
    'a link that leads nowhere safe',
    {
      ...planOf(recommendation()),
      evidence: [
        { title: 'A', versions: [{ received: '2019-10-31', link: 'javascript:alert(1)' }] },
      ],
    },
    `Evidence 1, version 1: 'link' begins with neither http:// nor https://.`,
  ],
  [
    'a rating of another colour',
    planOf(recommendation({ judged_rating: { rating: 'Amber' } })),
    `Recommendation 2019.1, judged rating: 'rating' is not one of: blue, green, amber, red.`,
  ],
  [
    'a measure twice in a recommendation',
    planOf(recommendation({ measures: [measure(), measure()] })),
    `Recommendation 1: 'measures' names one of them twice.`,
  ],
  [
    'an agreed measure without a unit',
    planOf(withMeasure({ measure: 'a-local-measure', unit: undefined, targets: [] })),
    `Recommendation 2019.1, measure 1: 'unit' is missing.`,
  ],
  [
    'a unit that is not the catalogue’s',
    planOf(withMeasure({ unit: 'weeks' })),
    `Recommendation 2019.1, measure 1: 'unit' is weeks, and the catalogue counts this measure in percent.`,
  ],
  [
    'a day that does not exist',
    planOf(withTarget({ by: '2019-02-29', at_least: 85 })),
    `${at}, target 1: 'by' is not a day written as YYYY-MM-DD.`,
  ],
  [
    'a target of two forms',
    planOf(withTarget({ by: '2020-03-31', at_least: 85, at_most: 95 })),
    `${at}, target 1: exactly one of 'at_least', 'at_most', 'between', 'status' is due.`,
  ],
  [
    'a percentage over 100',
    planOf(withTarget({ by: '2020-03-31', at_least: 100.1 })),
    `${at}, target 1: a percentage is over 100.`,
  ],
  [
    'a target as a text',
    planOf(withTarget({ by: '2020-03-31', at_least: '85%' })),
    `${at}, target 1: 'at_least' is not a number from 0 up with at most four decimal places.`,
  ],
  [
    'ends of a range the wrong way round',
    planOf(withTarget({ by: '2020-03-31', between: [10, 5] })),
    `${at}, target 1: 'between' is not a list of two numbers, the lower first.`,
  ],
  [
    'an ideal no better than the target',
    planOf(withTarget({ by: '2020-03-31', at_most: 20, ideal: 20 })),
    `${at}, target 1: 'ideal' is no better than the target.`,
  ],
  [
    'an unknown scope',
    planOf(withTarget({ by: '2020-03-31', at_least: 85, scope: 'all' })),
    `${at}, target 1: 'scope' is not one of: council, every team.`,
  ],
  [
    'two targets of one day',
    planOf(
      withMeasure({
        targets: [
          { by: '2020-03-31', at_least: 85 },
          { by: '2020-03-31', at_least: 95 },
        ],
      }),
    ),
    `Recommendation 2019.1, measure 1: two targets have the same day.`,
  ],
  [
    'a period that is none',
    planOf(withBaseline({ period: '2018-20', value: 1 })),
    `${at}, baseline: 'period' is not written as 2019-10, 2019-20 Q2, 2019-20 or 2019-04..2019-09.`,
  ],
  [
    'more decimal places than are printed',
    planOf(withBaseline({ period: '2018-19', value: 66.3 })),
    `${at}, baseline: 'value' has more decimal places than 'places' says.`,
  ],
]

for (const [name, plan, problem] of faults) {
  test(`${name} is a fault, said with its place`, () => {
    assert.ok(problemsOf(plan).includes(problem), problemsOf(plan).join('\n'))
  })
}

test('every fault of a file is said, not the first alone', () => {
  const plan = planOf(
    withTarget({ by: 'soon', at_least: 85 }),
    recommendation({ ref: '2019.2', subject: 1 }),
  )
  assert.deepEqual(problemsOf(plan), [
    `${at}, target 1: 'by' is not a day written as YYYY-MM-DD.`,
    `Recommendation 2: 'subject' is not a text.`,
  ])
})

test('a file that is not JSON is said by line and column, without what stands there', () => {
  assert.deepEqual(parsePlan('{\n  "plan": "secret" "again"\n}'), {
    ok: false,
    problems: ['The plan: the file is not JSON at line 2 column 20.'],
  })
})

const uncounted = (over: Json) => planOf(withMeasure({ measure: 'a-local-measure', ...over }))

const notesOn = (plan: unknown) => {
  const parsed = parsePlan(JSON.stringify(plan))
  return parsed.ok ? parsed.notes : parsed.problems
}

test('an agreed measure the catalogue does not count is noted, and others are not', () => {
  assert.deepEqual(notesOn(uncounted({})), [
    'Recommendation 2019.1: the catalogue does not count a-local-measure, so the plan shows its printed figures alone.',
  ])
  assert.deepEqual(notesOn(uncounted({ status: 'to be agreed' })), [])
  assert.deepEqual(notesOn(uncounted({ status: 'counted elsewhere' })), [])
})

test('whatever JSON a file holds, it is read or faulted and never breaks the reader', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (anything, other) => {
      const plans = [
        anything,
        planOf(anything as Json),
        planOf(recommendation({ measures: anything, judged_rating: other })),
        planOf(withTarget(anything)),
        planOf(withBaseline(anything)),
      ]
      for (const plan of plans) parsePlan(JSON.stringify(plan))
    }),
    { seed: 20_191_031, numRuns: 200 },
  )
})
