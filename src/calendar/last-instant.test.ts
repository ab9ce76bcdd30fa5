import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lastInstantOf } from './last-instant.ts'
import { localDate } from './local-date.ts'

const last = (day: string) => lastInstantOf(localDate(day)).toISOString()

test('a day of winter ends at midnight by UTC, one of summer an hour before', () => {
  assert.equal(last('2019-12-31'), '2019-12-31T23:59:59.999Z')
  assert.equal(last('2019-07-01'), '2019-07-01T22:59:59.999Z')
})

test('summer time begins and ends within the day of a change', () => {
  // 31 March 2019 had 23 hours, 27 October 2019 had 25.
  assert.equal(last('2019-03-30'), '2019-03-30T23:59:59.999Z')
  assert.equal(last('2019-03-31'), '2019-03-31T22:59:59.999Z')
  assert.equal(last('2019-10-26'), '2019-10-26T22:59:59.999Z')
  assert.equal(last('2019-10-27'), '2019-10-27T23:59:59.999Z')
})
