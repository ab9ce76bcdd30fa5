import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { aboutInWords } from './about-in-words.ts'

const about = (from: string, until: string) =>
  aboutInWords({ from: localDate(from), until: localDate(until) })

test('days are said as days, and whole months as months', () => {
  assert.equal(about('2019-07-01', '2019-07-01'), '1 July 2019')
  assert.equal(about('2019-07-01', '2019-07-30'), '1 July 2019 to 30 July 2019')
  assert.equal(about('2019-07-01', '2019-07-31'), 'July 2019')
  assert.equal(about('2019-07-02', '2019-08-31'), '2 July 2019 to 31 August 2019')
  assert.equal(about('2019-07-01', '2020-02-29'), 'July 2019 to February 2020')
  assert.equal(aboutInWords(null), 'It does not say')
})
