import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { nextMilestone } from './next-milestone.ts'
import type { PlanAction, PlanMeasure, Target } from './plan.ts'
import { planAction } from './testing/plan-work.ts'
import { atLeast } from './testing/targets.ts'

const measure = (...targets: Target[]): PlanMeasure => ({
  measure: 'a-measure',
  statement: 'A measure',
  unit: 'percent',
  status: 'agreed',
  baseline: null,
  previous: null,
  latest: null,
  targets,
  assumed: null,
  rationale: null,
  manualFigures: [],
})

const by = (day: string): Target => ({ ...atLeast(85), by: localDate(day) })
const due = (day: string, over: Partial<PlanAction> = {}) =>
  planAction({ what: 'Improve the tracker', due: localDate(day), ...over })
const next = (measures: PlanMeasure[], actions: PlanAction[], from: string) =>
  nextMilestone({ measures }, actions, localDate(from))

test('the next milestone is the nearest day of a target or an action', () => {
  const measures = [measure(by('2020-03-31'), by('2021-03-31')), measure(by('2020-03-31'))]
  const action = due('2019-12-31')
  assert.deepEqual(next(measures, [action, planAction({ what: 'Do more' })], '2019-10-31'), {
    on: '2019-12-31',
    targets: 0,
    actions: ['Improve the tracker'],
  })
  assert.deepEqual(next(measures, [action], '2020-01-01'), {
    on: '2020-03-31',
    targets: 2,
    actions: [],
  })
})

test('a milestone is still to come on its own day and past on the next', () => {
  const measures = [measure(by('2020-03-31'), by('2021-03-31'))]
  assert.equal(next(measures, [], '2020-03-31')?.on, '2020-03-31')
  assert.equal(next(measures, [], '2020-04-01')?.on, '2021-03-31')
  assert.equal(next(measures, [], '2021-04-01'), undefined)
})

test('a target to be agreed is no milestone, and targets and actions of one day are told together', () => {
  const open: Target = { by: localDate('2019-12-31'), form: 'to be agreed' }
  assert.equal(next([measure(open)], [], '2019-10-31'), undefined)
  const actions = [due('2020-03-31')]
  assert.deepEqual(next([measure(open, by('2020-03-31'))], actions, '2019-10-31'), {
    on: '2020-03-31',
    targets: 1,
    actions: ['Improve the tracker'],
  })
})

test('a step not yet done is a milestone; what is done, stopped or ticked is none', () => {
  const steps = [
    { what: 'First list', due: localDate('2019-11-30'), done: localDate('2019-11-01') },
    { what: 'Second list', due: localDate('2019-12-20'), done: null },
  ]
  assert.deepEqual(next([], [due('2019-12-31', { milestones: steps })], '2019-10-31'), {
    on: '2019-12-20',
    targets: 0,
    actions: ['Second list'],
  })
  for (const status of ['done awaiting evidence', 'done and evidenced', 'stopped'] as const)
    assert.equal(
      next([], [due('2019-12-31', { status, milestones: steps })], '2019-10-31'),
      undefined,
    )
})
