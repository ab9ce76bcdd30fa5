import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { definitionsAt, noteDefinitions } from './definitions-record.ts'
import type { DefinitionVersions } from './engine/figure-store.ts'
import { findSettings, latestNumber } from './settings-files.ts'

const versions = (version: number): DefinitionVersions => ({
  engine: 2,
  calendar: 1,
  measures: [['assessments-within-45-working-days', version]],
})

test('versions stand from the first start with them until the first with others', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-definitions-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  noteDefinitions(folder, versions(1), '2019-10-01T09:00:00.000Z')
  noteDefinitions(folder, versions(1), '2019-10-02T09:00:00.000Z')
  noteDefinitions(folder, versions(2), '2019-11-01T09:00:00.000Z')
  noteDefinitions(folder, versions(1), '2019-12-01T09:00:00.000Z')
  const at = (day: string) => definitionsAt(folder, new Date(`${day}T09:00:00Z`))
  assert.equal(at('2019-09-30'), undefined)
  assert.deepEqual(at('2019-10-01'), versions(1))
  assert.deepEqual(at('2019-10-31'), versions(1))
  assert.deepEqual(at('2019-11-01'), versions(2))
  assert.deepEqual(at('2019-12-01'), versions(1))
  // It lies among the settings, and is none of their numbers.
  assert.equal(latestNumber(folder), 1)
  assert.equal(findSettings(folder).ok, true)
})
