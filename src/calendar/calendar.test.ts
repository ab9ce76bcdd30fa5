import assert from 'node:assert/strict'
import { test } from 'node:test'
import Holidays from 'date-holidays'
import { bankHolidays } from './bank-holidays.ts'
import {
  addDays,
  addMonths,
  ageOn,
  dayOfWeek,
  daysBetween,
  localDate,
  parseLocalDate,
} from './local-date.ts'
import {
  isPartPeriod,
  monthContaining,
  monthsBetween,
  monthsOf,
  parsePeriod,
  quarterContaining,
  stockDay,
  yearContaining,
  type Period,
} from './periods.ts'
import { isWorkingDay, nthWorkingDayAfter, workingDaysElapsed } from './working-days.ts'

const day = localDate

const period = (text: string): Period => {
  const found = parsePeriod(text)
  assert.ok(found, `${text} is a period`)
  return found
}

test('a text is a day only where the day exists', () => {
  assert.equal(parseLocalDate('2020-02-29'), '2020-02-29')
  for (const text of [
    '2019-02-29',
    '2019-13-01',
    '2019-1-1',
    '31/03/2019',
    '2019-03-31T00:00:00',
    '',
  ])
    assert.equal(parseLocalDate(text), undefined, text)
})

test('the working day after Maundy Thursday is the Tuesday after Easter', () => {
  assert.equal(workingDaysElapsed(day('2026-04-02'), day('2026-04-07')), 1)
  assert.equal(nthWorkingDayAfter(day('2026-04-02'), 1), '2026-04-07')
})

test('no working day has elapsed on the same day, nor over a weekend', () => {
  assert.equal(workingDaysElapsed(day('2019-10-04'), day('2019-10-04')), 0)
  assert.equal(workingDaysElapsed(day('2019-10-04'), day('2019-10-06')), 0)
  assert.equal(workingDaysElapsed(day('2019-10-05'), day('2019-10-07')), 1)
  assert.equal(workingDaysElapsed(day('2019-10-07'), day('2019-10-04')), -1)
})

test('the Saturday after the 45th working day is still the 45th', () => {
  // 2 March 2026 is a Monday. Nine weeks hold 45 weekdays; Good Friday, Easter Monday and
  // the early May holiday push the 45th working day to Thursday 7 May.
  assert.equal(nthWorkingDayAfter(day('2026-03-02'), 45), '2026-05-07')
  assert.equal(nthWorkingDayAfter(day('2026-03-02'), 46), '2026-05-08')
  assert.equal(workingDaysElapsed(day('2026-03-02'), day('2026-05-08')), 46)
  assert.equal(workingDaysElapsed(day('2026-03-02'), day('2026-05-09')), 46)
})

test('Christmas and New Year 2019 leave seven working days between two Mondays a fortnight apart', () => {
  // 23 December 2019 to 6 January 2020: 24, 27, 30, 31 December, 2, 3 and 6 January.
  assert.equal(workingDaysElapsed(day('2019-12-23'), day('2020-01-06')), 7)
  assert.equal(nthWorkingDayAfter(day('2019-12-24'), 1), '2019-12-27')
})

test('the holidays that were moved or added stand where they were', () => {
  const holidays = [
    '2011-04-29',
    '2012-06-04',
    '2012-06-05',
    '2020-05-08',
    '2022-06-02',
    '2022-06-03',
  ]
  for (const holiday of [...holidays, '2022-09-19', '2023-05-08'])
    assert.equal(isWorkingDay(day(holiday)), false, holiday)
  for (const ordinary of ['2012-05-28', '2020-05-04', '2022-05-30'])
    assert.equal(isWorkingDay(day(ordinary)), true, ordinary)
})

test('outside the calendar nothing is guessed', () => {
  assert.equal(isWorkingDay(day('2010-12-31')), undefined)
  assert.equal(workingDaysElapsed(day('2010-12-31'), day('2011-01-04')), undefined)
  assert.equal(workingDaysElapsed(day('2030-12-31'), day('2031-01-02')), undefined)
  assert.equal(nthWorkingDayAfter(day('2030-12-30'), 5), undefined)
})

const isNot = (left: string) => (one: string) => one !== left

/** Weekday bank holidays of a year as an independent library has them, `MM-DD`. */
function libraryHolidays(year: number): string[] {
  const days = new Holidays('GB', 'ENG')
    .getHolidays(year)
    .filter((holiday) => holiday.type === 'public')
    .map((holiday) => day(holiday.date.slice(0, 10)))
    .filter((holiday) => dayOfWeek(holiday) <= 5)
    .map((holiday) => holiday.slice(5))
  return [...new Set(days)].sort((one, other) => (one < other ? -1 : 1))
}

test('the bank holidays agree with an independent library for the years it has right', () => {
  const years = Object.keys(bankHolidays).map(Number)
  assert.deepEqual([years[0], years.at(-1), years.length], [2011, 2030, 20])
  for (const year of years.filter((one) => one >= 2013))
    assert.deepEqual(bankHolidays[year], libraryHolidays(year), String(year))
})

test('the two years the library has wrong differ from it in the royal wedding and the jubilee alone', () => {
  assert.deepEqual(bankHolidays[2011]?.filter(isNot('04-29')), libraryHolidays(2011))
  // The spring holiday of 2012 was moved from 28 May to 4 June.
  assert.deepEqual(
    bankHolidays[2012]?.filter(isNot('06-04')),
    libraryHolidays(2012).filter(isNot('05-28')),
  )
  assert.ok(libraryHolidays(2012).includes('05-28'))
})

test('months are added to the same day, clipped to the end of the month', () => {
  assert.equal(addMonths(day('2019-08-31'), 6), '2020-02-29')
  assert.equal(addMonths(day('2018-08-31'), 6), '2019-02-28')
  assert.equal(addMonths(day('2019-02-28'), 6), '2019-08-28')
  assert.equal(addMonths(day('2019-01-31'), 1), '2019-02-28')
  assert.equal(addMonths(day('2019-03-31'), -1), '2019-02-28')
  assert.equal(addMonths(day('2019-01-15'), -14), '2017-11-15')
})

test('a child born on 29 February has a birthday on 1 March in other years', () => {
  assert.equal(ageOn(day('2004-02-29'), day('2019-02-28')), 14)
  assert.equal(ageOn(day('2004-02-29'), day('2019-03-01')), 15)
  assert.equal(ageOn(day('2004-02-29'), day('2020-02-28')), 15)
  assert.equal(ageOn(day('2004-02-29'), day('2020-02-29')), 16)
  assert.equal(ageOn(day('2003-10-31'), day('2019-10-30')), 15)
  assert.equal(ageOn(day('2003-10-31'), day('2019-10-31')), 16)
})

test('periods are months, quarters from April, financial years and ranges of months', () => {
  assert.deepEqual(period('2019-20 Q1'), {
    kind: 'quarter',
    label: '2019-20 Q1',
    from: '2019-04-01',
    to: '2019-06-30',
  })
  assert.deepEqual(
    [period('2019-20 Q4').from, period('2019-20 Q4').to],
    ['2020-01-01', '2020-03-31'],
  )
  assert.deepEqual([period('2019-20').from, period('2019-20').to], ['2019-04-01', '2020-03-31'])
  assert.deepEqual([period('1999-00').from, period('1999-00').to], ['1999-04-01', '2000-03-31'])
  assert.equal(period('2019-04..2019-09').to, '2019-09-30')
  for (const text of [
    '2019',
    '2019-13',
    '2019-21',
    '2019-20 Q5',
    '2019-09..2019-04',
    '2019-10-31',
    '',
  ])
    assert.equal(parsePeriod(text), undefined, text)
})

test('each day is in the month, quarter and financial year that hold it', () => {
  assert.equal(quarterContaining(day('2019-03-31')).label, '2018-19 Q4')
  assert.equal(quarterContaining(day('2019-04-01')).label, '2019-20 Q1')
  assert.equal(yearContaining(day('2019-03-31')).label, '2018-19')
  assert.equal(monthContaining(day('2020-02-29')).to, '2020-02-29')
  for (let one = day('2017-04-01'); one < '2021-04-01'; one = addDays(one, 13)) {
    for (const held of [monthContaining(one), quarterContaining(one), yearContaining(one)]) {
      assert.ok(held.from <= one && one <= held.to, `${one} in ${held.label}`)
      assert.deepEqual(parsePeriod(held.label), held)
    }
  }
  assert.equal(monthsOf(yearContaining(day('2019-10-31'))).length, 12)
  assert.equal(daysBetween(day('2019-02-28'), day('2019-03-01')), 1)
})

test('a period is part until the extract is taken on its last day', () => {
  assert.equal(isPartPeriod(period('2019-10'), day('2019-10-30')), true)
  assert.equal(isPartPeriod(period('2019-10'), day('2019-10-31')), false)
  assert.equal(isPartPeriod(period('2019-10'), day('2019-11-01')), false)
  assert.equal(stockDay(period('2019-10'), day('2019-10-15')), '2019-10-15')
  assert.equal(stockDay(period('2019-10'), day('2019-11-15')), '2019-10-31')
})

test('months with figures begin on or after the first day and on or before the extract', () => {
  const labels = monthsBetween(day('2019-01-02'), day('2019-04-01')).map((month) => month.label)
  assert.deepEqual(labels, ['2019-02', '2019-03', '2019-04'])
})
