import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { readSecrets } from './secrets.ts'

const parent = mkdtempSync(path.join(tmpdir(), 'throughline-secrets-'))
after(() => rmSync(parent, { recursive: true, force: true }))

const keyOf = (folder: string): string => {
  const read = readSecrets(folder)
  assert.ok(read.ok)
  return read.secrets.keyFor('sign-in')
}

test('secrets are made once, by chance, for their owner alone', () => {
  const [one, other] = [path.join(parent, 'one'), path.join(parent, 'other')]
  const key = keyOf(one)
  assert.match(key, /^[0-9a-f]{64}$/)
  assert.equal(keyOf(one), key)
  assert.notEqual(keyOf(other), key)
  assert.equal(statSync(one).mode & 0o777, 0o700)
  assert.equal(statSync(path.join(one, 'secrets.json')).mode & 0o777, 0o600)
})

test('a file that others may read is refused, and one that was changed', () => {
  const folder = path.join(parent, 'wide')
  const file = path.join(folder, 'secrets.json')
  keyOf(folder)
  chmodSync(file, 0o640)
  const wide = readSecrets(folder)
  assert.equal(
    wide.ok ? '' : wide.problem,
    `Others than its owner may read ${file} (mode 640): whoever did can sign in as anyone. Run chmod 600 on it; if others did read it, delete it, which signs everyone out.`,
  )
  chmodSync(file, 0o600)
  writeFileSync(file, '{"master": "short"}')
  const changed = readSecrets(folder)
  assert.match(changed.ok ? '' : changed.problem, /is not as it was written/)
})
