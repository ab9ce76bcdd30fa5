import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { computeFigures } from '../engine/compute-figures.ts'
import { findFigures } from '../engine/find-figures.ts'
import { itemSql } from '../engine/item-sql.ts'
import type { Measure } from '../measure.ts'
import { defaultSettings } from '../settings.ts'
import {
  openCountingBench,
  type CountingBench,
  type RowsByTable,
} from '../testing/counting-bench.ts'
import { catalogue, findMeasure } from './index.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

const columns = [
  'item_id',
  'child_id',
  'team',
  'service',
  'counted_on',
  'started_on',
  'due_on',
  'ended_on',
  'value',
  'in_numerator',
  'left_out',
  'clock',
  'breakdown',
]

test('every measure file is in the catalogue under its own name, once', () => {
  const files = readdirSync(import.meta.dirname)
    .filter((file) => !file.includes('.test.') && file !== 'index.ts')
    .map((file) => file.replace('.ts', ''))
  assert.deepEqual(catalogue.map((measure) => measure.id).sort(), files.sort())
  for (const id of files) assert.equal(findMeasure(id)?.id, id)
})

for (const measure of catalogue) {
  test(`${measure.id} compiles against empty tables and gives the item's columns`, async () => {
    const { duck } = await bench.analyse({}, '2019-10-31')
    const sql = itemSql(measure, defaultSettings, `select date '2019-10-31' as as_at`)
    await duck.prepare(sql)
    const described = await duck.rows<{ column_name: string }>(`describe ${sql}`)
    assert.deepEqual(
      described.map((column) => column.column_name),
      columns,
    )
  })

  test(`${measure.id} has no data without its tables, and nothing to divide by with them empty`, async () => {
    // 31 months, 11 quarters and 3 financial years begin between April 2017 and October 2019.
    const without = await councilFigures(measure, {})
    assert.equal(without.length, 45)
    for (const figure of without) assert.deepEqual(figure, ['', null, 'no data'])
    const empty = Object.fromEntries(measure.reads.map(({ name }) => [name, []]))
    const states = new Set(
      (await councilFigures(measure, empty)).map(([printed, , state]) => `${printed} ${state}`),
    )
    const none = measure.unit === 'count' ? ['0.0 figure', '0.0 part period'] : [' no data']
    assert.deepEqual([...states], none)
  })
}

async function councilFigures(measure: Measure, records: RowsByTable) {
  const analysis = await bench.analyse(records, '2019-10-31')
  await computeFigures(analysis, [measure])
  const figures = await findFigures(analysis, { measures: [measure] })
  assert.ok(figures.every((figure) => figure.level === 'council'))
  return figures.map((figure) => [figure.printed, figure.value, figure.state])
}
