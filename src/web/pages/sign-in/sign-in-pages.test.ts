import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { openSignInBench, type SignInBench } from '#sign-in/testing/sign-in-bench.ts'
import { invite } from '#sign-in/invitations.ts'
import { appCode } from '#sign-in/testing/app-code.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { signInServer } from '../../testing/sign-in-server.ts'

const password = 'quiet otter under bridge'
const email = 'ann@marlshire.example'

for (const kind of testPlaces()) {
  describe(`the pages of sign-in on ${kind.name}`, { skip: kind.skip }, () => {
    let bench: SignInBench
    let app: FastifyInstance
    let ann: number
    /** A browser's cookies. */
    const jar = new Map<string, string>()
    before(async () => {
      bench = await openSignInBench(kind)
      app = await signInServer(bench, { tell: (line) => assert.fail(line) })
      ann = await bench.joined('ann', password)
    })
    after(async () => {
      await app.close()
      await bench.close()
    })

    const send = async (
      method: 'GET' | 'POST',
      url: string,
      fields: Readonly<Record<string, string>> = {},
      headers: Readonly<Record<string, string>> = { 'sec-fetch-site': 'same-origin' },
    ) => {
      const reply = await app.inject({
        method,
        url,
        headers: {
          host: 'localhost:3000',
          cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
          ...headers,
        },
        ...(method === 'POST' && { payload: new URLSearchParams(fields).toString() }),
      })
      for (const { name, value, maxAge } of reply.cookies)
        if (maxAge === 0) jar.delete(name)
        else jar.set(name, encodeURIComponent(value))
      return {
        status: reply.statusCode,
        to: reply.headers.location,
        html: reply.body,
        set: [reply.headers['set-cookie'] ?? []].flat(),
        kept: reply.headers['cache-control'],
      }
    }

    test('wrong pairs have one sentence, whoever they are of; the typed address stays', async () => {
      const known = await send('POST', '/sign-in', { email, password: 'something else' })
      const unknown = await send('POST', '/sign-in', {
        email: '"><b>@marlshire.example',
        password: 'something else',
      })
      assert.deepEqual([known.status, unknown.status], [422, 422])
      const sentence = 'That e-mail address and password do not go together.'
      assert.ok(known.html.includes(sentence) && unknown.html.includes(sentence))
      assert.ok(known.html.includes(`value="${email}"`))
      assert.ok(known.html.includes('href="#email"'))
      assert.ok(unknown.html.includes('value="&quot;&gt;&lt;b&gt;@marlshire.example"'))
      assert.ok(!known.html.includes('something else'))
      assert.equal(known.kept, 'no-store')
    })

    test('a form of another site does nothing, nor one that does not say where it is from', async () => {
      for (const headers of [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { origin: 'https://elsewhere.example' },
        { origin: 'null' },
        {},
      ]) {
        const reply = await send('POST', '/sign-in', { email, password }, headers)
        assert.equal(reply.status, 403, JSON.stringify(headers))
        assert.deepEqual(reply.set, [])
      }
      const own = await send('POST', '/sign-out', {}, { origin: 'http://localhost:3000' })
      assert.equal(own.status, 303)
    })

    test('a password leads to setting up, that to recovery codes and on to the page asked for', async () => {
      const first = await send('POST', '/sign-in', { email, password, next: '/measures?period=2' })
      assert.equal(first.to, '/sign-in/set-up?next=%2Fmeasures%3Fperiod%3D2')
      for (const cookie of first.set.filter((one) => !one.includes('Max-Age=0')))
        assert.match(cookie, /; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/)
      assert.equal((await send('GET', '/account')).to, '/sign-in/set-up')
      const page = await send('GET', first.to)
      assert.match(page.html, /<svg class="app-qr" viewBox="0 0 \d+ \d+" role="img"/)
      assert.ok(!page.html.includes('style='))
      const wrong = await send('POST', '/sign-in/set-up', { code: '000000', next: '/measures' })
      assert.equal(wrong.status, 422)
      const codes = await send('POST', '/sign-in/set-up', { code: await annsCode(), next: '/data' })
      assert.equal(codes.html.match(/<li><span class="app-key">[A-Z2-7-]{19}</g)?.length, 10)
      assert.ok(codes.html.includes('href="/data"'))
    })

    test('signing out ends the session, and signing in asks for the second factor', async () => {
      const stolen = new Map(jar)
      assert.equal((await send('GET', '/account')).status, 200)
      assert.equal((await send('POST', '/sign-out')).to, '/sign-in')
      for (const [name, value] of stolen) jar.set(name, value)
      assert.equal((await send('GET', '/account')).to, '/sign-in?next=%2Faccount')

      bench.pass(60)
      const first = await send('POST', '/sign-in', { email, password, next: '/account' })
      assert.equal(first.to, '/sign-in/second-factor?next=%2Faccount')
      assert.equal((await send('GET', '/account')).to, '/sign-in?next=%2Faccount')
      assert.equal((await send('GET', first.to)).status, 200)
      const code = await annsCode()
      assert.equal(
        (await send('POST', '/sign-in/second-factor', { code, next: '/account' })).to,
        '/account',
      )
      const page = await send('GET', '/account')
      assert.ok(page.html.includes(`You sign in as ${email}`))
      assert.equal(page.kept, 'no-store')
    })

    test('signing in leads to pages of this service alone', async () => {
      for (const next of [
        'https://elsewhere.example',
        '//elsewhere.example',
        '/\\elsewhere.example',
        '/.//elsewhere.example',
      ])
        assert.match(
          (await send('POST', '/sign-in', { email, password, next })).to ?? '',
          /\?next=%2F$/,
          next,
        )
    })

    test('the password is changed and codes are made anew with the password, else not', async () => {
      const twice = { next: 'brisk heron over weir', again: 'brisk heron over weir' }
      const wrong = await send('POST', '/account/password', { now: 'not it', ...twice })
      assert.equal(wrong.status, 422)
      assert.ok(wrong.html.includes('That is not your password now.'))
      const unlike = await send('POST', '/account/password', { now: password, ...twice, again: '' })
      assert.ok(unlike.html.includes('href="#again"'))
      assert.equal(
        (await send('POST', '/account/password', { now: password, ...twice })).to,
        '/account',
      )
      const weak = { now: twice.next, next: 'short', again: 'short' }
      const short = await send('POST', '/account/password', weak)
      assert.ok(short.html.includes('href="#next"'))
      const made = await send('POST', '/account/recovery-codes', { password: twice.next })
      assert.equal(made.html.match(/class="app-key"/g)?.length, 10)
      assert.equal((await send('POST', '/account/recovery-codes', { password })).status, 422)
    })

    test('an invitation opened twice is still there, and gone once a password is chosen', async () => {
      const bob = await bench.added('bob')
      const code = await bench.register.db
        .transaction()
        .execute((within) => invite(within, bench.occasion(), bob))
      const at = `/sign-in/invitation/${code}`
      for (const time of [1, 2]) assert.equal((await send('GET', at)).status, 200, `${time}`)
      const short = await send('POST', at, { password: 'short', again: 'short' })
      assert.ok(short.html.includes('12 characters or more'))
      assert.equal((await send('POST', at, { password, again: password })).to, '/sign-in')
      assert.equal((await send('GET', at)).status, 404)
      assert.equal((await send('GET', '/sign-in/invitation/made-up')).status, 404)
    })

    /** What the app of Ann's phone shows: its secret is read from the register's own page of setting up. */
    let key: string | undefined
    const annsCode = async () => {
      key = (await bench.signIn.secondFactorToSetUp(ann))?.secret ?? key
      return appCode(key ?? '', bench.now())
    }
  })
}
