import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { dueOn, firstCycle, monthsAskedFor } from './cycle.ts'
import { checkCycle } from './set-cycle.ts'

const from = (everyMonths: number, fromMonth: string | null) => ({
  everyMonths,
  dueDay: 5,
  fromMonth,
})
const asked = (cycle: ReturnType<typeof from>, day: string, most = 3) =>
  monthsAskedFor(cycle, localDate(day), most)

test('every month is asked for until something else is settled, by the 10th', () => {
  assert.deepEqual(monthsAskedFor(firstCycle, localDate('2020-01-31'), 3), [
    '2020-01',
    '2019-12',
    '2019-11',
  ])
  assert.equal(dueOn(firstCycle, '2019-11'), '2019-11-10')
})

test('every so many months are counted from the first, and none is before it', () => {
  assert.deepEqual(asked(from(3, '2019-11'), '2020-06-01'), ['2020-05', '2020-02', '2019-11'])
  assert.deepEqual(asked(from(3, '2019-11'), '2020-06-01', 9), ['2020-05', '2020-02', '2019-11'])
  assert.deepEqual(asked(from(3, '2019-11'), '2019-10-31'), [])
  assert.deepEqual(asked(from(6, null), '2020-06-30'), ['2020-01', '2019-07', '2019-01'])
  assert.equal(dueOn(from(3, null), '2019-11'), '2019-11-05')
})

const typed = (more: Partial<Record<'everyMonths' | 'dueDay' | 'fromMonth', string>>) =>
  checkCycle({ everyMonths: '1', dueDay: '10', fromMonth: '', ...more })

test('a cycle is 1 to 12 months apart and due on the 1st to the 28th', () => {
  for (const [field, good, bad] of [
    ['everyMonths', ['1', '12'], ['0', '13', '1.5', '', 'two']],
    ['dueDay', ['1', '28'], ['0', '29', '2.5', '']],
    ['fromMonth', ['', '2019-11'], ['2019-13', '2019', 'November']],
  ] as const) {
    for (const one of good) assert.ok(typed({ [field]: one }).ok, `${field} ${one}`)
    for (const one of bad) {
      const checked = typed({ [field]: one })
      assert.deepEqual(checked.ok ? [] : checked.problems.map((said) => said.field), [field])
    }
  }
})
