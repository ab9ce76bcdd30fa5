import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parsePeriod } from '#calendar/periods.ts'
import { scopeOfTeams } from '#records/testing/scope-of-teams.ts'
import { everyTeam } from '#records/viewer-scope.ts'
import { assessmentsWithin45WorkingDays as assessments } from '../catalogue/assessments-within-45-working-days.ts'
import { supervisionMeetingStandard as supervision } from '../catalogue/supervision-meeting-standard.ts'
import {
  drawn,
  figuresOf,
  itemsOf,
  openCountingBench,
  type CountingBench,
} from '../testing/counting-bench.ts'
import { computeFigures } from './compute-figures.ts'
import { findFigures } from './find-figures.ts'
import { findItems } from './find-items.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

/** April: 1 of 2 in time; May: 1 of 1; June: one left out. Teams North and South. */
const spring = drawn({
  ssd_cin_episodes: `
    cine_referral_id | cine_person_id | cine_referral_date
    r1               | c1             | 2019-04-01
    r2               | c2             | 2018-04-01
    r3               | c3             | 2019-05-01
    r4               | c4             | 2019-06-20`,
  ssd_department: `
    dept_team_id | dept_team_name | dept_team_parent_name
    N            | North          | Fieldwork
    S            | South          | Fieldwork`,
  ssd_cin_assessments: `
    cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_auth_date | cina_assessment_team
    in time            | c1             | r1               | 2019-04-30                | N
    late               | c2             | r2               | 2019-04-01                | S
    in time too        | c3             | r3               | 2019-05-31                | N
    impossible         | c4             | r4               | 2019-06-01                | S`,
})

const seen = (figures: Awaited<ReturnType<typeof figuresOf>>) =>
  figures.map((figure) => [figure.team, figure.numerator, figure.denominator, figure.printed])

test('quarters, years and ranges pool the items of their months', async () => {
  const analysis = await bench.analyse(spring, '2019-06-30')
  // Pooled 2 of 3; the mean of April's 50% and May's 100% would be 75.
  assert.deepEqual(seen(await figuresOf(analysis, assessments, '2019-20 Q1')), [['', 2, 3, '66.7']])
  assert.deepEqual(seen(await figuresOf(analysis, assessments, '2019-20')), [['', 2, 3, '66.7']])
  assert.deepEqual(seen(await figuresOf(analysis, assessments, '2019-04..2019-05')), [
    ['', 2, 3, '66.7'],
  ])
  assert.deepEqual(seen(await figuresOf(analysis, assessments, '2019-05..2019-06')), [
    ['', 1, 1, '100.0'],
  ])
})

test('a team has a row where it has an item, left out or not', async () => {
  const analysis = await bench.analyse(spring, '2019-06-30')
  assert.deepEqual(seen(await figuresOf(analysis, assessments, '2019-05', 'team')), [
    ['North', 1, 1, '100.0'],
  ])
  assert.deepEqual(seen(await figuresOf(analysis, assessments, '2019-06', 'team')), [
    ['South', 0, 0, ''],
  ])
  assert.deepEqual(seen(await figuresOf(analysis, assessments, '2019-20 Q1', 'team')), [
    ['North', 2, 2, '100.0'],
    ['South', 0, 1, '0.0'],
  ])
  assert.deepEqual(seen(await figuresOf(analysis, assessments, '2019-20 Q1', 'service')), [
    ['Fieldwork', 2, 3, '66.7'],
  ])
})

test('the list behind a figure has the figure’s own numbers, at every level', async () => {
  const analysis = await bench.analyse(spring, '2019-06-30')
  await figuresOf(analysis, assessments, '2019-04')
  for (const level of ['council', 'service', 'team'] as const) {
    const figures = await findFigures(analysis, { measures: [assessments], level })
    for (const figure of figures) {
      const period = parsePeriod(figure.period)
      assert.ok(period)
      const items = await findItems(analysis, everyTeam, {
        measure: assessments,
        period,
        level,
        team: figure.team,
      })
      const counted = items.filter((item) => item.leftOut === null)
      assert.equal(counted.length, figure.denominator, `${figure.team} ${figure.period}`)
      assert.equal(counted.filter((item) => item.inNumerator).length, figure.numerator)
    }
  }
})

test('a restricted child is in the figure and in no list of a viewer who is not named', async () => {
  const analysis = await bench.analyse(spring, '2019-06-30')
  const [figure] = await figuresOf(analysis, assessments, '2019-20 Q1', 'service')
  const period = parsePeriod('2019-20 Q1')
  assert.ok(period)
  const query = { measure: assessments, period, level: 'service', team: 'Fieldwork' } as const
  const viewer = { ...scopeOfTeams([]), services: ['Fieldwork'], hidden: ['c1'] }
  const listed = await findItems(analysis, viewer, query)
  assert.equal(figure?.denominator, 3)
  assert.deepEqual(listed.map(({ itemId }) => itemId).toSorted(), [
    'impossible',
    'in time too',
    'late',
  ])
})

test('what is dated after the extract is in the year’s figure, team rows and list alike', async () => {
  // Extracted on 15 May: May's item is on the 31st and June's, left out, is South's only one in Q1
  // besides April's.
  const analysis = await bench.analyse(spring, '2019-05-15')
  assert.deepEqual(seen(await figuresOf(analysis, assessments, '2019-20 Q1')), [['', 2, 3, '66.7']])
  assert.deepEqual(seen(await figuresOf(analysis, assessments, '2019-20', 'team')), [
    ['North', 2, 2, '100.0'],
    ['South', 0, 1, '0.0'],
  ])
  assert.deepEqual(seen(await figuresOf(analysis, assessments, '2019-05..2019-06', 'team')), [
    ['North', 1, 1, '100.0'],
    ['South', 0, 0, ''],
  ])
  const listed = async (period: string) =>
    (await itemsOf(analysis, assessments, period)).map((item) => item.itemId)
  assert.deepEqual(await listed('2019-05..2019-06'), ['in time too', 'impossible'])
  // June has no figure yet, and has its list.
  assert.deepEqual(await figuresOf(analysis, assessments, '2019-06'), [])
  assert.deepEqual(await listed('2019-06'), ['impossible'])
})

test('a range has figures where it begins within the days that have them', async () => {
  const analysis = await bench.analyse(spring, '2019-06-30', { figuresSince: '2019-05-01' })
  assert.deepEqual(seen(await figuresOf(analysis, assessments, '2019-05..2019-06')), [
    ['', 1, 1, '100.0'],
  ])
  assert.deepEqual(await figuresOf(analysis, assessments, '2019-04..2019-06'), [])
  assert.deepEqual(await figuresOf(analysis, assessments, '2019-07..2019-08'), [])
  assert.equal((await itemsOf(analysis, assessments, '2019-04..2019-06')).length, 4)
})

test('a mean of months that is half-way between two tenths is printed up, though its binary is not', async () => {
  // 5/6, 11/16 and 3/18 are 83.33…, 68.75 and 16.66…%: 56.25 between them, 56.24999999999999 in binary.
  const analysis = await bench.analyse({ supervisions: [] }, '2019-06-30')
  await computeFigures(analysis, [supervision])
  await analysis.duck.run(`insert into month_figures values
    ('${supervision.id}', '2019-04', 'council', '', '', 6, 5, 6),
    ('${supervision.id}', '2019-05', 'council', '', '', 16, 11, 16),
    ('${supervision.id}', '2019-06', 'council', '', '', 18, 3, 18)`)
  const period = parsePeriod('2019-04..2019-06')
  assert.ok(period)
  assert.deepEqual(seen(await findFigures(analysis, { measures: [supervision], period })), [
    ['', 19, 40, '56.3'],
  ])
})

test('two teams shown alike are one row of teams: an unknown id that is another’s name', async () => {
  const analysis = await bench.analyse(
    {
      ...spring,
      ssd_department: drawn({
        ssd_department: `
          dept_team_id | dept_team_name | dept_team_parent_name
          N            | S              | Fieldwork`,
      })['ssd_department'],
    },
    '2019-06-30',
  )
  assert.deepEqual(seen(await figuresOf(analysis, assessments, '2019-04', 'team')), [
    ['S', 1, 2, '50.0'],
  ])
  assert.deepEqual(seen(await figuresOf(analysis, assessments, '2019-04', 'service')), [
    ['Fieldwork', 1, 1, '100.0'],
    ['Not recorded', 0, 1, '0.0'],
  ])
})

test('two teams of one name stay two teams', async () => {
  const analysis = await bench.analyse(
    {
      ...spring,
      ...drawn({
        ssd_department: `
          dept_team_id | dept_team_name | dept_team_parent_name
          N            | Duty           | Fieldwork
          S            | Duty           | Access`,
      }),
    },
    '2019-06-30',
  )
  assert.deepEqual(seen(await figuresOf(analysis, assessments, '2019-04', 'team')), [
    ['Duty (N)', 1, 1, '100.0'],
    ['Duty (S)', 0, 1, '0.0'],
  ])
})

test('figures are always in one order', async () => {
  const analysis = await bench.analyse(spring, '2019-06-30')
  await figuresOf(analysis, assessments, '2019-04')
  const figures = await findFigures(analysis, { measures: [assessments] })
  const order = figures.map(({ periodKind, period }) => `${periodKind} ${period}`)
  assert.equal(order[0], 'month 2017-04')
  assert.equal(order.at(-1), 'year 2019-20')
  const kinds = [...new Set(figures.map((figure) => figure.periodKind))]
  assert.deepEqual(kinds, ['month', 'quarter', 'year'])
  const april = figures.filter((figure) => figure.period === '2019-04').map((f) => f.level)
  assert.deepEqual(april, ['council', 'service', 'team', 'team'])
})
