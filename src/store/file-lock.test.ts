import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { shareLock, takeLock } from './file-lock.ts'

let folder: string
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-lock-'))
})
after(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const children: ChildProcess[] = []

const lockModule = path.join(import.meta.dirname, 'file-lock.ts')

/** Another process that takes the lock, says what came of it and stays until it is ended. */
async function otherProcess(file: string): Promise<{ said: string; process: ChildProcess }> {
  const code = `
    const { takeLock } = await import(${JSON.stringify(lockModule)})
    const lock = await takeLock(${JSON.stringify(file)})
    console.log(JSON.stringify(lock))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const said = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim())),
  )
  return { said, process: child }
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await ended
}

test('a process that asks for a lock another holds is told who holds it', async () => {
  const file = path.join(folder, 'two-processes.lock')
  const mine = await takeLock(file)
  assert.equal(mine.ok, true)
  const other = await otherProcess(file)
  try {
    assert.deepEqual(JSON.parse(other.said), { ok: false, heldBy: String(process.pid) })
  } finally {
    await end(other.process, 'SIGTERM')
  }
  if (mine.ok) await mine.release()
})

test('the lock of a process that is killed is free at once, its file left as it is', async () => {
  const file = path.join(folder, 'killed.lock')
  const other = await otherProcess(file)
  assert.deepEqual(JSON.parse(other.said), { ok: true })
  assert.deepEqual(await takeLock(file), { ok: false, heldBy: String(other.process.pid) })
  await end(other.process, 'SIGKILL')
  const mine = await takeLock(file)
  assert.equal(mine.ok, true)
  if (mine.ok) await mine.release()
})

test('one process cannot take a lock twice, and asking again does not let the first go', async () => {
  const file = path.join(folder, 'same-process.lock')
  const first = await takeLock(file)
  assert.deepEqual(await takeLock(file), { ok: false, heldBy: String(process.pid) })
  const other = await otherProcess(file)
  try {
    assert.deepEqual(JSON.parse(other.said), { ok: false, heldBy: String(process.pid) })
  } finally {
    await end(other.process, 'SIGTERM')
  }
  if (first.ok) await first.release()
})

test('a lock let go can be taken again, and letting go twice does no harm', async () => {
  const file = path.join(folder, 'nested', 'again.lock')
  const first = await takeLock(file)
  if (first.ok) await first.release()
  const second = await takeLock(file)
  assert.equal(second.ok, true)
  if (first.ok) await first.release()
  assert.equal((await takeLock(file)).ok, false)
  if (second.ok) await second.release()
})

test('what is shared is free for others to share and for nobody to take alone, and the reverse', async () => {
  const file = path.join(folder, 'shared.lock')
  const first = await shareLock(file)
  const second = await shareLock(file)
  assert.ok(first.ok && second.ok)
  await first.release()
  assert.equal((await takeLock(file)).ok, false)
  assert.match((await otherProcess(file)).said, /"ok":false/)
  await second.release()
  const alone = await takeLock(file)
  assert.ok(alone.ok)
  assert.equal((await shareLock(file)).ok, false)
  await alone.release()
})

test('nobody but the owner can open the lock', async () => {
  const file = path.join(folder, 'private', 'mode.lock')
  const lock = await takeLock(file)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.equal(statSync(path.dirname(file)).mode & 0o777, 0o700)
  if (lock.ok) await lock.release()
})

test('a folder that cannot be made is the machine’s fault, thrown', async () => {
  const file = path.join(folder, 'file-in-the-way')
  const lock = await takeLock(file)
  await assert.rejects(takeLock(path.join(file, 'folder', 'below.lock')), { code: 'ENOTDIR' })
  if (lock.ok) await lock.release()
})
