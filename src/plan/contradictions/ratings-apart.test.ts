import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ComputedRating } from '../computed-rating.ts'
import { contradictionsIn, type RatedMeasure } from './ratings-apart.ts'
import type { JudgedRating, Target } from '../plan.ts'
import type { Standing } from '../standing.ts'
import { meanWeeks, percentages } from '../testing/figures.ts'
import { atLeast, atMost, inEveryTeam } from '../testing/targets.ts'

const judged = (rating: JudgedRating['rating']): JudgedRating => ({
  rating,
  by: null,
  on: null,
  reason: null,
})

const rated = (
  rating: ComputedRating['rating'],
  target: Target | undefined,
  standing: Standing,
): RatedMeasure => ({ target, standing, computed: { rating, sentence: '' } })

/** What is said of each: its kind and the number it turns on. */
const found = (rating: JudgedRating | null, ...measures: RatedMeasure[]): string[] =>
  contradictionsIn(rating, measures).map((one) =>
    one.kind === 'hidden team'
      ? `${one.kind} ${one.team.figure.team} ${one.team.figure.printed}`
      : `${one.judged}, ${one.computed} ${one.reading.figure.printed}`,
  )

const average = percentages({
  council: [363, 403],
  Sallowford: [9, 17],
  'First Response': [279, 302],
})
const good = percentages({ council: [98, 100] })

test('ratings that differ are named with what decides, whichever of the two is the better', () => {
  const red = rated('red', inEveryTeam(atLeast(95)), average)
  assert.deepEqual(found(judged('amber'), red), ['amber, red 52.9'])
  assert.deepEqual(found(judged('red'), rated('amber', atLeast(95), average)), ['red, amber 90.1'])
  assert.deepEqual(found(judged('amber'), rated('green', atLeast(95), good)), ['amber, green 98.0'])
})

test('no ratings are apart where they agree, where one is not there, or where blue is green besides', () => {
  const green = rated('green', atLeast(95), good)
  assert.deepEqual(found(judged('green'), green), [])
  assert.deepEqual(found(judged('blue'), green), [])
  assert.deepEqual(found(judged('blue'), rated('amber', atLeast(95), average)), [
    'blue, amber 90.1',
  ])
  assert.deepEqual(found(null, green), [])
  assert.deepEqual(found(judged('amber'), rated('not known', undefined, good)), [])
  assert.deepEqual(found(judged('amber')), [])
})

test('the measure named is the one so rated that is furthest off in parts of its own target', () => {
  // 6 weeks over 20 are three tenths, 17 points under 85 a fifth; the green one has no say.
  const weeks = rated('red', atMost(20), meanWeeks({ council: [26 * 7, 1] }))
  const percent = rated('red', atLeast(85), percentages({ council: [68, 100] }))
  const green = rated('green', atLeast(95), good)
  assert.deepEqual(found(judged('amber'), green, percent, weeks), ['amber, red 26.0'])
  // Amber by its line from the baseline, though further off than the red one.
  const ahead = { ...weeks, computed: { rating: 'amber', sentence: '' } } as const
  assert.deepEqual(found(judged('amber'), ahead, percent), ['amber, red 68.0'])
})

/** The hidden teams of one measure under one target. */
const hidden = (target: Target | undefined, standing: Standing): string[] =>
  found(null, rated('red', target, standing))

test('a team is hidden where the average meets the target and the team does not', () => {
  assert.deepEqual(hidden(inEveryTeam(atLeast(85)), average), ['hidden team Sallowford 52.9'])
  assert.deepEqual(hidden(inEveryTeam(atLeast(95)), average), [])
  assert.deepEqual(hidden(inEveryTeam(atLeast(50)), average), [])
  assert.deepEqual(hidden(undefined, average), [])
})

const south = (council: number, ...counts: readonly [number, number]): Standing =>
  percentages({ council: [council, 100], South: counts })

test('under a target for the council a team is hidden only when it is over a tenth off', () => {
  // A tenth off 80% is 72%.
  assert.deepEqual(hidden(atLeast(80), south(85, 18, 25)), [])
  assert.deepEqual(hidden(atLeast(80), south(85, 17, 25)), ['hidden team South 68.0'])
})

test('a team with fewer than 6 items is not hidden: it says too little', () => {
  assert.deepEqual(hidden(inEveryTeam(atLeast(85)), south(90, 0, 5)), [])
  assert.deepEqual(hidden(inEveryTeam(atLeast(85)), south(90, 0, 6)), ['hidden team South 0.0'])
})
