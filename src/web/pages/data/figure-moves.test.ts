import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import type { Figure } from '#measures/figure.ts'
import { moveInWords, movesBetween } from './figure-moves.ts'

const supervision = 'supervision-meeting-standard'
const weeks = 'pre-proceedings-average-open-weeks'
const complaints = 'recording-complaints'

const month = (
  measure: string,
  period: string,
  counts: readonly [numerator: number, denominator: number | null, value: number] | null,
): Figure => {
  const [numerator, denominator, value] = counts ?? [null, null, null]
  const state = value === null ? 'no data' : 'figure'
  const place = { measure, period, periodKind: 'month', level: 'council', team: '' } as const
  return { ...place, breakdown: '', numerator, denominator, value, printed: String(value), state }
}

const moved = (earlier: readonly Figure[], later: readonly Figure[], takenOn = '2019-09-30') =>
  movesBetween(earlier, later, localDate(takenOn)).map((move) => [
    move.measure.id,
    `${move.monthsChanged} of ${move.months}`,
    move.period.label,
    moveInWords(move),
  ])

test('a measure is told by the month that moved furthest, with how many moved of those compared', () => {
  const earlier = [
    month(supervision, '2019-07', [50, 100, 50]),
    month(supervision, '2019-08', [50, 100, 50]),
    month(supervision, '2019-09', [50, 100, 50]),
  ]
  const later = [
    month(supervision, '2019-07', [50, 100, 50]),
    month(supervision, '2019-08', [40, 100, 40]),
    month(supervision, '2019-09', [51, 100, 51]),
    month(supervision, '2019-10', [9, 10, 90]),
  ]
  assert.deepEqual(moved(earlier, later), [[supervision, '2 of 3', '2019-08', '−10.0 points']])
})

test('a month that was not over is not compared: it had to change', () => {
  const [before, now] = [[month(supervision, '2019-09', [1, 2, 50])], [month(supervision, '2019-09', [2, 2, 100])]]
  assert.deepEqual(moved(before, now, '2019-09-29'), [])
  assert.equal(moved(before, now, '2019-09-30').length, 1)
})

test('the furthest moved come first: points as they are, weeks and counts by their share', () => {
  const before = [
    month(supervision, '2019-09', [50, 100, 50]),
    month(weeks, '2019-09', [700, 10, 10]),
    month(complaints, '2019-09', [4, null, 4]),
  ]
  const now = [
    month(supervision, '2019-09', [65, 100, 65]), // 15 points
    month(weeks, '2019-09', [630, 10, 9]), // a tenth fewer
    month(complaints, '2019-09', [5, null, 5]), // a fifth of 5
  ]
  assert.deepEqual(moved(before, now), [
    [complaints, '1 of 1', '2019-09', '+1'],
    [supervision, '1 of 1', '2019-09', '+15.0 points'],
    [weeks, '1 of 1', '2019-09', '−1.0 weeks'],
  ])
})

test('differences are of the figures before rounding', () => {
  // 1,673 of 2,090 is 80.048% and 1,719 of 2,084 is 82.486%: 2.438 points, printed as 80.0 and 82.5.
  const before = [month(supervision, '2019-09', [1673, 2090, 80.048])]
  assert.equal(moved(before, [month(supervision, '2019-09', [1719, 2084, 82.486])])[0]?.[3], '+2.4 points')
  // 1,674 of 2,091 is 80.057%.
  assert.equal(moved(before, [month(supervision, '2019-09', [1674, 2091, 80.057])])[0]?.[3], 'under 0.1 points up')
})

test('what is no plain difference is said in words', () => {
  const counted = month(supervision, '2019-09', [1, 2, 50])
  const none = month(supervision, '2019-09', null)
  assert.equal(moved([none], [counted])[0]?.[3], 'no figure before')
  assert.equal(moved([counted], [none])[0]?.[3], 'now no data')
  assert.equal(
    moved([counted], [month(supervision, '2019-09', [2, 4, 50])])[0]?.[3],
    'same value of other counts',
  )
})
