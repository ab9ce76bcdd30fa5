import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import type { Plan } from '#plan/plan.ts'
import { atLeast } from '#plan/testing/targets.ts'
import { assessmentsOf } from '../../testing/assessments.ts'
import { openPageBench, type PageBench } from '../../testing/page-bench.ts'
import { assessments, planOf, recommendation } from '../../testing/plans.ts'
import { planAction, planEvidence } from '#plan/testing/plan-work.ts'

const records = assessmentsOf({
  North: {
    '2019-05': [1, 4],
    '2019-06': [2, 4],
    '2019-07': [3, 4],
    '2019-08': [4, 4],
    '2019-09': [8, 10],
    '2019-10': [33, 36],
  },
})

const whole: Plan = {
  ...planOf(
    recommendation({
      leads: ['Head of Service', 'Service Manager'],
      measures: [
        assessments({
          targets: [atLeast(85), { ...atLeast(95), by: localDate('2021-03-31') }],
          baseline: {
            period: '2019-09',
            value: 79,
            places: 0,
            teamRange: null,
            geography: null,
            source: 'own',
            note: null,
          },
          assumed: 'A reading',
        }),
        assessments({
          measure: 'not-counted',
          statement: 'Another thing',
          unit: null,
          status: 'to be agreed',
          targets: [{ by: localDate('2020-06-30'), form: 'to be agreed' }],
        }),
      ],
    }),
    recommendation({
      ref: '2019.2',
      subject: 'Nothing measured',
      measures: [],
      judgedRating: null,
    }),
  ),
  evidence: [planEvidence({ title: 'Managers meet.' })],
  actions: [
    planAction({ what: 'Keep at it.' }),
    planAction({ id: 2, what: 'Do more.' }),
    planAction({ id: 3, what: 'Done already.', status: 'done and evidenced' }),
  ],
}

let plan: Plan | undefined = whole
let bench: PageBench
before(async () => {
  bench = await openPageBench(records, '2019-10-31', () => plan)
})
after(() => bench.close())

const headings = async (): Promise<string> => {
  const { words } = await bench.read('/plan-table')
  const [, found = ''] = /lead officers (Recommendation .*?Lead officers) /.exec(words) ?? []
  return found
}

test('the columns are those of the printed plan, with the periods and target dates there are', async () => {
  assert.equal(
    await headings(),
    'Recommendation Judged Intended outcome Measure Baseline Q1 2019-20 Q2 2019-20 August 2019 September 2019 October 2019 Target by 31 March 2020 Target by 30 June 2020 Target by 31 March 2021 Evidence Actions Lead officers',
  )
})

test('a row has its measure’s figures, targets and baseline under the headings, and what is not counted says so', async () => {
  const { status, words } = await bench.read('/plan-table')
  assert.equal(status, 200)
  // Q1: 3 of 8. Q2: 15 of 18.
  for (const said of [
    '2019.1 Timely assessments Amber Help comes in time. Assessments in time 80.0% September 2019, printed as 79% 37.5% 83.3% 100.0% 80.0% 91.7% at least 85% assumed no target at least 95% assumed Managers meet. Keep at it. Do more. Head of Service Service Manager',
    'Another thing what to count is to be agreed none not counted not counted not counted not counted not counted no target to be agreed no target',
    '2019.2 Nothing measured not yet judged Help comes in time. The plan measures nothing here.',
  ])
    assert.ok(words.includes(said), `${said}\n${words}`)
})

test('the headings follow the data: a period not over or without a figure has no column', async () => {
  await bench.activate(records, '2019-11-15')
  await bench.snapshots.refresh()
  assert.match(
    await headings(),
    /Baseline Q1 2019-20 Q2 2019-20 August 2019 September 2019 October 2019 Target/,
  )
  await bench.activate(records, '2019-12-31')
  await bench.snapshots.refresh()
  assert.match(
    await headings(),
    /Baseline Q2 2019-20 Q3 2019-20 August 2019 September 2019 October 2019 Target/,
  )
})

test('the two views of the plan lead to each other, and without a plan there is neither', async () => {
  for (const [at, other] of [
    ['/', 'href="/plan-table"'],
    ['/plan-table', 'href="/">Overview'],
  ] as const) {
    const { body } = await bench.app.inject({ url: at, headers: { host: 'localhost' } })
    assert.ok(body.includes(other), at)
  }
  plan = undefined
  for (const at of ['/', '/plan-table']) {
    const { status, words } = await bench.read(at)
    assert.equal(status, 404)
    assert.match(words, /There is no plan yet/)
  }
  plan = whole
})
