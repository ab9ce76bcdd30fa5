import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import type { Plan } from '#plan/plan.ts'
import { assessmentsOf } from '../../testing/assessments.ts'
import { openPageBench, type PageBench } from '../../testing/page-bench.ts'
import { assessments, planOf, recommendation } from '../../testing/plans.ts'

// October 2019: 3 of 6 are 50.0%, which is red against at least 85%.
const records = assessmentsOf({ South: { '2019-10': [3, 6] } })

const overridden = (from: string, until: string): Plan =>
  planOf(
    recommendation({
      ratingOverride: {
        rating: 'green',
        reason: 'Six files were entered late.',
        owner: 'Head of Service',
        from: localDate(from),
        until: localDate(until),
      },
      measures: [
        assessments({
          rationale: 'Drift harms children.',
          manualFigures: [
            {
              period: '2019-20 Q2',
              value: 88.4,
              places: 2,
              source: 'The court’s list',
              geography: 'The court area',
              owner: 'Court Manager',
              note: 'As returned',
            },
          ],
        }),
      ],
    }),
  )

let plan: Plan
let today = '2019-11-01'
let bench: PageBench
before(async () => {
  bench = await openPageBench(records, '2019-10-31', () => plan)
  Object.assign(bench.door.door, { now: () => new Date(`${today}T09:00:00Z`) })
})
after(() => bench.close())

const pages = [
  ['/recommendations/2019.1', 'Its last day is 1 November 2019. Six files were entered late.'],
  ['/', 'Override in force: Green until 1 November 2019'],
  ['/plan-table', 'Its computed rating has an override: Green until 1 November 2019'],
] as const

const read = async (address: string) =>
  (await bench.read(address)).words.replaceAll(/ (?=[),.;])/g, '')

for (const [address, said] of pages)
  test(`${address} has an override beside the computed rating from its first day to its last`, async () => {
    today = '2019-11-01'
    plan = overridden('2019-11-01', '2019-11-01')
    const inForce = await read(address)
    assert.ok(inForce.includes(said), inForce)
    if (address !== '/plan-table') assert.match(inForce, /Red/)
    today = '2019-11-02'
    assert.doesNotMatch(await read(address), /Six files|Override in force|has an override/)
    today = '2019-10-31'
    assert.doesNotMatch(await read(address), /Six files|Override in force|has an override/)
  })

test('the computed rating and its contradictions are what they were', async () => {
  today = '2019-11-01'
  plan = overridden('2019-11-01', '2019-12-31')
  const words = await read('/recommendations/2019.1')
  assert.match(words, /Computed rating Red Its only measure, in October 2019/)
  assert.match(words, /Judged amber, computed red/)
  assert.match(words, /Override Green Set by Head of Service beside the computed rating/)
})

test('a measure has why it is measured and the figures typed by hand, with who answers for them', async () => {
  const words = await read('/recommendations/2019.1')
  assert.match(words, /Why it is measured: Drift harms children\./)
  assert.match(
    words,
    /Q2 2019-20 88\.40% The court’s list As returned The court area Court Manager/,
  )
})

test('the ways to change the plan stand on kept pages for those who may, and for no others', async () => {
  for (const [role, is] of [
    ['member', false],
    ['lead officer', true],
    ['performance officer', false],
  ] as const) {
    bench.door.askAs({ role })
    const { html } = await bench.read('/recommendations/2019.1')
    assert.equal(html.includes('href="/recommendations/2019.1/edit"'), is, role)
    const first = await bench.read('/')
    assert.equal(first.html.includes('href="/plan/order"'), is, role)
    assert.equal(first.html.includes('href="/plan/recommendations/new"'), is, role)
  }
})
