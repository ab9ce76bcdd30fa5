import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decimalFraction } from './exact-numbers.ts'

for (const [number, numerator, denominator] of [
  [12.5, 125n, 10n],
  [85, 85n, 1n],
  [100, 100n, 1n],
  [0, 0n, 1n],
  [0.1, 1n, 10n],
  [7.05, 705n, 100n],
  [-0.5, -5n, 10n],
] as const)
  test(`${number} is the fraction it was written as`, () => {
    assert.deepEqual(decimalFraction(number), { numerator, denominator })
  })
