import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { openDuck, type Duck } from './duck.ts'

let duck: Duck
const folder = mkdtempSync(path.join(tmpdir(), 'throughline-duck-'))
before(async () => {
  duck = await openDuck({ memoryLimit: '100MB', threads: 1, tempFolder: folder })
})
after(() => {
  duck.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a connection beside another sees its tables, in the schema it uses, and closes alone', async () => {
  await duck.run('create schema first')
  await duck.run('use first')
  await duck.run('create table days as select 1 as day')
  const another = await duck.beside()
  await another.run('insert into days values (2)')
  another.close()
  assert.deepEqual(await duck.rows('select day from first.days order by day'), [
    { day: 1 },
    { day: 2 },
  ])
})

test('two that share a folder for what does not fit spill apart, and leave nothing when closed', async () => {
  const shared = path.join(folder, 'shared')
  const open = () => openDuck({ memoryLimit: '100MB', threads: 1, tempFolder: shared })
  const two = [await open(), await open()]
  const folders = await Promise.all(
    two.map((one) =>
      one.rows<{ name: string }>(`select current_setting('temp_directory') as name`),
    ),
  )
  assert.equal(new Set(folders.flat().map(({ name }) => name)).size, 2)
  for (const { name } of folders.flat()) assert.equal(path.dirname(name), shared)
  for (const one of two) one.close()
  assert.deepEqual(readdirSync(shared), [])
})
