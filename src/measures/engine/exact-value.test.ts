import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fraction, meanOf, printToOnePlace, toNumber } from './exact-value.ts'

test('a half is printed away from zero, and anything under it is not', () => {
  assert.equal(printToOnePlace(fraction(1245, 100)), '12.5')
  assert.equal(printToOnePlace(fraction(124499, 10000)), '12.4')
  assert.equal(printToOnePlace(fraction(100 * 363, 403)), '90.1')
  assert.equal(printToOnePlace(fraction(75, 1)), '75.0')
  assert.equal(printToOnePlace(fraction(0, 9)), '0.0')
})

test('the mean of two percentages that meet on a half is printed up', () => {
  // 75.0 and 75.1 have the mean 75.05, which no binary fraction holds.
  const mean = meanOf([fraction(100 * 3, 4), fraction(100 * 751, 1000)])
  assert.equal(printToOnePlace(mean), '75.1')
  assert.equal(toNumber(mean), 75.05)
})
