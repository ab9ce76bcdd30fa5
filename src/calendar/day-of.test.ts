import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOf } from './day-of.ts'

test('the day is England’s, an hour ahead while summer time lasts', () => {
  assert.equal(dayOf(new Date('2019-06-30T22:59:59.999Z')), '2019-06-30')
  assert.equal(dayOf(new Date('2019-06-30T23:00:00.000Z')), '2019-07-01')
  assert.equal(dayOf(new Date('2019-11-30T23:59:59.999Z')), '2019-11-30')
})
