import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { checkManualFigure } from './check-manual-figure.ts'
import { checkMeasure } from './check-measure.ts'
import { checkJudgedRating, checkOverride } from './check-rating.ts'
import { checkRecommendation } from './check-recommendation.ts'
import { checkTarget } from './check-target.ts'
import type { Checked } from './checked.ts'

function sentences<Field extends string>(checked: Checked<unknown, Field>) {
  return checked.ok
    ? {}
    : Object.fromEntries(checked.problems.map((one) => [one.field, one.sentence]))
}

const target = {
  by: '2020-03-31',
  form: 'at least',
  value: '85',
  upper: '',
  ideal: '',
  scope: 'council',
}
const targetProblems = (
  over: Partial<typeof target>,
  unit: 'percent' | 'weeks' | null = 'percent',
) => sentences(checkTarget({ ...target, ...over }, unit))

test('a target is read as it was typed', () => {
  assert.deepEqual(checkTarget({ ...target, value: ' 66.30 ', ideal: '90' }, 'percent'), {
    ok: true,
    content: {
      by: '2020-03-31',
      form: 'at least',
      value: 66.3,
      upper: null,
      ideal: 90,
      scope: 'council',
    },
  })
  assert.deepEqual(checkTarget({ ...target, form: 'to be agreed', value: 'nothing' }, null), {
    ok: true,
    content: { by: '2020-03-31', form: 'to be agreed' },
  })
})

test('each field of a target has its limits, said in a sentence', () => {
  assert.deepEqual(targetProblems({ by: '2020-02-30', value: '-1' }), {
    by: 'The day the target is due is no day there is; write it as 2020-03-31.',
    value: 'The target is a number from 0 up with at most four decimal places, such as 12.3.',
  })
  assert.deepEqual(targetProblems({ form: 'between', upper: '85' }), {
    upper: 'The upper end is not above the lower; change one of them.',
  })
  assert.deepEqual(targetProblems({ form: 'between', value: '5', upper: '' }), {
    upper: 'The upper end is needed.',
  })
  assert.deepEqual(targetProblems({ value: '100' }), {})
  assert.deepEqual(targetProblems({ value: '100.1' }), { value: 'A percentage is at most 100.' })
  assert.deepEqual(targetProblems({ value: '100.1' }, 'weeks'), {})
  assert.deepEqual(targetProblems({ ideal: '85' }), {
    ideal: 'The better value hoped for is not above the target.',
  })
  assert.deepEqual(targetProblems({ form: 'at most', ideal: '84' }), {})
  assert.deepEqual(targetProblems({ form: 'exactly' }), {
    form: 'The form of the target is one of: at least, at most, between, to be agreed, not applicable.',
  })
  assert.deepEqual(targetProblems({}, null), {
    value: 'The measure has no unit yet; give it one, or choose ‘to be agreed’.',
  })
})

const recommendation = { ref: '2019.1', subject: 'S', intendedOutcome: 'O', leads: 'A\r\n\n B ' }

test('leads are read a post on each line, each once', () => {
  assert.deepEqual(checkRecommendation(recommendation), {
    ok: true,
    content: { ref: '2019.1', subject: 'S', intendedOutcome: 'O', leads: ['A', 'B'] },
  })
  assert.deepEqual(sentences(checkRecommendation({ ...recommendation, leads: 'A\nA' })), {
    leads: 'A post is named twice among the leads; take one of them out.',
  })
})

test('texts are needed, and as long as they may be and no longer', () => {
  const longest = { ...recommendation, subject: 'é'.repeat(500), ref: '1'.repeat(20) }
  assert.deepEqual(sentences(checkRecommendation(longest)), {})
  assert.deepEqual(
    sentences(
      checkRecommendation({
        ref: '2019 1',
        subject: 'é'.repeat(501),
        intendedOutcome: ' ',
        leads: '',
      }),
    ),
    {
      ref: 'The reference has letters, figures, dots and hyphens alone, such as 2019.3.',
      subject: 'The subject is 501 characters long; 500 is the most it may have.',
      intendedOutcome: 'The intended outcome is needed.',
    },
  )
})

const measure = {
  measure: 'assessments-within-45-working-days',
  statement: 'In time',
  unit: 'percent',
  status: 'agreed',
  rationale: '',
  assumed: '',
  baselinePeriod: '',
  baselineValue: '',
  baselineGeography: '',
  baselineSource: 'own',
  baselineNote: '',
}

test('a measure has a baseline once a field of it is filled', () => {
  const none = checkMeasure(measure)
  assert.ok(none.ok)
  assert.equal(none.content.baseline, null)
  const one = checkMeasure({ ...measure, baselinePeriod: '2018-19', baselineValue: '66.30' })
  assert.ok(one.ok)
  assert.deepEqual(one.content.baseline, {
    period: '2018-19',
    value: 66.3,
    places: 2,
    teamRange: null,
    geography: null,
    source: 'own',
    note: null,
  })
  assert.deepEqual(sentences(checkMeasure({ ...measure, baselineValue: '101' })), {
    baselineValue: 'A percentage is at most 100.',
    baselinePeriod: 'The period of the baseline is needed.',
  })
})

test('a measure that the catalogue counts has the catalogue’s unit, and an agreed one has any', () => {
  assert.deepEqual(sentences(checkMeasure({ ...measure, unit: 'weeks' })), {
    unit: 'The catalogue counts this measure in percent; choose that.',
  })
  assert.deepEqual(sentences(checkMeasure({ ...measure, measure: 'own-list', unit: '' })), {
    unit: 'An agreed measure has a unit: percent, weeks or count.',
  })
  const unsettled = { ...measure, measure: 'own-list', unit: '', status: 'to be agreed' }
  assert.deepEqual(sentences(checkMeasure(unsettled)), {})
})

test('a manual figure keeps the places it was typed with', () => {
  const typed = {
    period: '2019-20 Q2',
    value: '1,234.50',
    source: 'A list',
    geography: '',
    owner: 'Director',
    note: '',
  }
  assert.deepEqual(checkManualFigure(typed, 'count'), {
    ok: true,
    content: {
      period: '2019-20 Q2',
      value: 1234.5,
      places: 2,
      source: 'A list',
      geography: null,
      owner: 'Director',
      note: null,
    },
  })
  assert.deepEqual(sentences(checkManualFigure({ ...typed, period: '2019 Q2' }, 'percent')), {
    value: 'A percentage is at most 100.',
    period: 'The period is written as 2019-10, 2019-20 Q2, 2019-20 or 2019-04..2019-09.',
  })
})

test('a rating has a reason, and an override a last day within a year', () => {
  const given = { by: 'Ann Marsh', on: localDate('2019-11-01') }
  assert.deepEqual(sentences(checkJudgedRating({ rating: 'green', reason: '' }, given)), {
    reason: 'The reason for the rating is needed.',
  })
  const override = { rating: 'amber', reason: 'Late', owner: 'Director', until: '2019-11-01' }
  const from = localDate('2019-11-01')
  assert.deepEqual(sentences(checkOverride(override, from)), {})
  assert.deepEqual(sentences(checkOverride({ ...override, until: '2020-11-01' }, from)), {})
  assert.deepEqual(sentences(checkOverride({ ...override, until: '2019-10-31' }, from)), {
    until: 'The last day of the override comes before its first.',
  })
  assert.deepEqual(sentences(checkOverride({ ...override, until: '2020-11-02' }, from)), {
    until: 'An override lasts 12 months at most; choose an earlier day.',
  })
  assert.deepEqual(sentences(checkOverride({ ...override, rating: 'blue' }, from)), {
    rating: 'The rating is one of: green, amber, red.',
  })
})
