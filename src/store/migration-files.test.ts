import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import { readMigrations } from './migration-files.ts'

function folderOf(t: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-migrations-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text)
  return folder
}

test('the program’s own migrations are numbered from 1 without a gap', () => {
  const numbers = readMigrations().map(({ number }) => number)
  assert.ok(numbers.length > 0)
  assert.deepEqual(
    numbers,
    numbers.map((_, index) => index + 1),
  )
})

test('migrations come in the order of their numbers, and other files are passed over', (t) => {
  const folder = folderOf(t, {
    '0002-second.sql': 'b',
    '0001-first.sql': 'a',
    'README.md': 'words',
  })
  assert.deepEqual(
    readMigrations(folder).map(({ number, name, sql }) => ({ number, name, sql })),
    [
      { number: 1, name: 'first', sql: 'a' },
      { number: 2, name: 'second', sql: 'b' },
    ],
  )
})

test('a migration has the same sum with either kind of line end', (t) => {
  const [unix] = readMigrations(folderOf(t, { '0001-one.sql': 'a;\nb;\n' }))
  const [windows] = readMigrations(folderOf(t, { '0001-one.sql': 'a;\r\nb;\r\n' }))
  const [other] = readMigrations(folderOf(t, { '0001-one.sql': 'a;\nc;\n' }))
  assert.equal(unix?.sha256, windows?.sha256)
  assert.notEqual(unix?.sha256, other?.sha256)
})

test('a gap or a repeat in the numbers is a fault of the program', (t) => {
  const gap = folderOf(t, { '0001-a.sql': '', '0003-b.sql': '' })
  assert.throws(() => readMigrations(gap), /0003-b\.sql stands where 0002-NAME\.sql is due/)
  const repeat = folderOf(t, { '0001-a.sql': '', '0001-b.sql': '' })
  assert.throws(() => readMigrations(repeat), /0001-b\.sql stands where 0002-NAME\.sql is due/)
})
