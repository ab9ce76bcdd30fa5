import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import type { Plan, PrintedFigure } from '#plan/plan.ts'
import { atLeast, inEveryTeam } from '#plan/testing/targets.ts'
import { assessmentsOf } from '../../testing/assessments.ts'
import { openPageBench, type PageBench } from '../../testing/page-bench.ts'
import { assessments, planOf, recommendation } from '../../testing/plans.ts'
import { planAction, planEvidence } from '#plan/testing/plan-work.ts'

// 33 of 36 are 91.7% in October 2019; 8 of 10 in September.
const records = assessmentsOf({
  North: { '2019-09': [8, 10], '2019-10': [30, 30] },
  South: { '2019-10': [3, 6] },
  West: { '2019-10': [0, 0] },
})

const printed = (over: Partial<PrintedFigure>): PrintedFigure => ({
  period: '2019-09',
  value: 79,
  places: 1,
  teamRange: null,
  geography: null,
  source: 'own',
  note: null,
  ...over,
})

const whole = recommendation({
  ref: '2019.2/a',
  subject: 'Timely <assessments>',
  judgedRating: {
    rating: 'amber',
    by: 'Assistant Director',
    on: localDate('2019-10-04'),
    reason: 'Teams differ.',
  },
  leads: ['Head of Service, Fieldwork', 'Service Manager'],
  measures: [
    assessments({
      targets: [
        inEveryTeam(atLeast(85)),
        { ...inEveryTeam(atLeast(95)), by: localDate('2021-03-31') },
      ],
      baseline: printed({}),
      previous: printed({ geography: 'court area', source: 'returned' }),
      latest: printed({
        period: '2019-10',
        value: 92,
        places: 0,
        teamRange: { lowest: 50, highest: 100 },
        note: 'A note on it',
      }),
      assumed: 'It may be meant for one of two.',
    }),
    assessments({
      measure: 'how-many',
      statement: 'What to count is open',
      status: 'to be agreed',
      unit: null,
      targets: [{ by: localDate('2020-03-31'), form: 'to be agreed' }],
      baseline: printed({ value: null, period: '2018-19' }),
    }),
  ],
})

const wholePlan: Plan = {
  ...planOf(whole),
  evidence: [planEvidence({ claims: [{ supports: 'recommendation', ref: '2019.2/a' }] })],
  actions: [
    { what: 'Issue the document.', due: localDate('2020-01-31') },
    { what: 'Mend the dates.', due: localDate('2019-09-30'), status: 'on track' } as const,
    { what: 'Keep at it.' },
    { what: 'Try it.', status: 'stopped', stoppedBecause: 'Nobody used it.' } as const,
    { what: 'Write it.', due: localDate('2019-09-30'), status: 'done and evidenced' } as const,
  ].map((one, index) => planAction({ ...one, id: index + 1, recommendations: ['2019.2/a'] })),
}
let plan: Plan | undefined = wholePlan
let bench: PageBench
before(async () => {
  bench = await openPageBench(records, '2019-10-31', () => plan)
})
after(() => bench.close())

async function read(ref: string) {
  const { status, words } = await bench.read(`/recommendations/${encodeURIComponent(ref)}`)
  return { status, words: words.replaceAll(/ (?=[),.;])/g, '').replaceAll('( ', '(') }
}

test('a recommendation’s page has all that its printed row has', async () => {
  const { status, words } = await read('2019.2/a')
  assert.equal(status, 200)
  for (const said of [
    'Recommendation 2019.2/a Timely <assessments>',
    'The one measure with a target and a figure does not meet it in October 2019.',
    'Intended outcome Help comes in time.',
    'Amber Judged by Assistant Director, on 4 October 2019. Teams differ.',
    'Red The worst of the 1 of 2 known, in October 2019',
    'Lead officers Head of Service, Fieldwork Service Manager',
    'Next milestone 31 January 2020, 92 days after the extract.',
    'Evidence Managers meet every month.',
    'Issue the document. Not started; due by 31 January 2020.',
    'Mend the dates. On track; was due by 30 September 2019.',
    'Keep at it. Not started.',
    'Try it. Stopped: Nobody used it.',
    'Write it. Done and evidenced.',
  ])
    assert.ok(words.includes(said), `${said}\n${words}`)
})

test('each measure has its sentences, teams worst first, targets by date and what is printed', async () => {
  const { words } = await read('2019.2/a')
  for (const said of [
    'In the plan: Assessments in time.',
    'October 2019 91.7% 33 of 36 Since September 2019 Up 11.7 points, better',
    'Not met: 91.7% overall, but 1 of 2 teams is under 85%; the lowest is 50.0% (3 of 6, South), the highest 100.0% (30 of 30, North).',
    'South 50.0% 3 of 6 not met North 100.0% 30 of 30 met',
    'At least 85% in every team by 31 March 2020, in force',
    'At least 95% in every team by 31 March 2021',
    'Baseline September 2019 79.0% 80.0% 8 of 10',
    'Before September 2019 of the court area counted by another body 79.0% not counted',
    'Latest October 2019 teams from 50% to 100% A note on it 92% 91.7% 33 of 36',
    'Assumed: It may be meant for one of two.',
  ])
    assert.ok(words.includes(said), `${said}\n${words}`)
  assert.equal(words.split(', in force').length, 2, 'one target is in force')
})

test('a measure that is not counted stands apart with what the plan says of it', async () => {
  const { words } = await read('2019.2/a')
  const apart = words.indexOf('Measures not counted from records')
  assert.ok(apart > 0)
  for (const said of [
    'What to count is open What to count is to be agreed.',
    'To be agreed by 31 March 2020',
    'Baseline 2018-19 not applicable not counted',
  ])
    assert.ok(words.indexOf(said) > apart, `${said}\n${words}`)
})

test('what the plan leaves out is said, and never a blank', async () => {
  plan = planOf(
    recommendation({
      judgedRating: null,
      leads: [],
      measures: [assessments({ targets: [] })],
    }),
  )
  const { words } = await read('2019.1')
  for (const said of [
    'Judged rating Not yet judged',
    'Lead officers Nobody is named',
    'The plan dates nothing to come.',
    'The plan sets no target.',
    'The plan prints no figure.',
    'Evidence The plan gives none.',
    'Actions The plan lists none.',
  ])
    assert.ok(words.includes(said), `${said}\n${words}`)
  plan = planOf(recommendation({}))
  assert.match((await read('2019.1')).words, /The plan does not say who judged it, when or why\./)
})

test('a recommendation that is not there is a page that says so, with a plan or without', async () => {
  plan = wholePlan
  for (const ref of ['2019.9', '', '<script>']) assert.equal((await read(ref)).status, 404)
  assert.match((await read('2019.9')).words, /The plan has no such recommendation/)
  plan = undefined
  assert.equal((await read('2019.1')).status, 404)
})
