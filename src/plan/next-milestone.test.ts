import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { dueDays } from './due-days.ts'
import { nextMilestone } from './next-milestone.ts'
import type { PlanMeasure, Target } from './plan.ts'
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
const next = (measures: PlanMeasure[], actions: string[], from: string) =>
  nextMilestone({ measures, actions }, localDate(from))

test('the days an action is due are read from its words, a month as its last day', () => {
  const due: [string, string[]][] = [
    ['Improve the tracker, by December 2019.', ['2019-12-31']],
    [
      'By 5 March 2020 issue it, and by the end of February 2020 draft it',
      ['2020-02-29', '2020-03-05'],
    ],
    ['Carry on the campaign, begun on 18 November 2019.', []],
    ['Go on to May 2020; standby May 2020', []],
    ['Done by 31 February 2020', []],
    ['Be seen by March', []],
  ]
  for (const [words, days] of due) assert.deepEqual(dueDays(words), days, words)
})

test('the next milestone is the nearest day of a target or an action', () => {
  const measures = [measure(by('2020-03-31'), by('2021-03-31')), measure(by('2020-03-31'))]
  const action = 'Improve the tracker, by December 2019.'
  assert.deepEqual(next(measures, [action, 'Do more.'], '2019-10-31'), {
    on: '2019-12-31',
    targets: 0,
    actions: [action],
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
  const action = 'Report by 31 March 2020.'
  assert.deepEqual(next([measure(open, by('2020-03-31'))], [action], '2019-10-31'), {
    on: '2020-03-31',
    targets: 1,
    actions: [action],
  })
})
