import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { integer, sample, tuple } from 'fast-check'
import { calendarSql } from '#calendar/calendar-sql.ts'
import { addDays, addMonths, ageOn, localDate } from '#calendar/local-date.ts'
import { nthWorkingDayAfter, workingDaysElapsed } from '#calendar/working-days.ts'
import { openDuck } from '#store/duck.ts'

type Case = { from_day: string; to_day: string; n: number }

test('SQL and TypeScript reckon days alike, inside the calendar, at its ends and outside it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-calendar-'))
  const duck = await openDuck({ memoryLimit: '200MB', threads: 1, tempFolder: folder })
  try {
    for (const statement of calendarSql()) await duck.run(statement)
    const day = integer({ min: 0, max: 8400 }).map((offset) =>
      addDays(localDate('2010-01-01'), offset),
    )
    const cases = sample(tuple(day, day, integer({ min: 0, max: 60 })), {
      numRuns: 5000,
      seed: 7,
    })
    const values = cases.map(([from, to, n]) => `(date '${from}', date '${to}', ${n})`)
    const rows = await duck.rows<Case & Record<string, string | number | null>>(`
      select
        *,
        working_days_elapsed(from_day, to_day) as elapsed,
        nth_working_day_after(from_day, n) as nth,
        add_months(from_day, n) as months_on,
        age_on(from_day, to_day) as age
      from (values ${values.join(', ')}) as cases(from_day, to_day, n)`)
    assert.equal(rows.length, cases.length)
    for (const row of rows) {
      const from = localDate(row.from_day)
      const to = localDate(row.to_day)
      assert.deepEqual(
        [row['elapsed'], row['nth'], row['months_on'], row['age']],
        [
          workingDaysElapsed(from, to) ?? null,
          nthWorkingDayAfter(from, row.n) ?? null,
          addMonths(from, row.n),
          ageOn(from, to),
        ],
        `${from} ${to} ${row.n}`,
      )
    }
  } finally {
    duck.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
