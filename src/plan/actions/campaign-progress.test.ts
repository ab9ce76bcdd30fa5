import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import type { ActionStatus } from './action.ts'
import { campaignProgress } from './campaign-progress.ts'

const action = (due: string | null, status: ActionStatus) => ({
  due: due === null ? null : localDate(due),
  status,
})

test('counts what is due in each month between the days, and what is due in none of them', () => {
  const progress = campaignProgress(
    { from: localDate('2019-11-15'), until: localDate('2020-01-01') },
    [
      action('2019-11-01', 'done and evidenced'),
      action('2019-11-30', 'done awaiting evidence'),
      action('2019-11-30', 'on track'),
      action('2019-12-09', 'overdue'),
      action('2019-12-10', 'at risk'),
      action('2019-12-31', 'stopped'),
      action('2019-10-31', 'not started'),
      action('2020-02-01', 'not started'),
      action(null, 'on track'),
    ],
    localDate('2019-12-10'),
  )
  assert.deepEqual(progress, {
    all: { due: 9, done: 2, stopped: 1, toDo: 3, past: 3 },
    months: [
      { month: '2019-11-01', progress: { due: 3, done: 2, stopped: 0, toDo: 0, past: 1 } },
      { month: '2019-12-01', progress: { due: 3, done: 0, stopped: 1, toDo: 1, past: 1 } },
      { month: '2020-01-01', progress: { due: 0, done: 0, stopped: 0, toDo: 0, past: 0 } },
    ],
    otherwise: { due: 3, done: 0, stopped: 0, toDo: 2, past: 1 },
  })
})
