import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { calendarFile, type CalendarEntry } from './calendar-file.ts'

const about = {
  name: 'My work',
  madeAt: new Date('2019-11-01T08:00:00.250Z'),
  domain: 'plan.marlshire.example',
}
const entry = (given: Partial<CalendarEntry>): CalendarEntry => ({
  key: 'action-12',
  day: localDate('2019-12-31'),
  title: 'Due: training',
  words: '',
  sequence: 0,
  ...given,
})
/** The line of a file that a name begins, and those that go on with it. */
const lineOf = (file: string, name: string): readonly string[] => {
  const lines = file.split('\r\n')
  const first = lines.findIndex((line) => line.startsWith(name))
  const rest = lines.slice(first + 1)
  return [
    lines[first] ?? '',
    ...rest.slice(
      0,
      rest.findIndex((line) => !line.startsWith(' ')),
    ),
  ]
}

describe('a calendar file', () => {
  test('is one whole day for each entry, to the last octet', () => {
    assert.equal(
      calendarFile([entry({ words: 'Every manager', sequence: 3 })], about),
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Throughline//Plan//EN',
        'CALSCALE:GREGORIAN',
        'METHOD:PUBLISH',
        'X-WR-CALNAME:My work',
        'BEGIN:VEVENT',
        'UID:action-12@plan.marlshire.example',
        'DTSTAMP:20191101T080000Z',
        'DTSTART;VALUE=DATE:20191231',
        'DTEND;VALUE=DATE:20200101',
        'SEQUENCE:3',
        'SUMMARY:Due: training',
        'DESCRIPTION:Every manager',
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    )
  })

  test('escapes what has a meaning in a text, and leaves out what it cannot have', () => {
    const file = calendarFile(
      [entry({ title: 'a,b;c\\d: "e"', words: 'One\r\nTwo\rThree\nFour\u0007' })],
      about,
    )
    assert.deepEqual(lineOf(file, 'SUMMARY'), ['SUMMARY:a\\,b\\;c\\\\d: "e"'])
    assert.deepEqual(lineOf(file, 'DESCRIPTION'), ['DESCRIPTION:One\\nTwo\\nThree\\nFour'])
  })

  test('text cannot begin a line of its own', () => {
    const file = calendarFile([entry({ title: 'x\r\nEND:VEVENT\u2028BEGIN:VALARM' })], about)
    assert.equal(file.match(/^END:VEVENT/gm)?.length, 1)
  })

  test('folds after 75 octets', () => {
    // SUMMARY: is 8 octets, so that 67 fit on its line and 74 on each after it.
    const fits = lineOf(calendarFile([entry({ title: 'x'.repeat(67) })], about), 'SUMMARY')
    assert.deepEqual(fits, [`SUMMARY:${'x'.repeat(67)}`])
    const over = lineOf(calendarFile([entry({ title: 'x'.repeat(142) })], about), 'SUMMARY')
    assert.deepEqual(over, [`SUMMARY:${'x'.repeat(67)}`, ` ${'x'.repeat(74)}`, ' x'])
  })

  test('parts no character in folding', () => {
    // 33 of 2 octets are 66, and a 34th would be the 76th octet of the line.
    const lines = lineOf(calendarFile([entry({ title: 'é'.repeat(34) })], about), 'SUMMARY')
    assert.deepEqual(lines, [`SUMMARY:${'é'.repeat(33)}`, ' é'])
    // 16 of 4 octets are 64; a 17th would be octets 73 to 76.
    const emoji = lineOf(calendarFile([entry({ title: '🙂'.repeat(17) })], about), 'SUMMARY')
    assert.deepEqual(emoji, [`SUMMARY:${'🙂'.repeat(16)}`, ' 🙂'])
  })

  test('without entries is still a calendar', () => {
    assert.equal(calendarFile([], about).split('\r\n').length, 8)
  })
})
