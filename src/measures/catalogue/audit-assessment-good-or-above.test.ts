import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { monthContaining } from '#calendar/periods.ts'
import { findFigures } from '../engine/find-figures.ts'
import {
  drawn,
  figuresOf,
  itemsOf,
  openCountingBench,
  type CountingBench,
} from '../testing/counting-bench.ts'
import { auditAssessmentGoodOrAbove as measure } from './audit-assessment-good-or-above.ts'
import { auditManagementOversightGoodOrAbove } from './audit-management-oversight-good-or-above.ts'
import { auditPlanningGoodOrAbove } from './audit-planning-good-or-above.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

const audits = `
  audit_id | domain               | person_id | audit_date | grade                | moderated_grade      | theme   | team_id
  a1       | assessment           | c1        | 2019-10-01 | good                 |                      | neglect |
  a2       | assessment           | c2        | 2019-10-02 | outstanding          |                      | neglect |
  a3       | assessment           | c3        | 2019-10-03 | requires_improvement |                      |         | T1
  a4       | assessment           | c4        | 2019-10-04 | good                 | inadequate           |         |
  a5       | assessment           | c5        | 2019-10-31 | inadequate           | good                 |         |
  a6       | assessment           | c6        | 2019-11-01 | good                 |                      |         |
  a1       | planning             | c1        | 2019-10-01 | inadequate           |                      | neglect |
  a2       | planning             | c2        | 2019-10-01 | good                 |                      | neglect |
  a1       | management_oversight | c1        | 2019-10-01 | outstanding          |                      | neglect |
  a1       | overall              | c1        | 2019-10-01 | good                 |                      | neglect |`

test('outstanding and good are good or above, and the moderated grade is the one that counts', async () => {
  const analysis = await bench.analyse(drawn({ audits }), '2019-11-30')
  const items = await itemsOf(analysis, measure, '2019-10')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.inNumerator, item.team]),
    [
      ['a1', true, 'Not recorded'],
      ['a2', true, 'Not recorded'],
      ['a3', false, 'T1'],
      ['a4', false, 'Not recorded'],
      ['a5', true, 'Not recorded'],
    ],
  )
  const [figure] = await figuresOf(analysis, measure, '2019-10')
  assert.deepEqual([figure?.numerator, figure?.denominator, figure?.printed], [3, 5, '60.0'])
})

test('each domain is graded on its own', async () => {
  const analysis = await bench.analyse(drawn({ audits }), '2019-11-30')
  const planning = await itemsOf(analysis, auditPlanningGoodOrAbove, '2019-10')
  assert.deepEqual(
    planning.map((item) => [item.itemId, item.inNumerator]),
    [
      ['a1', false],
      ['a2', true],
    ],
  )
  const oversight = await itemsOf(analysis, auditManagementOversightGoodOrAbove, '2019-10')
  assert.deepEqual(
    oversight.map((item) => [item.itemId, item.inNumerator]),
    [['a1', true]],
  )
})

test('the breakdown is by theme', async () => {
  const analysis = await bench.analyse(drawn({ audits }), '2019-11-30')
  await figuresOf(analysis, measure, '2019-10')
  const figures = await findFigures(analysis, {
    measures: [measure],
    period: monthContaining(localDate('2019-10-31')),
    level: 'council',
    breakdown: 'theme',
  })
  assert.deepEqual(
    figures.map((figure) => [figure.breakdown, figure.numerator, figure.denominator]),
    [
      ['neglect', 2, 2],
      ['not recorded', 1, 3],
    ],
  )
})
