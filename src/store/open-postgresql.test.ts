import assert from 'node:assert/strict'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { test, type TestContext } from 'node:test'
import { openRegister } from './register.ts'

const problemAt = async (databaseUrl: string): Promise<string> => {
  const outcome = await openRegister({ dataFolder: tmpdir(), databaseUrl })
  assert.ok(!outcome.ok)
  return outcome.problem
}

const message = (type: string, ...parts: readonly (string | Buffer)[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)))
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from(type), length, body])
}

const int = (bytes: 2 | 4, value: number): Buffer => {
  const buffer = Buffer.alloc(bytes)
  buffer.writeIntBE(value, 0, bytes)
  return buffer
}

/** A server that answers the first message with one thing and every later one with another. */
async function serverAnswering(t: TestContext, first: Buffer, later: Buffer): Promise<number> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.once('data', () => {
      socket.write(first)
      socket.on('data', () => socket.write(later))
    })
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

const refusal = (code: string) => message('E', `SFATAL\0C${code}\0Mno entry for 'hunter2'\0\0`)

test('a server that is not there is said by its address, without the password', async () => {
  assert.equal(
    await problemAt('postgresql://plan:hunter2@127.0.0.1:1/register'),
    'No PostgreSQL server answers at 127.0.0.1:1. Start it, or mend DATABASE_URL.',
  )
})

test('a wrong password is said without the password', async (t) => {
  const port = await serverAnswering(t, refusal('28P01'), Buffer.alloc(0))
  assert.equal(
    await problemAt(`postgresql://plan:hunter2@127.0.0.1:${port}/register`),
    `The PostgreSQL server at 127.0.0.1:${port} does not accept the password given for plan. Mend it in DATABASE_URL.`,
  )
})

test('a database that is not there is said by its name', async (t) => {
  const port = await serverAnswering(t, refusal('3D000'), Buffer.alloc(0))
  assert.equal(
    await problemAt(`postgresql://plan:hunter2@127.0.0.1:${port}/register`),
    `There is no database register on the PostgreSQL server at 127.0.0.1:${port}. Make it (createdb register), or mend DATABASE_URL.`,
  )
})

/** What a server of a version sends to `select … as version`, after letting anybody in. */
const serverOfVersion = (t: TestContext, version: string): Promise<number> => {
  const ready = message('Z', 'I')
  const column = Buffer.concat([
    Buffer.from('version\0'),
    int(4, 0),
    int(2, 0),
    int(4, 23),
    int(2, 4),
    int(4, -1),
    int(2, 0),
  ])
  const row = message('D', int(2, 1), int(4, version.length), version)
  const answer = [message('T', int(2, 1), column), row, message('C', 'SELECT 1\0'), ready]
  return serverAnswering(t, Buffer.concat([message('R', int(4, 0)), ready]), Buffer.concat(answer))
}

test('a server older than version 15 is said by its version', async (t) => {
  const port = await serverOfVersion(t, '140019')
  assert.equal(
    await problemAt(`postgresql://plan:hunter2@127.0.0.1:${port}/register`),
    `The PostgreSQL server at 127.0.0.1:${port} is version 14, and the register needs 15 or later.`,
  )
})

test('what is not the address of a PostgreSQL database is said without repeating it', async () => {
  for (const url of [
    'mysql://plan:hunter2@db/register',
    'hunter2',
    'postgresql://plan:hun ter2@:x/y',
  ]) {
    assert.equal(
      await problemAt(url),
      'DATABASE_URL is not the address of a PostgreSQL database. Write it as postgresql://USER:PASSWORD@HOST:5432/DATABASE, with special characters of the password percent-encoded.',
    )
  }
})
