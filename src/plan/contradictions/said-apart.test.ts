import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import type { Figure } from '#measures/figure.ts'
import type { DirectionOfTravel } from '#measures/spc/direction-of-travel.ts'
import { nothingAround } from '../testing/nothing-around.ts'
import type { ComputedRating } from '../computed-rating.ts'
import type { JudgedRating, PlanMeasure, Recommendation } from '../plan.ts'
import { percentages } from '../testing/figures.ts'
import { planAction } from '../testing/plan-work.ts'
import { atLeast } from '../testing/targets.ts'
import { figuresApart } from './figures-apart.ts'
import { saidApart, type SaidMeasure } from './said-apart.ts'

const planMeasure: PlanMeasure = {
  measure: 'assessments-within-45-working-days',
  statement: 'Assessments in time',
  unit: 'percent',
  status: 'agreed',
  baseline: {
    period: '2018-19',
    value: 66.3,
    places: 1,
    teamRange: null,
    geography: null,
    source: 'own',
    note: null,
  },
  previous: null,
  latest: null,
  targets: [atLeast(85)],
  assumed: null,
  rationale: null,
  manualFigures: [],
}

const counted = (period: string, numerator: number, denominator: number): Figure => ({
  measure: planMeasure.measure,
  periodKind: 'month',
  period,
  level: 'council',
  team: '',
  breakdown: '',
  numerator,
  denominator,
  value: (numerator * 100) / denominator,
  printed: '',
  state: 'figure',
})

const measure = (
  name: string,
  rating: ComputedRating['rating'],
  direction: DirectionOfTravel['direction'] = 'no clear change',
): SaidMeasure => ({
  target: atLeast(85),
  standing: percentages({ council: [363, 403] }),
  computed: { rating, sentence: '' },
  planMeasure,
  measure: { unit: 'percent', shortTitle: name },
  // 90.07% and 61.1%
  figures: [counted('2019-10', 363, 403), counted('2019-09', 11, 18)],
  direction: { direction, sentence: '' },
})

const assessments = measure('assessments in 45 working days', 'red')
const supervision = measure('supervision', 'red')

const apart = (narrative: string, ...measures: readonly SaidMeasure[]) =>
  figuresApart(narrative, measures).map(({ said, of, month }) => [
    said,
    of.measure.shortTitle,
    month,
  ])

test('a figure is known to as many places as it is said with', () => {
  for (const said of ['90.1%', '90%', '61%', '61.1 per cent', '85%', '66.3%', '90.07%'])
    assert.deepEqual(apart(`Assessments in time are at ${said} now.`, assessments), [], said)
  assert.deepEqual(apart('Assessments in time are at 90.2% now.', assessments), [
    ['90.2%', 'assessments in 45 working days', null],
  ])
  assert.deepEqual(apart('It is 91%', assessments).length, 1)
})

test('a sentence that names a month is held to that month, and to targets', () => {
  assert.deepEqual(apart('In October 2019 it was 61.1%.', assessments), [
    ['61.1%', 'assessments in 45 working days', '2019-10'],
  ])
  assert.deepEqual(apart('In September 2019 it was 61.1%, against 85%.', assessments), [])
})

test('of several measures a figure is of the one whose name its sentence has, or of none', () => {
  assert.deepEqual(apart('Supervision is at 40%.', assessments, supervision), [
    ['40%', 'supervision', null],
  ])
  assert.deepEqual(apart('A third, 40% of staff, are new.', assessments, supervision), [])
  assert.deepEqual(apart('It takes 40 weeks.', assessments), [])
})

const recommendation = (judged: JudgedRating['rating'] | null, reason = ''): Recommendation => ({
  ref: '2019.1',
  subject: 'Help',
  intendedOutcome: 'Help comes in time',
  judgedRating: judged && { rating: judged, by: null, on: null, reason },
  ratingOverride: null,
  leads: [],
  measures: [],
})

const around = (narrative: string) => ({
  ...nothingAround(localDate('2019-11-01')),
  said: [{ ref: '2019.1', month: '2019-10', narrative }],
})

const kinds = (
  of: Recommendation,
  measures: readonly SaidMeasure[],
  { narrative = '', actions = [] as readonly ReturnType<typeof planAction>[] } = {},
) => saidApart(of, actions, measures, around(narrative)).map(({ kind }) => kind)

test('a measure that gets worse is apart until something is said of it', () => {
  const worse = [measure('supervision', 'green', 'worsening')]
  assert.deepEqual(kinds(recommendation(null), worse), ['worsening unsaid'])
  assert.deepEqual(kinds(recommendation(null), worse, { narrative: 'All goes well.' }), [
    'worsening unsaid',
  ])
  assert.deepEqual(
    kinds(recommendation(null), worse, { narrative: 'Supervised less, since two managers left.' }),
    [],
  )
  assert.deepEqual(kinds(recommendation('green', 'Supervision fell in August.'), worse), [])
  assert.deepEqual(kinds(recommendation(null), [measure('supervision', 'red', 'improving')]), [])
})

test('actions on track or done beside a red measure are told together', () => {
  const actions = [
    planAction({ status: 'on track' }),
    planAction({ id: 2, status: 'done awaiting evidence' }),
    planAction({ id: 3, status: 'at risk' }),
    planAction({ id: 4, status: 'stopped', stoppedBecause: 'No room' }),
  ]
  const [told] = saidApart(recommendation(null), actions, [assessments, supervision], around(''))
  assert.ok(told?.kind === 'green actions on red measures')
  assert.deepEqual(
    told.actions.map(({ id }) => id),
    [1, 2],
  )
  assert.equal(told.red.length, 2)
  assert.deepEqual(kinds(recommendation(null), [measure('x', 'amber')], { actions }), [])
  assert.deepEqual(kinds(recommendation(null), [assessments], { actions: actions.slice(2) }), [])
})

test('a rating better than every measure under it is said, where there are several', () => {
  const amber = measure('planning', 'amber')
  assert.deepEqual(kinds(recommendation('green'), [amber, measure('x', 'red')]), [
    'rated better than all',
  ])
  assert.deepEqual(kinds(recommendation('blue'), [amber, amber]), ['rated better than all'])
  assert.deepEqual(kinds(recommendation('amber'), [amber, measure('x', 'red')]), [])
  assert.deepEqual(kinds(recommendation('green'), [amber]), [])
  assert.deepEqual(kinds(recommendation('green'), [amber, measure('x', 'not known')]), [])
})
