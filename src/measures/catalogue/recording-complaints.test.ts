import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  drawn,
  figuresOf,
  itemsOf,
  openCountingBench,
  type CountingBench,
} from '../testing/counting-bench.ts'
import { recordingComplaints as measure } from './recording-complaints.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

test('complaints about recording are counted on the day they were received, with or without a child', async () => {
  const analysis = await bench.analyse(
    drawn({
      complaints: `
        complaint_id | received_date | category  | person_id | team_id
        k1           | 2019-09-30    | recording | c1        |
        k2           | 2019-10-01    | recording | c1        | T1
        k3           | 2019-10-31    | Recording |           |
        k4           | 2019-10-31    | delay     | c1        |`,
    }),
    '2019-11-30',
  )
  const items = await itemsOf(analysis, measure, '2019-10')
  assert.deepEqual(
    items.map((item) => [item.itemId, item.childId, item.team, item.inNumerator]),
    [
      ['k2', 'c1', 'T1', true],
      ['k3', null, 'Not recorded', true],
    ],
  )
  const [october] = await figuresOf(analysis, measure, '2019-10')
  assert.deepEqual(
    [october?.numerator, october?.denominator, october?.printed, october?.state],
    [2, null, '2.0', 'figure'],
  )
  const [november] = await figuresOf(analysis, measure, '2019-11')
  assert.deepEqual([november?.numerator, november?.printed, november?.state], [0, '0.0', 'figure'])
})
