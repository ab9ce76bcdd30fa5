import assert from 'node:assert/strict'
import { request as ask, type ClientRequest, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { setTimeout as turn } from 'node:timers/promises'
import { entriesOf } from '#plan/testing/register-with-plan.ts'
import {
  afterTheFile,
  multipartType,
  openEvidenceBench,
  untilTheFile,
  wellTyped,
  type EvidenceBench,
} from './testing/evidence-bench.ts'

const mega = 2 ** 20

let at: EvidenceBench
let port: number
before(async () => {
  at = await openEvidenceBench()
  await at.bench.app.listen({ host: '127.0.0.1', port: 0 })
  port = (at.bench.app.server.address() as AddressInfo).port
})
after(() => at.close())

const here = () => ({ host: `localhost:${port}`, origin: `http://localhost:${port}` })

/** Begins to send a form, of which the body is still to come. */
function begin(length?: number): ClientRequest {
  const sending = ask({
    host: '127.0.0.1',
    port,
    method: 'POST',
    path: '/evidence/new',
    headers: {
      ...here(),
      'content-type': multipartType,
      ...(length === undefined ? {} : { 'content-length': length }),
    },
  })
  // Once the answer is there, what is sent after it meets a closed door.
  sending.on('error', () => undefined)
  return sending
}

const answerTo = async (sending: ClientRequest): Promise<IncomingMessage> => {
  const [answer] = (await once(sending, 'response')) as [IncomingMessage]
  return answer
}

/** Sends so many megabytes of letters, as fast as they are taken, until there is no more to say it to. */
async function sendLetters(sending: ClientRequest, megabytes: number): Promise<number> {
  const piece = Buffer.alloc(mega, 'x')
  const closed = new Promise<void>((resolve) => sending.once('close', () => resolve()))
  for (let sent = 0; sent < megabytes; sent += 1) {
    if (sending.destroyed) return sent
    await Promise.race([closed, new Promise((taken) => sending.write(piece, taken))])
  }
  return megabytes
}

/** What was being received is taken away soon after its sender is gone. */
const nothingChanged = async () => {
  while (at.kept().some((name) => name.endsWith('.new'))) await turn(5)
  assert.deepEqual(at.kept(), [])
  assert.deepEqual(await entriesOf(at.register, 'evidence'), [])
}

test('a body that says it is 2 GB is refused before any of it is read, and the answer arrives', async () => {
  const sending = begin(2 * 1024 * mega)
  sending.flushHeaders()
  const answer = await answerTo(sending)
  assert.equal(answer.statusCode, 413)
  assert.equal(answer.headers.connection, 'close')
  const html = await text(answer)
  assert.match(html, /The file is too large/)
  assert.match(html, /50 MB at most/)
  assert.match(html, /href="\/evidence\/new"/)
  sending.destroy()
  await nothingChanged()
})

test('what is still sent after the answer is taken in for a moment, so that the answer is not lost', async () => {
  const { host, origin } = here()
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  const errors: Error[] = []
  socket.on('error', (error) => errors.push(error))
  socket.write(
    `POST /evidence/new HTTP/1.1\r\nhost: ${host}\r\norigin: ${origin}\r\ncontent-type: ${multipartType}\r\ncontent-length: ${2 * 1024 * mega}\r\n\r\n`,
  )
  let answer = ''
  socket.on('data', (piece) => (answer += piece.toString()))
  const ended = once(socket, 'end')
  // Browsers read an answer only once they have sent all, or cannot send more.
  for (let sent = 0; sent < 3; sent += 1)
    await new Promise((taken) => socket.write(Buffer.alloc(mega, 'x'), taken))
  await ended
  await new Promise((taken) => socket.write(Buffer.alloc(mega, 'x'), taken))
  assert.deepEqual(errors, [])
  assert.match(answer, /^HTTP\/1\.1 413 [\s\S]*<\/html>/)
  socket.destroy()
  await nothingChanged()
})

test('whoever goes on sending 2 GB is not listened to for long', async () => {
  const sending = begin(2 * 1024 * mega)
  const answering = answerTo(sending).then(({ statusCode }) => statusCode)
  const sent = sendLetters(sending, 2048)
  assert.equal(await answering, 413)
  assert.ok((await sent) < 2048)
  await nothingChanged()
})

test('those who are not signed in, or may not, are refused without their 2 GB being read', async () => {
  for (const [role, status] of [
    ['', 303],
    ['member', 403],
  ] as const) {
    if (role === '') at.bench.door.askAs()
    else at.bench.door.askAs({ role })
    const sending = begin(2 * 1024 * mega)
    sending.flushHeaders()
    const answer = await answerTo(sending)
    assert.deepEqual([answer.statusCode, answer.headers.connection], [status, 'close'])
    await text(answer)
    sending.destroy()
  }
  at.bench.door.askAs({ role: 'assistant director' })
})

test('60 MB that come without saying how many they are are read to the limit and no further', async () => {
  const sending = begin()
  const answering = answerTo(sending).then(async (answer) => [
    answer.statusCode,
    await text(answer),
  ])
  sending.write(untilTheFile(wellTyped(), 'a.txt'))
  await sendLetters(sending, 60)
  sending.end(afterTheFile)
  const [status, html] = await answering
  assert.equal(status, 413)
  assert.match(String(html), /The file is too large/)
  await nothingChanged()
})

test('a file a little over 50 MB is refused with the form and all that was typed', async () => {
  const [head, letters] = [untilTheFile(wellTyped({ title: 'Large' }), 'a.txt'), 50 * mega + 1]
  const sending = begin(head.length + letters + afterTheFile.length)
  const answering = answerTo(sending).then(async (answer) => [
    answer.statusCode,
    await text(answer),
  ])
  sending.write(head)
  await sendLetters(sending, 50)
  sending.end(Buffer.concat([Buffer.from('x'), afterTheFile]))
  const [status, html] = await answering
  assert.equal(status, 422)
  assert.match(String(html), /The file is larger than 50 MB, the most that is kept/)
  assert.match(String(html), /value="Large"/)
  await nothingChanged()
})

test('a sender who breaks off in the middle of a file leaves nothing behind', async () => {
  const sending = begin(10 * mega)
  sending.write(untilTheFile(wellTyped(), 'a.txt'))
  await sendLetters(sending, 2)
  while (at.kept().length === 0) await turn(5)
  sending.destroy()
  await nothingChanged()
  assert.deepEqual(at.bench.told, [])
})

test('a body longer than it says is taken for what it says, and the rest for no request', async () => {
  const { host, origin } = here()
  const head = untilTheFile(wellTyped(), 'a.txt')
  const socket = connect(port, '127.0.0.1')
  socket.write(
    `POST /evidence/new HTTP/1.1\r\nhost: ${host}\r\norigin: ${origin}\r\ncontent-type: ${multipartType}\r\ncontent-length: ${head.length + 5}\r\n\r\n`,
  )
  socket.write(Buffer.concat([head, Buffer.alloc(mega, 'x'), afterTheFile]))
  let answer = ''
  socket.on('data', (piece) => (answer += piece.toString()))
  // The door is closed on what is no request.
  socket.on('error', () => undefined)
  await new Promise<void>((resolve) => socket.once('close', () => resolve()))
  assert.doesNotMatch(answer, /^HTTP\/1\.1 [23]/)
  await nothingChanged()
})
