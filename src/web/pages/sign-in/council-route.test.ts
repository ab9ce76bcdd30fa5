import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { setPassword } from '#sign-in/passwords.ts'
import { openLocalProvider, signInAt, type LocalProvider } from '#sign-in/testing/local-provider.ts'
import { openSignInBench, visitFrom, type SignInBench } from '#sign-in/testing/sign-in-bench.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { signInServer } from '../../testing/sign-in-server.ts'

for (const kind of testPlaces()) {
  describe(`the pages of the council’s sign-in on ${kind.name}`, { skip: kind.skip }, () => {
    let provider: LocalProvider
    let bench: SignInBench
    let app: FastifyInstance
    before(async () => {
      provider = await openLocalProvider('http://localhost:3000/sign-in/council/back')
      bench = await openSignInBench(kind, { council: provider.settings })
      app = await signInServer(bench, { tell: (line) => assert.fail(line) })
    })
    after(async () => {
      await app.close()
      await bench.close()
      await provider.close()
    })

    const beginFrom = (remoteAddress: string) =>
      app.inject({
        method: 'POST',
        url: '/sign-in/council',
        remoteAddress,
        headers: {
          host: 'localhost:3000',
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: 'next=%2F',
      })
    const get = (url: string, cookie = '') =>
      app.inject({ url, headers: { host: 'localhost:3000', cookie } })
    const countBegun = async () => {
      const { count } = await bench.register.db
        .selectFrom('sign_in_verifications')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    }

    test('an address begins 100 a minute; what is over is refused, and adds nothing', async (t) => {
      t.mock.timers.enable({ apis: ['Date'], now: Date.now() })
      const network = Array.from({ length: 100 }, (_, index) => `2001:db8::${index}`)
      const replies = await Promise.all(network.map(beginFrom))
      assert.deepEqual(new Set(replies.map(({ statusCode }) => statusCode)), new Set([200]))
      assert.equal(await countBegun(), 100)

      const over = await beginFrom('2001:db8::ffff')
      assert.equal(over.statusCode, 429)
      assert.match(over.body, /<h1[^>]*>Too many sign-ins were begun from here in a minute</)
      assert.match(over.body, /href="\/sign-in"/)
      assert.equal(over.headers['set-cookie'], undefined)
      assert.equal(await countBegun(), 100)

      assert.equal((await beginFrom('192.0.2.9')).statusCode, 200)
      t.mock.timers.tick(60_000)
      assert.equal((await beginFrom('2001:db8::ffff')).statusCode, 200)
    })

    test('the account of who has no password here has no form for one', async () => {
      const email = 'ann@marlshire.example'
      await bench.added('ann')
      provider.accounts.set('ann', { email, email_verified: true })
      const headings = async () => {
        const begun = await bench.signIn.council?.begin('/account')
        assert.ok(begun?.ok)
        const back = await signInAt(provider, begun.address, 'ann')
        const { cookie } = visitFrom('192.0.2.7', begun.cookies)
        const entered = await get(`${back.pathname}${back.search}`, cookie)
        assert.equal(entered.headers.location, '/account')
        const set = [entered.headers['set-cookie'] ?? []].flat()
        const { body } = await get('/account', visitFrom('192.0.2.7', set).cookie)
        assert.ok(body.includes(`You sign in as ${email}.`))
        return [...body.matchAll(/<h2[^>]*>([^<]*)</g)].map(([, words]) => words)
      }
      assert.deepEqual(await headings(), ['Where you are signed in'])
      await bench.register.db
        .transaction()
        .execute((within) =>
          setPassword(within, 1, { password: 'quiet otter under bridge', at: bench.now() }),
        )
      assert.deepEqual(await headings(), ['Where you are signed in', 'Change your password'])
    })
  })
}
