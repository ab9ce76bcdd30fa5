import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePeriod } from '#calendar/periods.ts'
import { catalogue } from './catalogue/index.ts'
import { comparedWith } from './comparators.ts'

const compared = catalogue.flatMap(({ id }) => comparedWith(id) ?? [])

test('every comparator has a year or quarter, and a number for each of its areas', () => {
  assert.equal(compared.length, 3)
  for (const { comparator } of compared)
    for (const [period, values] of Object.entries(comparator.values)) {
      assert.match(parsePeriod(period)?.kind ?? '', /^(year|quarter)$/, period)
      assert.equal(values.length, comparator.geographies.length)
      for (const value of values) assert.match(value, /^\d+(\.\d)?$/)
    }
})

test('a measure counted by another clock than the published one says so', () => {
  assert.equal(comparedWith('assessments-within-45-working-days-from-start')?.differs, '')
  assert.match(comparedWith('assessments-within-45-working-days')?.differs ?? '', /clock/)
  assert.equal(comparedWith('children-seen-within-5-days'), undefined)
  assert.equal(comparedWith('constructor'), undefined)
})
