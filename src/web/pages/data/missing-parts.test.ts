import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Manifest } from '#records/snapshot-folder.ts'
import { missingParts } from './missing-parts.ts'

const withTables = (...tables: string[]) => {
  const columns = { absentColumns: [], unknownColumns: [] }
  const manifest = { tables: tables.map((table) => ({ table, ...columns })), notRead: [] }
  return missingParts(manifest as unknown as Manifest)
}

const measuresWithout = (table: string, ...present: string[]): string[] =>
  withTables(...present)
    .tables.find((one) => one.table === table)
    ?.measures.map(({ title, instead }) => [title, ...instead].join(' / ')) ?? []

test('a measure is without data where a table it needs is missing', () => {
  assert.deepEqual(measuresWithout('supervisions'), ['Supervision meeting the standard'])
  assert.deepEqual(measuresWithout('ssd_legal_status'), [])
})

test('of tables that do instead of each other all have to be missing', () => {
  const atReview = 'Children in care with a permanence plan by their second review'
  assert.ok(measuresWithout('ssd_cla_care_plan').includes(`${atReview} / permanence_decisions`))
  assert.ok(!measuresWithout('ssd_cla_care_plan', 'permanence_decisions').join().includes(atReview))
})
