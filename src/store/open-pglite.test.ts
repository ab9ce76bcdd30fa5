import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs, { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openPglite } from './open-pglite.ts'

const silent = () => undefined

describe('the register in a data folder', () => {
  let dataFolder: string
  before(() => {
    dataFolder = mkdtempSync(path.join(tmpdir(), 'throughline-pglite-'))
  })
  after(() => rmSync(dataFolder, { recursive: true, force: true }))

  const opened = async () => {
    const outcome = await openPglite(dataFolder, silent)
    assert.ok(outcome.ok, outcome.ok ? '' : outcome.problem)
    return outcome.pool
  }

  test('is made anew beside what a first start killed half-way left, and says so', async () => {
    const halfMade = path.join(dataFolder, 'register.new')
    mkdirSync(halfMade)
    writeFileSync(path.join(halfMade, 'PG_VERSION'), '18\n')
    const told: string[] = []
    const outcome = await openPglite(dataFolder, (line) => void told.push(line))
    assert.ok(outcome.ok)
    await outcome.pool.end()
    assert.deepEqual(told, ['Making the register …'])
    assert.equal(existsSync(halfMade), false)
  })

  test('is one process’s alone while it is open, and free when it is closed', async () => {
    const pool = await opened()
    const second = await openPglite(dataFolder, silent)
    assert.deepEqual(second, {
      ok: false,
      problem: `The data folder ${dataFolder} is in use by another process (process ${process.pid}). Stop that one first, or name another folder with --data.`,
    })
    await pool.end()
    await (await opened()).end()
  })

  test('syncs a commit to the disk before it says so', async (t) => {
    const pool = await opened()
    const client = await pool.connect()
    await client.query('create table synced (id integer)', [])
    const fsync = t.mock.method(fs, 'fsyncSync')
    await client.query('insert into synced values ($1)', [1])
    assert.ok(fsync.mock.callCount() > 0)
    client.release()
    await pool.end()
  })

  test('keeps every commit it acknowledged when its process is killed, and its lock goes', async () => {
    const program = `
      import { openPglite } from ${JSON.stringify(path.join(import.meta.dirname, 'open-pglite.ts'))}
      const { pool } = await openPglite(process.argv[1], () => {})
      const client = await pool.connect()
      await client.query('create table acknowledged (id integer)', [])
      for (let id = 1; ; id += 1) {
        await client.query('insert into acknowledged values ($1)', [id])
        console.log(id)
      }`
    const child = spawn(
      process.execPath,
      ['--input-type=module-typescript', '--eval', program, dataFolder],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let heard = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      heard += text
      if (heard.includes('30\n')) child.kill('SIGKILL')
    })
    await once(child, 'close')
    const acknowledged = heard.split('\n').slice(0, -1).length
    assert.ok(acknowledged >= 30)
    const pool = await opened()
    const client = await pool.connect()
    const { rows } = await client.query<{ id: number }>(
      'select id from acknowledged order by id',
      [],
    )
    client.release()
    await pool.end()
    assert.deepEqual(
      rows.slice(0, acknowledged).map(({ id }) => id),
      Array.from({ length: acknowledged }, (_, index) => index + 1),
    )
  })
})
