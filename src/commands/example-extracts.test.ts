import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { catalogue } from '#measures/catalogue/index.ts'
import { figuresFile } from '#measures/engine/figure-store.ts'
import { settingsInForce } from '#measures/settings-files.ts'
import { activeSnapshot, listSnapshots } from '#records/active-snapshot.ts'
import { makeExtracts } from './example-extracts.ts'

test('each extract of the example is imported and counted, the newest last', async () => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'throughline-example-'))
  try {
    const days = [localDate('2019-03-31'), localDate('2019-04-30')]
    const around = { tell: () => undefined, now: () => new Date('2019-11-01T08:00:00Z') }
    assert.deepEqual(await makeExtracts(dataFolder, days, around), { ok: true })
    const made = listSnapshots(dataFolder)
    assert.deepEqual(
      made.map(({ extractedOn }) => extractedOn),
      days,
    )
    assert.equal(activeSnapshot(dataFolder), made.at(-1)?.snapshot)
    const settings = settingsInForce(dataFolder)
    for (const { snapshot } of made)
      assert.ok(existsSync(figuresFile({ dataFolder, snapshot, settings, measures: catalogue })))
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
  }
})
