import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayInWords } from './day-in-words.ts'
import { localDate } from './local-date.ts'

test('a day is said with its month in full and without a nought', () => {
  assert.equal(dayInWords(localDate('2019-10-31')), '31 October 2019')
  assert.equal(dayInWords(localDate('2020-01-01')), '1 January 2020')
  assert.equal(dayInWords(localDate('2020-12-09')), '9 December 2020')
})
