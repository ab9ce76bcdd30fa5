import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { buildServer } from './server.ts'
import { openPageBench, type PageBench } from './testing/page-bench.ts'
import { onePlan, twoTeams } from './testing/two-teams.ts'

const html = 'text/html; charset=utf-8'
/** Of letters that take one, two and three octets, and longer than is put together. */
const long = 'aé–'.repeat(40_000)
const pages: Readonly<Record<string, string>> = { '/short': 'aé–', '/long': long }
const marks =
  '<!-- for those who may change the plan -->Change<!-- and no others -->Read' +
  '<!-- for those who may change the plan -->Retire<!-- and no others -->'

let bench: PageBench
let app: FastifyInstance
before(async () => {
  bench = await openPageBench(twoTeams, '2019-10-31', () => onePlan)
  app = await buildServer(bench.needs)
  const options = { config: { needs: 'see figures' } } as const
  for (const [url, filling] of Object.entries(pages)) {
    const page = `${filling}<!-- asker plan page -->${filling}${marks}${filling}`
    app.get(url, options, (_, reply) => reply.type(html).send(page))
    app.get(`${url}/kept`, options, (_, reply) => reply.type(html).send(Buffer.from(page)))
  }
  app.get('/file', options, (_, reply) => reply.type('text/csv; charset=utf-8').send(marks))
  app.get('/endless', options, (_, reply) => reply.type(html).send(marks.slice(0, 60)))
})
after(async () => {
  await app.close()
  await bench.close()
})

const ask = (url: string, method: 'GET' | 'HEAD' = 'GET') =>
  app.inject({ url, method, headers: { host: 'localhost' } })

for (const [url, filling] of Object.entries(pages))
  for (const address of [url, `${url}/kept`])
    test(`${address} has who reads it, and what they may do and no more`, async () => {
      bench.door.askAs({ role: 'assistant director' })
      const mayChange = await ask(address)
      assert.equal(mayChange.statusCode, 200)
      assert.equal(Number(mayChange.headers['content-length']), mayChange.rawPayload.length)
      const parts = mayChange.body.split(filling)
      assert.equal(parts.length, 4)
      assert.match(parts[1] ?? '', /href="\/account"/)
      assert.equal(parts[2], 'ChangeReadRetire')
      bench.door.askAs({ role: 'member' })
      assert.equal((await ask(address)).body.split(filling)[2], 'Read')
      const head = await ask(address, 'HEAD')
      assert.deepEqual([head.statusCode, head.body], [200, ''])
    })

test('a file is sent as it is', async () => {
  bench.door.askAs({ role: 'member' })
  assert.equal((await ask('/file')).body, marks)
})

test('a part that does not end is sent to nobody', async () => {
  bench.door.askAs({ role: 'assistant director' })
  const { statusCode, body } = await ask('/endless')
  assert.equal(statusCode, 500)
  assert.doesNotMatch(body, /Change/)
})
