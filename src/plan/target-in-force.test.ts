import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import type { Target } from './plan.ts'
import { targetInForce } from './target-in-force.ts'

const march = (year: number, value: number): Target => ({
  by: localDate(`${year}-03-31`),
  form: 'at least',
  value,
  upper: null,
  ideal: null,
  scope: 'council',
})

const first = march(2020, 85)
const second = march(2021, 95)
const inForceOn = (day: string, targets: readonly Target[] = [second, first]) =>
  targetInForce(targets, localDate(day))

test('the earliest target dated on or after the day is in force, whatever order they stand in', () => {
  assert.equal(inForceOn('2019-10-31'), first)
  assert.equal(inForceOn('2019-10-31', [first, second]), first)
})

test('a target is in force on its own day, and the next one from the day after', () => {
  assert.equal(inForceOn('2020-03-30'), first)
  assert.equal(inForceOn('2020-03-31'), first)
  assert.equal(inForceOn('2020-04-01'), second)
})

test('after the last date the last target stays in force', () => {
  assert.equal(inForceOn('2021-03-31'), second)
  assert.equal(inForceOn('2021-04-01'), second)
  assert.equal(inForceOn('2030-01-01'), second)
})

test('a measure without targets has none in force', () => {
  assert.equal(inForceOn('2019-10-31', []), undefined)
})
