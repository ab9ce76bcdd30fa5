import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assessmentsWithin45WorkingDays as assessments } from '../catalogue/assessments-within-45-working-days.ts'
import { auditAssessmentGoodOrAbove as audits } from '../catalogue/audit-assessment-good-or-above.ts'
import { childrenSeenWithin5Days as seen } from '../catalogue/children-seen-within-5-days.ts'
import { preProceedingsAverageOpenWeeks as openWeeks } from '../catalogue/pre-proceedings-average-open-weeks.ts'
import { supervisionMeetingStandard as supervisions } from '../catalogue/supervision-meeting-standard.ts'
import type { Measure } from '../measure.ts'
import { compareOnBench, type Extract } from '../testing/compare-bench.ts'
import { drawn, openCountingBench, type CountingBench } from '../testing/counting-bench.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

/** Each change as `reason items numerator/denominator`, between the two figures. */
async function told(
  measure: Measure,
  sides: { before: Extract; after: Extract },
  period: string,
  level: 'council' | 'team' = 'council',
): Promise<string[]> {
  const figures = await compareOnBench(bench, [measure], sides, level)
  return figures
    .filter((one) => one.period === period)
    .map(({ team, before: was, after: is, changes }) => {
      const parts = changes.map(
        (one) => `${one.reason} ${one.items} ${one.numerator}/${one.denominator}`,
      )
      const ends = [was, is].map((one) => (one ? `${one.numerator}/${one.denominator}` : 'none'))
      return [team, ends[0], ...parts, ends[1]].join(', ').replace(/^, /, '')
    })
}

const march = '2019-03-31'
const april = '2019-04-30'

/** Assessments of referrals made on 1 February 2019, whose 45th working day is 5 April. */
const extractOf = (extractedOn: string, drawing: string, settings = {}): Extract => {
  const rows = drawn({
    ssd_department: `
      dept_team_id | dept_team_name | dept_team_parent_name
      N            | North          | Fieldwork
      S            | South          | Fieldwork`,
    ssd_cin_assessments: drawing,
  })
  const referrals = (rows['ssd_cin_assessments'] ?? []).map((row) => ({
    cine_referral_id: row['cina_referral_id'],
    cine_person_id: row['cina_person_id'],
    cine_referral_date: '2019-02-01',
  }))
  return { rows: { ...rows, ssd_cin_episodes: referrals }, extractedOn, settings }
}

const firstFour = `
  cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_auth_date | cina_assessment_team
  kept               | c1             | r1               | 2019-03-01                | N
  taken out          | c2             | r2               | 2019-03-04                | N
  moved to April     | c3             | r3               | 2019-03-29                | N
  other team         | c4             | r4               | 2019-03-05                | N`

const fourSince = `
  cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_auth_date | cina_assessment_team
  kept               | c1             | r1               | 2019-03-01                | N
  moved to April     | c3             | r3               | 2019-04-08                | N
  other team         | c4             | r4               | 2019-03-05                | S
  came late          | c5             | r5               | 2019-03-06                | S`

test('items appear and go, move to another period and move team, and the parts add up', async () => {
  const sides = { before: extractOf(march, firstFour), after: extractOf(april, fourSince) }
  assert.deepEqual(await told(assessments, sides, '2019-03'), [
    '4/4, appeared 1 1/1, gone 1 -1/-1, past date changed 1 -1/-1, moved team 1 0/0, 3/3',
  ])
  // April is a month of the second alone.
  assert.deepEqual(await told(assessments, sides, '2019-04'), [])
  assert.deepEqual(await told(assessments, sides, '2019-03', 'team'), [
    'North, 4/4, gone 1 -1/-1, past date changed 1 -1/-1, moved team 1 -1/-1, 1/1',
    'South, none, appeared 1 1/1, moved team 1 1/1, 2/2',
  ])
})

const oneAssessment = (day: string) => `
  cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_auth_date | cina_assessment_team
  a                  | c1             | r1               | ${day}                | N`

test('an item that stays counted in a quarter has not left it by moving between its months', async () => {
  const sides = {
    before: extractOf('2019-06-30', oneAssessment('2019-04-05')),
    after: extractOf('2019-07-31', oneAssessment('2019-05-01')),
  }
  assert.deepEqual(await told(assessments, sides, '2019-04'), [
    '1/1, past date changed 1 -1/-1, 0/0',
  ])
  assert.deepEqual(await told(assessments, sides, '2019-05'), ['0/0, past date changed 1 0/1, 0/1'])
  assert.deepEqual(await told(assessments, sides, '2019-20 Q1'), [
    '1/1, past date changed 1 -1/0, 0/1',
  ])
})

const seenRows = (visits: string) =>
  drawn({
    ssd_person: `
      pers_person_id | pers_dob
      c1             | 2015-01-01
      c2             | 2015-01-01
      c3             | 2015-01-01`,
    ssd_cin_episodes: `
      cine_referral_id | cine_person_id | cine_referral_date
      r1               | c1             | 2019-03-28
      r2               | c2             | 2019-03-28
      r3               | c3             | 2019-03-20`,
    ssd_cin_assessments: `
      cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_start_date
      a1                 | c1             | r1               | 2019-03-28
      a2                 | c2             | r2               | 2019-03-28
      a3                 | c3             | r3               | 2019-03-20`,
    assessment_child_seen: visits,
  })

test('a child seen after the first extract is a later event, a visit recorded late a past date', async () => {
  // Referred on Thursday 28 March: due on Thursday 4 April, after the extract of Tuesday 2 April.
  const sides = {
    before: { rows: seenRows('assessment_id | person_id | seen_date'), extractedOn: '2019-04-02' },
    after: {
      rows: seenRows(`
        assessment_id | person_id | seen_date
        a1            | c1        | 2019-04-03
        a2            | c2        | 2019-03-29
        a3            | c3        | 2019-03-21`),
      extractedOn: april,
    },
  }
  assert.deepEqual(await told(seen, sides, '2019-04'), [
    '0/0, past date changed 1 1/1, later event 1 1/1, 2/2',
  ])
  assert.deepEqual(await told(seen, sides, '2019-03'), ['0/1, past date changed 1 1/0, 1/1'])
})

const gradedExtract = (moderated: string, extractedOn: string): Extract => ({
  extractedOn,
  rows: drawn({
    audits: `
      audit_id | domain     | person_id | audit_date | grade | moderated_grade
      1        | assessment | c1        | 2019-03-05 | good  | ${moderated}
      2        | assessment | c2        | 2019-03-05 | good  |`,
  }),
})

test('a moderated grade is a record that changed', async () => {
  const sides = {
    before: gradedExtract('', march),
    after: gradedExtract('requires_improvement', april),
  }
  assert.deepEqual(await told(audits, sides, '2019-03'), ['2/2, record changed 1 -1/0, 1/2'])
})

const withLast = (last: string) => `
  cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_auth_date | cina_assessment_team
  day 41             | c1             | r1               | 2019-04-01                | N
  day 45             | c2             | r2               | 2019-04-05                | N
  ${last}`

test('a setting is told from what the records say, and comes first', async () => {
  // 1 April is the 41st working day after 1 February, 29 March the 40th.
  const sides = {
    before: extractOf('2019-04-30', withLast('')),
    after: extractOf('2019-05-31', withLast('day 42 | c3 | r3 | 2019-04-02 | N'), {
      assessmentWorkingDays: 41,
    }),
  }
  assert.deepEqual(await told(assessments, sides, '2019-04'), [
    '2/2, rule or setting changed 1 -1/0, appeared 1 0/1, 1/3',
  ])
})

const spellRows = (ended: string) =>
  drawn({
    ssd_pre_proceedings: `
      prep_table_id | prep_person_id | prep_plo_family_id | prep_pre_pro_decision_date | prep_agree_stepdown_issue_date
      1             | c1             | stays open         | 2019-03-01                 |
      2             | c2             | ends               | 2019-03-01                 | ${ended}`,
  })

test('a mean moves by days and by items', async () => {
  const sides = {
    before: { rows: spellRows(''), extractedOn: '2019-03-15' },
    after: { rows: spellRows('2019-03-20'), extractedOn: april },
  }
  // 14 days each on 15 March; 30 days of the one left on 31 March.
  assert.deepEqual(await told(openWeeks, sides, '2019-03'), [
    '28/2, gone 1 -14/-1, later event 1 16/0, 30/1',
  ])
})

test('an average of months has the months since as items that appeared', async () => {
  const rows = drawn({
    ssd_cin_episodes: `
      cine_referral_id | cine_person_id | cine_referral_date
      r1               | c1             | 2019-01-01`,
    supervisions: `
      supervision_id | person_id | supervision_date | kind
      s1             | c1        | 2019-04-10       | case`,
  })
  const late = drawn({
    supervisions: `
      supervision_id | person_id | supervision_date | kind
      s1             | c1        | 2019-03-10       | case
      s2             | c1        | 2019-05-20       | case`,
  })
  const sides = {
    before: { rows, extractedOn: april },
    after: { rows: { ...rows, ...late }, extractedOn: '2019-06-30' },
  }
  // April: due 10 May, met; now due 10 April, not met. May: met. June: not met.
  assert.deepEqual(await told(supervisions, sides, '2019-04'), [
    '1/1, past date changed 1 -1/0, 0/1',
  ])
  assert.deepEqual(await told(supervisions, sides, '2019-20 Q1'), [
    '1/1, appeared 2 1/2, past date changed 1 -1/0, 1/3',
  ])
})
