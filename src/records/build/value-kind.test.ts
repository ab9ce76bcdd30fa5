import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { openDuck } from '#store/duck.ts'
import { valueKind } from './value-kind.ts'

test('the kind of a value says how it is written and never what it is', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-kind-'))
  const duck = await openDuck({ memoryLimit: '100MB', threads: 1, tempFolder: folder })
  const kindOf = async (text: string | null) =>
    (
      await duck.rows<{ kind: string }>(
        `select ${valueKind('raw')} as kind from (select $1::varchar as raw)`,
        [text],
      )
    )[0]?.kind
  const cases: [string | null, string][] = [
    [null, 'empty'],
    ['', 'empty'],
    ['31/13/2019', '99/99/9999'],
    ['2019-02-29 00:00:00.000', '9999-99-99 99:99:99.999'],
    ['2019-10-31T09:00:00Z', '9999-99-99a99:99:99a'],
    ['31 Oct 19', '99 aaa 99'],
    ['U9', 'a9'],
    ['-12.5%', '-99.9?'],
    ['=A1+1', '?a9+9'],
    ['Zoë', 'aaa'],
    ['Anne-Marie', 'text of 10'],
    ['O’Brien Smith', 'text of 13'],
    ['Jo lives at 4 Elm Rd, Oak', 'text of 25'],
    ['1234567890123456789012345', 'text of 25'],
    ['٣١', 'aa'],
    ['a\tb\nc', 'a?a?a'],
  ]
  try {
    for (const [text, kind] of cases) assert.deepEqual([text, await kindOf(text)], [text, kind])
  } finally {
    duck.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
