import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import type { Around } from '../around.ts'
import { nothingAround } from '../testing/nothing-around.ts'
import type { PlanAction, PlanEvidence, PlanMeasure, Recommendation } from '../plan.ts'
import { planAction, planEvidence } from '../testing/plan-work.ts'
import { workApart } from './work-apart.ts'

const day = localDate('2019-11-01')

const recommendation: Recommendation = {
  ref: '2019.1',
  subject: 'Help',
  intendedOutcome: 'Help comes in time',
  judgedRating: null,
  ratingOverride: null,
  leads: ['Head of Help', 'Head of Care'],
  measures: [],
}

const found = ({
  over = {},
  actions = [],
  evidence = [],
  around = {},
}: {
  readonly over?: Partial<Recommendation>
  readonly actions?: readonly PlanAction[]
  readonly evidence?: readonly PlanEvidence[]
  readonly around?: Partial<Around>
}) =>
  workApart(
    { ...recommendation, ...over },
    { actions, evidence },
    { ...nothingAround(day), ...around },
  )

const kinds = (given: Parameters<typeof found>[0]) => found(given).map(({ kind }) => kind)

const due = (on: string, over: Partial<PlanAction> = {}) => [
  planAction({ status: 'on track', due: localDate(on), ...over }),
]

const step = (done: string | null) => ({
  milestones: [
    {
      what: 'A list',
      due: localDate('2019-10-31'),
      done: done === null ? null : localDate(done),
    },
  ],
})

const about = (until: string | null, id = 7) =>
  planEvidence({
    about: until === null ? null : { from: localDate('2019-01-01'), until: localDate(until) },
    claims: [{ supports: 'action', id }],
  })

test('an action on track is apart from the day after it was due, and from a step past its day', () => {
  assert.deepEqual(kinds({ actions: due('2019-10-31') }), ['past due and on track'])
  assert.deepEqual(kinds({ actions: due('2019-11-01') }), [])
  assert.deepEqual(kinds({ actions: due('2019-10-31', { status: 'overdue' }) }), [])
  assert.deepEqual(kinds({ actions: due('2019-10-31', { status: 'done and evidenced' }) }), [
    'closed without evidence',
  ])
  const [late] = found({ actions: due('2020-03-31', step(null)) })
  assert.deepEqual(late && 'step' in late && [late.kind, late.step, late.due], [
    'past due and on track',
    'A list',
    '2019-10-31',
  ])
  assert.deepEqual(kinds({ actions: due('2020-03-31', step('2019-10-30')) }), [])
})

test('done and evidenced needs evidence of its own, about days not all before it began', () => {
  const actions = [
    planAction({ id: 7, status: 'done and evidenced', start: localDate('2019-05-07') }),
  ]
  assert.deepEqual(kinds({ actions, evidence: [about('2019-09-30', 8)] }), [
    'closed without evidence',
  ])
  assert.deepEqual(kinds({ actions, evidence: [about('2019-05-06')] }), [
    'evidence older than the work',
  ])
  assert.deepEqual(kinds({ actions, evidence: [about('2019-05-07')] }), [])
  assert.deepEqual(kinds({ actions, evidence: [about('2019-05-06'), about(null)] }), [])
  assert.deepEqual(
    found({ actions, evidence: [about('2019-02-01'), about('2019-04-01')] }).map(
      (one) => 'until' in one && one.until,
    ),
    ['2019-04-01'],
  )
})

test('a recommendation judged blue has evidence', () => {
  const over = { judgedRating: { rating: 'blue', by: null, on: null, reason: null } } as const
  assert.deepEqual(kinds({ over }), ['complete without evidence'])
  assert.deepEqual(kinds({ over, evidence: [planEvidence()] }), [])
})

test('each lead whose post nobody holds is named', () => {
  assert.deepEqual(found({ around: { vacantPosts: ['Head of Care', 'Another post'] } }), [
    { kind: 'vacant lead', post: 'Head of Care' },
  ])
})

test('a target is apart once it has been to be agreed for over three months', () => {
  const by = localDate('2020-03-31')
  const measure: PlanMeasure = {
    measure: 'own-list',
    statement: 'An own list',
    unit: 'percent',
    status: 'agreed',
    baseline: null,
    previous: null,
    latest: null,
    targets: [{ by, form: 'to be agreed' }],
    assumed: null,
    rationale: null,
    manualFigures: [],
  }
  const since = (first: string) => ({
    over: { measures: [measure] },
    around: { openSince: [{ ref: '2019.1', measure: 'own-list', by, since: localDate(first) }] },
  })
  assert.deepEqual(kinds(since('2019-07-31')), ['long to be agreed'])
  assert.deepEqual(kinds(since('2019-08-01')), [])
  assert.deepEqual(kinds({ over: { measures: [measure] } }), [])
})
