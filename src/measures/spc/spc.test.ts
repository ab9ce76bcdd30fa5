import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMonths, localDate } from '#calendar/local-date.ts'
import { directionOfTravel } from './direction-of-travel.ts'
import { readSeries, type SeriesPoint } from './read-series.ts'
import { outsideLimits } from './signals/outside-limits.ts'
import { shift } from './signals/shift.ts'
import { trend } from './signals/trend.ts'
import { twoOfThree } from './signals/two-of-three.ts'
import { drawnWithin, xmrLimits, type XmrLimits } from './xmr-limits.ts'

const published = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]

/** Limits of 4 and 16 about a mean of 10: two thirds of the way are 6 and 14. */
const limits: XmrLimits = { mean: 10, upper: 16, lower: 4, nearUpper: 14, nearLower: 6 }

const months = (values: readonly number[]): SeriesPoint[] =>
  values.map((value, index) => ({ on: addMonths(localDate('2018-01-01'), index), value }))

/** `u`, `d` or `.` for each value. */
const drawn = (marks: readonly ('up' | 'down' | null)[]): string =>
  marks.map((mark) => mark?.[0] ?? '.').join('')

const twoPlaces = (value: number): string => value.toFixed(2)

test('limits of the published test series are 6.95 and −3.06 about 1.94', () => {
  const { mean, upper, lower } = xmrLimits(published)
  assert.deepEqual([mean, upper, lower].map(twoPlaces), ['1.94', '6.95', '-3.06'])
})

test('near limits are two thirds of the way, 1.7733 mean moving ranges from the mean', () => {
  const { mean, nearUpper, nearLower } = xmrLimits([0, 3, 0, 3])
  // Moving ranges are all 3.
  assert.equal(twoPlaces(nearUpper - mean), '5.32')
  assert.equal(twoPlaces(mean - nearLower), '5.32')
})

test('limits are drawn within 0 to 100 for a percentage, and signals use them whole', () => {
  const whole = xmrLimits([0, 100, 0, 100])
  const { upper, lower } = drawnWithin(whole, 0, 100)
  assert.deepEqual([upper, lower], [100, 0])
  assert.equal(drawn(outsideLimits([100, 0], whole)), '..')
})

test('a value beyond a limit is a signal, one on it is not', () => {
  assert.equal(drawn(outsideLimits([16, 16.01, 4, 3.99, 10], limits)), '.u.d.')
})

test('seven values all rising or all falling are a trend; six, or two equal, are not', () => {
  assert.equal(drawn(trend([1, 2, 3, 4, 5, 6, 7], limits)), 'uuuuuuu')
  assert.equal(drawn(trend([7, 6, 5, 4, 3, 2, 1], limits)), 'ddddddd')
  assert.equal(drawn(trend([1, 2, 3, 4, 5, 6, 6], limits)), '.......')
  assert.equal(drawn(trend([1, 2, 3, 3, 4, 5, 6, 7], limits)), '........')
  assert.equal(drawn(trend([9, 1, 2, 3, 4, 5, 6, 7, 1], limits)), '.uuuuuuu.')
})

test('two of three near a limit are a signal where all three are on one side of the mean', () => {
  assert.equal(drawn(twoOfThree([14.5, 11, 15], limits)), 'u.u')
  assert.equal(drawn(twoOfThree([14.5, 9, 15], limits)), '...')
  assert.equal(drawn(twoOfThree([14.5, 10, 15], limits)), '...')
  assert.equal(drawn(twoOfThree([14, 11, 15], limits)), '...')
  assert.equal(drawn(twoOfThree([5, 5.5, 9], limits)), 'dd.')
  assert.equal(drawn(twoOfThree([15, 11, 11, 15], limits)), '....')
})

test('seven values on one side of the mean are a shift; one on the mean breaks it', () => {
  assert.equal(drawn(shift([11, 12, 11, 13, 11, 12, 11], limits)), 'uuuuuuu')
  assert.equal(drawn(shift([9, 9, 9, 9, 9, 9, 9], limits)), 'ddddddd')
  assert.equal(drawn(shift([11, 12, 11, 10, 11, 12, 11, 11], limits)), '........')
  assert.equal(drawn(shift([11, 12, 11, 13, 11, 12, 9], limits)), '.......')
})

test('the published series has one signal, its fifth point, and which way is better says of what kind', () => {
  const [stretch] = readSeries(months(published), 'lower')
  const marked = stretch?.points.flatMap(({ signal }, index) =>
    signal ? [[index, signal.name, signal.meaning]] : [],
  )
  assert.deepEqual(marked, [[4, 'outside the limits', 'concern']])
  const [other] = readSeries(months(published), 'higher')
  assert.equal(other?.points[4]?.signal?.meaning, 'improvement')
})

test('a point that is part of several signals is told by the first of them', () => {
  // Seven low then seven high: each half is a shift, and the two highest are near or past the limit.
  const [stretch] = readSeries(months([1, 1, 1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 9, 9]), 'higher')
  // The mean is 5 and the one step of 8 in 13 gives limits 5 ± 1.64: all are outside them.
  assert.deepEqual(
    new Set(stretch?.points.map(({ signal }) => signal?.name)),
    new Set(['outside the limits']),
  )
})

test('with under 7 months it is too early to say, with under 13 limits are provisional', () => {
  const values = [3, 4, 3, 5, 4, 3, 4, 5, 3, 4, 5, 4, 3]
  const six = readSeries(months(values.slice(0, 6)), 'higher')
  assert.equal(six[0]?.limits, null)
  assert.deepEqual(directionOfTravel(six), {
    direction: 'too early to say',
    sentence: 'Too early to say: 6 months so far, and it takes 7.',
  })
  const seven = readSeries(months(values.slice(0, 7)), 'higher')
  assert.notEqual(seven[0]?.limits, null)
  assert.equal(seven[0]?.isProvisional, true)
  assert.match(directionOfTravel(seven).sentence, /provisional/)
  assert.equal(readSeries(months(values.slice(0, 12)), 'higher')[0]?.isProvisional, true)
  assert.equal(readSeries(months(values), 'higher')[0]?.isProvisional, false)
})

test('a re-basing reckons what is usual afresh, and no run crosses it', () => {
  const values = [4, 5, 4, 5, 4, 5, 4, 9, 8, 9, 8, 9, 8, 9]
  const rebase = { from: localDate('2018-08-01'), reason: 'A new form came into use.' }
  const stretches = readSeries(months(values), 'higher', [rebase])
  assert.deepEqual(
    stretches.map((stretch) => [stretch.points.length, twoPlaces(stretch.limits?.mean ?? 0)]),
    [
      [7, '4.43'],
      [7, '8.57'],
    ],
  )
  assert.equal(stretches[1]?.rebase?.reason, 'A new form came into use.')
  assert.ok(stretches.every(({ points }) => points.every(({ signal }) => signal === null)))
  // Without it, both halves are shifts.
  const [whole] = readSeries(months(values), 'higher')
  assert.ok(whole?.points.every(({ signal }) => signal !== null))
})

test('the direction of travel says in words which way and why', () => {
  const rising = readSeries(months([5, 4, 5, 4, 5, 4, 5, 6, 7, 8, 9, 10, 11]), 'lower')
  // From the 4 of June 2018 up to 11, eight months that rise; the first five are a shift below the mean.
  assert.deepEqual(directionOfTravel(rising), {
    direction: 'worsening',
    sentence:
      'Worsening: the latest month is above what chance does. Eight months of concern since June 2018.',
  })
  // Twelve months are counted, thirteen are more than a year.
  const long = (each: number) =>
    directionOfTravel(
      readSeries(months([...Array(each).fill(1), ...Array(each).fill(9)]), 'higher'),
    ).sentence
  assert.match(long(12), /Twelve months of improvement since January 2019\./)
  assert.match(long(13), /More than a year of improvement since February 2019\./)
  // The mean is 7.6: the first seven are above it, and then no seven are on one side.
  const ended = readSeries(months([9, 8, 9, 8, 9, 8, 9, 5, 8, 5, 8, 5, 8]), 'higher')
  assert.equal(
    directionOfTravel(ended).sentence,
    'No clear change: the latest month is within what chance does. Seven months of improvement ended in July 2018.',
  )
  const steady = readSeries(months([5, 4, 5, 4, 5, 4, 5, 4, 5, 4, 5, 4, 5]), 'higher')
  assert.deepEqual(directionOfTravel(steady), {
    direction: 'no clear change',
    sentence: 'No clear change: the latest month is within what chance does.',
  })
  assert.equal(directionOfTravel([]).direction, 'too early to say')
})
