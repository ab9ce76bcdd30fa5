import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Head } from './backup-format.ts'
import { proveBackup } from './prove-backup.ts'
import { tarHeader } from './tar.ts'
import { writeArchive, type Part } from './write-archive.ts'

const head: Head = {
  format: 1,
  madeAt: '2019-11-01T08:00:00.000Z',
  program: '0.1.0',
  example: false,
  register: { engine: 'PGlite', schema: [], plans: [], tables: [] },
}

const parts: readonly Part[] = [
  { name: 'register/plans.jsonl.gz', text: 'rows' },
  { name: 'data/snapshots/2019-10-31-0123456789/manifest.json', text: '{}' },
  { name: 'data/settings/0002.json', text: 'x'.repeat(700) },
]

let folder: string
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-archive-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

async function written(name: string, of: Head = head, what = parts): Promise<string> {
  const file = path.join(folder, name)
  const handle = await open(file, 'w')
  await writeArchive(handle, of, what, () => [])
  await handle.close()
  return file
}

const altered = (name: string, octets: Buffer): string => {
  const file = path.join(folder, name)
  writeFileSync(file, octets)
  return file
}

const problemOf = async (file: string): Promise<string> => {
  const proved = await proveBackup(file)
  return proved.ok ? 'none' : proved.problem
}

describe('a backup’s file', () => {
  test('is found to be what was written, entry by entry', async () => {
    const proved = await proveBackup(await written('whole.tar'))
    assert.ok(proved.ok)
    assert.deepEqual(proved.backup.head, head)
    assert.deepEqual(
      proved.backup.contents.entries.slice(1).map(({ name, size }) => [name, size]),
      [
        ['register/plans.jsonl.gz', 4],
        ['data/snapshots/2019-10-31-0123456789/manifest.json', 2],
        ['data/settings/0002.json', 700],
      ],
    )
    // SHA-256 of "rows", by sha256sum.
    assert.equal(
      proved.backup.contents.entries[1]?.sha256,
      'bc51e9e65d79e1c90ba544ab2eae1044ccdf8c1af7a559ba375cba4276f7d99e',
    )
  })

  test('with an octet changed anywhere is refused', async () => {
    const whole = readFileSync(await written('octets.tar'))
    // One in three of all, and of what is empty one in 48.
    for (let at = 0; at < whole.length; at += 3) {
      if (whole[at] === 0 && at % 48 !== 0) continue
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 1
      assert.notEqual(await problemOf(altered('octet.tar', changed)), 'none', `octet ${at}`)
    }
  })

  test('that breaks off anywhere, or goes on after its end, is refused', async () => {
    const whole = readFileSync(await written('lengths.tar'))
    for (let length = 0; length < whole.length; length += 97)
      assert.notEqual(
        await problemOf(altered('short.tar', whole.subarray(0, length))),
        'none',
        `${length} octets`,
      )
    assert.equal(
      await problemOf(altered('long.tar', Buffer.concat([whole, Buffer.alloc(1)]))),
      'it is damaged: the sum at its end is of another content.',
    )
  })

  test('says which entry is damaged, and where it breaks off', async () => {
    const whole = readFileSync(await written('named.tar'))
    const changed = Buffer.from(whole)
    changed[whole.indexOf('xxx') + 100] = 'y'.charCodeAt(0)
    assert.equal(
      await problemOf(altered('entry.tar', changed)),
      'its entry data/settings/0002.json is damaged.',
    )
    assert.equal(
      await problemOf(altered('cut.tar', whole.subarray(0, whole.indexOf('xxx') + 100))),
      'it breaks off in the entry after data/snapshots/2019-10-31-0123456789/manifest.json.',
    )
  })

  test('of somebody else’s making is refused as such', async () => {
    const foreign = 'it is not a backup that Throughline made, or its beginning is damaged.'
    assert.equal(await problemOf(altered('empty.tar', Buffer.alloc(0))), foreign)
    assert.equal(await problemOf(altered('text.tar', Buffer.from('a text\n'.repeat(200)))), foreign)
    const other = Buffer.concat([tarHeader('etc/passwd', 0), Buffer.alloc(1024)])
    assert.equal(await problemOf(altered('other.tar', other)), foreign)
  })

  test('of a later format is refused with the program that it takes', async () => {
    assert.equal(
      await problemOf(await written('later.tar', { ...head, format: 2, program: '7.0.0' })),
      'it is of backup format 2, and this program reads up to 1. Restore it with Throughline 7.0.0 or later.',
    )
  })

  for (const name of ['data/../../outside', 'data/secrets.json', 'data/snapshots/.hidden', 'x']) {
    test(`with an entry ${name} is refused, though its sums fit`, async () => {
      const file = await written('names.tar', head, [{ name, text: 'x' }])
      assert.equal(await problemOf(file), `it holds ${name}, which has no place in a backup.`)
    })
  }
})
