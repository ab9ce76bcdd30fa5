import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPageBench, type PageBench } from './testing/page-bench.ts'
import { onePlan, twoTeams } from './testing/two-teams.ts'
import { startServer } from './start-server.ts'

let bench: PageBench
before(async () => {
  bench = await openPageBench(twoTeams, '2019-10-31', () => onePlan)
})
after(() => bench.close())

test('another host than this machine is served only under a public address over https', async () => {
  const anywhere = { host: '0.0.0.0', port: 0 }
  for (const publicAddress of [
    undefined,
    'http://plan.marlshire.example',
    'plan.marlshire.example',
  ]) {
    const at = publicAddress === undefined ? anywhere : { ...anywhere, publicAddress }
    const started = await startServer(bench.needs, at)
    assert.ok(!started.ok, publicAddress)
    assert.match(started.problem, /--address/)
  }
  const started = await startServer(bench.needs, {
    ...anywhere,
    publicAddress: 'https://plan.marlshire.example',
  })
  assert.ok(started.ok)
  await started.close()
})

test('only the names it was given are answered, and what a proxy says only where it is trusted', async () => {
  for (const trustedProxy of [undefined, '127.0.0.1']) {
    const started = await startServer(bench.needs, {
      host: '127.0.0.1',
      port: 0,
      publicAddress: 'https://plan.marlshire.example',
      ...(trustedProxy === undefined ? {} : { trustedProxy }),
    })
    assert.ok(started.ok)
    const ask = (host: string) =>
      started.inject({ url: '/glossary', headers: { host, 'x-forwarded-for': '198.51.100.7' } })
    assert.equal((await ask('plan.marlshire.example')).statusCode, 200)
    assert.equal((await ask('elsewhere.example')).statusCode, 421)
    assert.match(
      String((await ask('plan.marlshire.example')).headers['strict-transport-security']),
      /max-age=\d{7,}/,
    )
    await started.inject({
      url: '/measures/assessments-within-45-working-days/items?period=2019-10',
      headers: { host: 'plan.marlshire.example', 'x-forwarded-for': '198.51.100.7' },
    })
    const from = bench.door.occasions.at(-1)?.from
    assert.equal(from, trustedProxy === undefined ? '127.0.0.1' : '198.51.100.7')
    await started.close()
  }
})
