import assert from 'node:assert/strict'
import { test } from 'node:test'
import { periodInWords } from './period-in-words.ts'
import { parsePeriod } from './periods.ts'

const inWords = {
  '2019-10': 'October 2019',
  '2019-20 Q2': 'Q2 2019-20',
  '2019-20': '2019-20',
  '2019-04..2019-09': 'April to September 2019',
  '2018-12..2019-03': 'December 2018 to March 2019',
  '2019-04..2019-04': 'April 2019',
}

for (const [label, words] of Object.entries(inWords)) {
  test(`${label} is said as ${words}`, () => {
    const period = parsePeriod(label)
    assert.ok(period)
    assert.equal(periodInWords(period), words)
  })
}
