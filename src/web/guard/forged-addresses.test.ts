import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { buildServer } from '../server.ts'
import { openPageBench, type PageBench } from '../testing/page-bench.ts'
import { onePlan, twoTeams } from '../testing/two-teams.ts'

let bench: PageBench
let app: FastifyInstance
before(async () => {
  bench = await openPageBench(twoTeams, '2019-10-31', () => onePlan)
  bench.door.askAs({ role: 'performance officer' })
  const assetsFolder = path.join(bench.dataFolder, 'assets')
  mkdirSync(assetsFolder)
  writeFileSync(path.join(assetsFolder, 'app.css'), 'the style')
  writeFileSync(path.join(bench.dataFolder, 'secrets.json'), 'the secret')
  const people = [{ name: 'Ann', email: 'ann@marlshire.example', role: 'member', inWords: '' }]
  const example = { people, signInAs: () => Promise.resolve(['throughline_session=s']) }
  app = await buildServer({ ...bench.needs, assetsFolder, example })
})
after(async () => {
  await app.close()
  await bench.close()
})

const ask = (url: string) => app.inject({ url, headers: { host: 'localhost' } })

test('an address leads to no file outside the folder it is of', async () => {
  assert.equal((await ask('/assets/app.css')).body, 'the style')
  const ways = ['..', '%2e%2e', '.%2e', '..%2f..%2fassets%2f..']
  const addresses = ways.flatMap((up) => [
    `/assets/${up}/secrets.json`,
    `/assets/${up}%2fsecrets.json`,
    `/assets/${up}%5csecrets.json`,
    `/data/${up}%2f${up}%2fsecrets.json`,
    `/data/${up}%2f${up}%2fsecrets.json/problems.csv`,
    `/data/${up}/problems.csv`,
  ])
  const own = `${bench.dataFolder}/secrets.json`.replaceAll('/', '%2f')
  for (const url of [...addresses, `/assets/${own}`, '/assets/app.css%00.txt']) {
    const { statusCode, body } = await ask(url)
    assert.ok([400, 403, 404].includes(statusCode), `${url} answered ${statusCode}`)
    assert.doesNotMatch(body, /the secret/, url)
  }
  assert.deepEqual(bench.told, [])
})

test('an address or a form puts nothing into a header of the answer', async () => {
  const within = '/teams\r\nset-cookie: forged=1\r\n\r\nforged'
  const sent = await app.inject({
    method: 'POST',
    url: '/sign-in/as',
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({ email: 'ann@marlshire.example', next: within }).toString(),
  })
  assert.equal(sent.statusCode, 303)
  assert.equal(sent.headers.location, '/teamsset-cookie:%20forged=1forged')
  assert.deepEqual(sent.headers['set-cookie'], ['throughline_session=s'])

  const list = '/measures/assessments-within-45-working-days/items.csv'
  const file = await ask(`${list}?period=2019-10${encodeURIComponent('"\r\nset-cookie: forged=1')}`)
  assert.ok([400, 404].includes(file.statusCode), `answered ${file.statusCode}`)
  assert.equal(file.headers['content-disposition'], undefined)
  assert.equal(file.headers['set-cookie'], undefined)
  assert.deepEqual(bench.told, [])
})
