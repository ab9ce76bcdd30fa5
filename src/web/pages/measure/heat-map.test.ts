import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { assessmentsWithin45WorkingDays as share } from '#measures/catalogue/assessments-within-45-working-days.ts'
import { preProceedingsAverageOpenWeeks as weeks } from '#measures/catalogue/pre-proceedings-average-open-weeks.ts'
import type { Figure } from '#measures/figure.ts'
import type { Measure } from '#measures/measure.ts'
import type { SetTarget } from '#plan/plan.ts'
import { heatOf } from './heat-map.ts'

const figure = (measure: Measure, numerator: number, denominator: number): Figure => ({
  measure: measure.id,
  periodKind: 'month',
  period: '2019-10',
  level: 'team',
  team: 'Sallowford',
  breakdown: '',
  numerator,
  denominator,
  value: numerator / denominator,
  printed: '',
  state: 'figure',
})

const target = (form: SetTarget['form'], value: number): SetTarget => ({
  by: localDate('2020-03-31'),
  form,
  value,
  upper: null,
  ideal: null,
  scope: 'every team',
})

test('a percentage is met at its target, and off by steps of 10 points, each end within its step', () => {
  const heats = [85, 84, 75, 74, 65, 64].map((hits) =>
    heatOf(share, figure(share, hits, 100), target('at least', 85)),
  )
  assert.deepEqual(heats, ['met', 'near', 'near', 'off', 'off', 'far'])
})

test('weeks are off by steps of a tenth of the target', () => {
  // Of 20 weeks: 20.0, 22.0, 22.1, 24.0 and 24.1 of ten families.
  const heats = [1400, 1540, 1547, 1680, 1687].map((days) =>
    heatOf(weeks, figure(weeks, days, 10), target('at most', 20)),
  )
  assert.deepEqual(heats, ['met', 'near', 'off', 'off', 'far'])
})

test('fewer than six are too few to colour, and nothing to count is no data', () => {
  const aim = target('at least', 85)
  assert.equal(heatOf(share, figure(share, 0, 5), aim), 'few')
  assert.equal(heatOf(share, figure(share, 0, 6), aim), 'far')
  assert.equal(heatOf(share, figure(share, 0, 0), aim), 'none')
  assert.equal(heatOf(share, undefined, aim), 'none')
  assert.equal(heatOf(share, figure(share, 0, 6), undefined), '')
})
