import assert from 'node:assert/strict'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { examplePeople } from '#example/people.ts'
import { signInAs } from '../journeys/example-server.ts'

const start = path.join(import.meta.dirname, '../../setup/start.mjs')

let folder: string
let port: number
before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-start-'))
  port = await freePort()
})
after(() => rmSync(folder, { recursive: true, force: true }))

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('There is no free port.')
  return address.port
}

type Running = { readonly child: ChildProcess; readonly told: () => string }

/** Starts as `npm start` does, and resolves once it says where the plan is. */
async function started(...words: string[]): Promise<Running> {
  const child = spawn(process.execPath, [start, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  const ready = new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (part: Buffer) => {
      text += part.toString()
      if (/http:\/\/\S+/.test(text)) resolve()
    })
    child.on('exit', () => reject(new Error(`It did not start:\n${text}`)))
  })
  await ready
  return { child, told: () => text }
}

async function stopped({ child }: Running): Promise<number | null> {
  child.kill('SIGTERM')
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}

/** What a start that cannot be says, and its exit code. */
function refused(...words: string[]): { code: number | null; text: string } {
  // One that starts after all is ended: it would be waited for without end.
  const done = spawnSync(process.execPath, [start, ...words], { encoding: 'utf8', timeout: 60_000 })
  return { code: done.status, text: done.stderr }
}

const seen = (data: string): string[] =>
  readdirSync(path.join(data, 'example', 'snapshots')).filter((name) => !name.startsWith('activ'))

test('a first start makes the example council and serves its plan; a second makes nothing twice', async () => {
  const data = path.join(folder, 'data')
  const first = await started('--port', String(port), '--data', data)
  try {
    assert.match(first.told(), new RegExp(`http://(localhost|127\\.0\\.0\\.1):${port}`))
    const choice = await fetch(`http://127.0.0.1:${port}/`)
    assert.equal(choice.status, 200)
    assert.match(await choice.text(), /Choose whom to be/)
    for (const { role } of examplePeople) assert.ok(first.told().includes(role), role)
    const cookie = await signInAs(`http://127.0.0.1:${port}`, 'member')
    const page = await fetch(`http://127.0.0.1:${port}/`, { headers: { cookie } })
    assert.equal(page.status, 200)
    const text = await page.text()
    assert.match(text, /Marlshire County Council/)
    assert.match(text, /90\.1/)

    const samePort = refused('--port', String(port), '--data', path.join(folder, 'other'))
    assert.deepEqual(samePort, {
      code: 1,
      text: `Port ${port} is taken. Choose another with --port.\n`,
    })

    const sameData = refused('--port', String(await freePort()), '--data', data)
    assert.equal(sameData.code, 1)
    assert.match(sameData.text, /^The data folder \S+ is in use by another process.*\n$/)
  } finally {
    assert.equal(await stopped(first), 0)
  }

  const made = seen(data).map((name) => [
    name,
    statSync(path.join(data, 'example', 'snapshots', name, 'manifest.json')).mtimeMs,
  ])
  assert.equal(made.length, 8)
  const second = await started('--port', String(port), '--data', data)
  try {
    assert.doesNotMatch(second.told(), /Inventing|Importing|Making/)
    assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 200)
  } finally {
    assert.equal(await stopped(second), 0)
  }
  assert.deepEqual(
    seen(data).map((name) => [
      name,
      statSync(path.join(data, 'example', 'snapshots', name, 'manifest.json')).mtimeMs,
    ]),
    made,
  )
})

test('a folder that cannot be written to is said in a sentence', () => {
  // Not even root may make a folder here.
  const { code, text } = refused('--port', String(port), '--data', '/sys/throughline')
  assert.equal(code, 1)
  assert.match(text, /^(There is no permission to write|The disk can only be read)[^\n]*\n$/)
})

test('a word that is not a port is said in a sentence', () => {
  assert.deepEqual(refused('--port', 'eighty'), {
    code: 1,
    text: `'eighty' is not a port: use a number from 1 to 65535.\n`,
  })
})

test('a full disk is said in a sentence, and leaves room for the next try', (t) => {
  const small = path.join(folder, 'small')
  mkdirSync(small)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', small])
  if (mounted.status !== 0) {
    t.skip('a small disk cannot be mounted here')
    return
  }
  try {
    const { code, text } = refused('--port', String(port), '--data', small)
    assert.equal(code, 1)
    assert.match(text, /(not enough room|disk is full)[^\n]*\n$/)
    assert.equal(text.trimEnd().includes('    at '), false)
  } finally {
    spawnSync('umount', [small])
  }
})
