import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { writeEarlierExtract } from './earlier-extract.ts'

test('the extract of a month before knows nothing of the last month, and some days were others', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-earlier-'))
  const lines = [
    'id,person_id,from,to',
    'mended,1,2024-01-05 00:00:00,2024-02-01',
    'ended since,2,2024-01-05,2025-03-02 00:00:00',
    'begun since,3,2025-03-02,',
    'due then,4,2024-01-20,2025-04-02',
  ]
  writeFileSync(path.join(folder, 'spells.csv'), `${lines.join('\n')}\n`)
  const drawn = { folder, scale: 1, rows: 4, extractedOn: '2025-03-31' }
  const earlier = path.join(folder, 'earlier')
  try {
    assert.equal(writeEarlierExtract(drawn, earlier), '2025-02-28')
    assert.deepEqual(readFileSync(path.join(earlier, 'spells.csv'), 'utf8').split('\n'), [
      'id,person_id,from,to',
      'mended,1,2024-01-15 00:00:00,2024-02-01',
      'ended since,2,2024-01-05,',
      'due then,4,2024-01-20,2025-04-02',
      '',
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
