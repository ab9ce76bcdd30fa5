import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { counted, meanOfMonths, meanWeeks, noFigure, percentages } from './testing/figures.ts'
import { atLeast, atMost, between, inEveryTeam } from './testing/targets.ts'
import { verdictOn } from './verdict.ts'

const verdict = (...given: Parameters<typeof verdictOn>) => verdictOn(...given).verdict
const sentence = (...given: Parameters<typeof verdictOn>) => verdictOn(...given).sentence

test('at least 85% is met at 85% exactly and missed by one child in two thousand', () => {
  assert.equal(verdict(atLeast(85), percentages({ council: [17, 20] })), 'met')
  assert.equal(verdict(atLeast(85), percentages({ council: [1699, 2000] })), 'not met')
  assert.equal(verdict(atLeast(85), percentages({ council: [1701, 2000] })), 'met')
})

test('at most 20 weeks is met at 20 weeks exactly and missed a day over', () => {
  // 3 families at 140 days each is 20 weeks; one more day among them is over.
  assert.equal(verdict(atMost(20), meanWeeks({ council: [420, 3] })), 'met')
  assert.equal(verdict(atMost(20), meanWeeks({ council: [421, 3] })), 'not met')
  assert.equal(verdict(atMost(20), meanWeeks({ council: [419, 3] })), 'met')
})

test('between 5% and 10% is met on both ends and missed just outside each', () => {
  const target = between(5, 10)
  assert.equal(verdict(target, percentages({ council: [50, 1000] })), 'met')
  assert.equal(verdict(target, percentages({ council: [100, 1000] })), 'met')
  assert.equal(verdict(target, percentages({ council: [49, 1000] })), 'not met')
  assert.equal(verdict(target, percentages({ council: [101, 1000] })), 'not met')
})

test('a count is held against its target as it is', () => {
  assert.equal(verdict(atMost(3), counted(3)), 'met')
  assert.equal(sentence(atMost(3), counted(4)), 'Not met: 4 overall, against at most 3.')
  assert.equal(verdict(atMost(0), counted(0)), 'met')
})

test('a mean of months is held against its target by the mean, not by its sums', () => {
  assert.equal(verdict(atLeast(77), meanOfMonths(77)), 'met')
  assert.equal(
    sentence(atLeast(83), meanOfMonths(77)),
    'Not met: 77.0% overall, against at least 83%.',
  )
})

test('a verdict says the figure, what it is of, and the target', () => {
  assert.equal(
    sentence(atLeast(85), percentages({ council: [68, 192] })),
    'Not met: 35.4% overall (68 of 192), against at least 85%.',
  )
  // 4,822 days over 24 families is 28.70 weeks.
  assert.equal(
    sentence(atMost(20), meanWeeks({ council: [4822, 24] })),
    'Not met: 28.7 weeks overall (24 counted), against at most 20 weeks.',
  )
})

test('a value that rounds onto its target is also said unrounded', () => {
  // 2,124 of 2,500 is 84.96%, which figures print as 85.0%.
  assert.equal(
    sentence(atLeast(85), percentages({ council: [2124, 2500] })),
    'Not met: 85.0% (84.96% unrounded) overall (2,124 of 2,500), against at least 85%.',
  )
})

const october = {
  council: [363, 403],
  'First Response': [279, 302],
  Team2: [9, 17],
  Team3: [9, 11],
  Team4: [10, 12],
  Team5: [12, 13],
  Team6: [12, 13],
  Team7: [11, 12],
  Team8: [11, 12],
  Team9: [10, 11],
} as const

test('at least 85% in every team is not met by a good average with three teams under it', () => {
  assert.deepEqual(verdictOn(inEveryTeam(atLeast(85)), percentages(october)), {
    verdict: 'not met',
    sentence:
      'Not met: 90.1% overall, but 3 of 9 teams are under 85%; the lowest is 52.9% (9 of 17, Team2), the highest 92.4% (279 of 302, First Response).',
  })
  assert.equal(verdict(atLeast(85), percentages(october)), 'met')
})

const besideSouth = (lowest: readonly [number, number]) =>
  percentages({ council: [190, 220], North: lowest, South: [95, 100] })

test('a target in every team is met where the lowest team meets it, and missed just under', () => {
  assert.equal(
    sentence(inEveryTeam(atLeast(85)), besideSouth([17, 20])),
    'Met: 86.4% overall, and both teams have at least 85%; the lowest is 85.0% (17 of 20, North), the highest 95.0% (95 of 100, South).',
  )
  assert.equal(verdict(inEveryTeam(atLeast(85)), besideSouth([1699, 2000])), 'not met')
})

test('at most in every team names the highest team as the one that misses', () => {
  const families = meanWeeks({ council: [2310, 13], North: [840, 6], South: [1470, 7] })
  assert.equal(
    sentence(inEveryTeam(atMost(20)), families),
    'Not met: 25.4 weeks overall, and 1 of 2 teams is over 20 weeks; the highest is 30.0 weeks (7 counted, South), the lowest 20.0 weeks (6 counted, North).',
  )
})

const southWith = (team: readonly [number, number]) =>
  percentages({ council: [80, 1000], North: [70, 1000], South: team })

test('between in every team is missed by a team on either side', () => {
  const target = inEveryTeam(between(5, 10))
  assert.equal(verdict(target, southWith([50, 1000])), 'met')
  assert.equal(verdict(target, southWith([100, 1000])), 'met')
  assert.equal(verdict(target, southWith([49, 1000])), 'not met')
  assert.equal(verdict(target, southWith([101, 1000])), 'not met')
})

const besideNorth = (small: readonly [number, number]) =>
  percentages({ council: [93, 105], North: [90, 100], South: small })

test('between in every team names the team furthest outside as the worst', () => {
  const standing = percentages({
    council: [90, 1000],
    North: [30, 1000],
    South: [130, 1000],
    West: [75, 1000],
  })
  assert.equal(
    verdictOn(inEveryTeam(between(5, 10)), standing).sentence,
    'Not met: 9.0% overall, but 2 of 3 teams are not between 5% and 10%; the worst is 13.0% (130 of 1,000, South), the best 7.5% (75 of 1,000, West).',
  )
})

test('a team of 6 items decides, and one of 5 is listed and does not', () => {
  const target = inEveryTeam(atLeast(85))
  assert.equal(verdict(target, besideNorth([3, 6])), 'not met')
  assert.equal(
    sentence(target, besideNorth([3, 5])),
    'Met: 88.6% overall, and the 1 team has at least 85%; it is 90.0% (90 of 100, North); 1 team with fewer than 6 items does not decide: 60.0% (3 of 5, South).',
  )
})

test('where no team has 6 items none can decide, and the verdict is not known', () => {
  const standing = percentages({ council: [9, 10], North: [5, 5], South: [4, 5] })
  assert.equal(
    sentence(inEveryTeam(atLeast(85)), standing),
    'Not known: 90.0% overall, but no team has 6 items or more, so none can decide.',
  )
})

test('without a figure or a set target the verdict is not known, and says which', () => {
  const by = localDate('2020-03-31')
  const standing = percentages({ council: [9, 10] })
  assert.equal(sentence(atLeast(85), noFigure), 'Not known: there is no figure for the period.')
  assert.equal(
    sentence(atLeast(85), { ...standing, council: undefined }),
    'Not known: there is no figure for the period.',
  )
  assert.equal(sentence(undefined, standing), 'Not known: there is no target.')
  assert.equal(
    sentence({ by, form: 'to be agreed' }, standing),
    'Not known: the target is to be agreed.',
  )
  assert.equal(
    sentence({ by, form: 'not applicable' }, standing),
    'Not known: the target is not applicable.',
  )
})
