import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { invite } from '#sign-in/invitations.ts'
import { appCode } from '#sign-in/testing/app-code.ts'
import { openLocalProvider, signInAt, type LocalProvider } from '#sign-in/testing/local-provider.ts'
import { openSignInBench, visitFrom, type SignInBench } from '#sign-in/testing/sign-in-bench.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { signInServer } from '../../testing/sign-in-server.ts'

const password = 'quiet otter under bridge'
const email = 'ann@marlshire.example'
const tell = (line: string) => assert.fail(line)

/** By the address that people reach the pages at: how each cookie is named, and what follows. */
const kept = {
  'http://localhost:3000': {
    prefix: 'throughline_',
    attributes: ['HttpOnly', 'Path=/', 'SameSite=Lax'],
  },
  'https://plan.marlshire.example': {
    prefix: '__Host-throughline_',
    attributes: ['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure'],
  },
}

for (const [baseUrl, { prefix, attributes }] of Object.entries(kept)) {
  /** Names of the cookies that are set and taken away, each with its attributes as they should be. */
  const namesIn = (cookies: readonly string[]): readonly string[] =>
    cookies.map((one) => {
      const [pair = '', ...rest] = one.split('; ')
      const [name = '', value] = pair.split('=')
      const age = rest.find((part) => part.startsWith('Max-Age='))
      assert.ok(age, one)
      assert.deepEqual(rest.filter((part) => part !== age).toSorted(), attributes, name)
      assert.ok(name.startsWith(prefix), name)
      assert.equal(age === 'Max-Age=0', value === '', one)
      return `${value === '' ? 'no ' : ''}${name.slice(prefix.length)}`
    })

  describe(`at ${baseUrl}`, () => {
    const [place, examplePlace] = [testPlaces()[0], testPlaces()[0]]
    let provider: LocalProvider
    let bench: SignInBench
    let example: SignInBench
    let app: FastifyInstance
    let exampleApp: FastifyInstance
    before(async () => {
      assert.ok(place && examplePlace)
      provider = await openLocalProvider(`${baseUrl}/sign-in/council/back`)
      bench = await openSignInBench(place, { baseUrl, council: provider.settings })
      example = await openSignInBench(examplePlace, { baseUrl, isExample: true })
      app = await signInServer(bench, { tell }, { publicAddress: baseUrl })
      const signInAs = async () => {
        const entered = await example.signIn.signInWithPassword(
          { email, password },
          visitFrom('192.0.2.7'),
        )
        assert.ok(entered.ok)
        return entered.cookies
      }
      const people = [{ name: 'Ann', email, role: 'member', inWords: '' }]
      const needs = { tell, example: { people, signInAs } }
      exampleApp = await signInServer(example, needs, { publicAddress: baseUrl })
    })
    after(async () => {
      await app.close()
      await exampleApp.close()
      await bench.close()
      await example.close()
      await provider.close()
    })

    /** Sends a form, or asks for a page where there is none, with the cookies set so far; gives those it sets. */
    const send = async (
      url: string,
      form?: Readonly<Record<string, string>>,
      { at = app, cookies = [] }: { at?: FastifyInstance; cookies?: readonly string[] } = {},
    ) => {
      const { host } = new URL(baseUrl)
      const headers = { host, cookie: visitFrom('192.0.2.7', cookies).cookie ?? '' }
      const reply = form
        ? await at.inject({
            method: 'POST',
            url,
            headers: {
              ...headers,
              'sec-fetch-site': 'same-origin',
              'content-type': 'application/x-www-form-urlencoded',
            },
            payload: new URLSearchParams(form).toString(),
          })
        : await at.inject({ url, headers })
      return [reply.headers['set-cookie'] ?? []].flat()
    }

    test('every cookie is for this host and its pages alone, and for https where that is spoken', async () => {
      const id = await bench.added('ann')
      const code = await bench.register.db
        .transaction()
        .execute((within) => invite(within, bench.occasion(), id))
      const choosing = { password, again: password }
      const device = await send(`/sign-in/invitation/${code}`, choosing)
      assert.deepEqual(namesIn(device), ['device'])

      const begun = await send('/sign-in', { email, password })
      assert.deepEqual(namesIn(begun), ['session', 'no pending', 'device'])
      const { secret } = (await bench.signIn.secondFactorToSetUp(id)) ?? { secret: '' }
      const codeNow = () => appCode(secret, bench.now())
      const set = await send('/sign-in/set-up', { code: codeNow() }, { cookies: begun })
      assert.deepEqual(namesIn(set), ['session'])

      bench.pass(60)
      const pending = await send('/sign-in', { email, password })
      assert.deepEqual(namesIn(pending), ['pending'])
      const whole = await send('/sign-in/second-factor', { code: codeNow() }, { cookies: pending })
      assert.deepEqual(namesIn(whole), ['session', 'no pending', 'device'])

      const next = 'brisk heron over weir'
      const change = { now: password, next, again: next }
      const changed = await send('/account/password', change, { cookies: whole })
      assert.deepEqual(namesIn(changed), ['session'])
      const out = await send('/sign-out', {}, { cookies: changed })
      assert.deepEqual(namesIn(out), ['no session', 'no pending'])
    })

    test('so is each of the council’s own sign-in', async () => {
      await bench.added('ben')
      provider.accounts.set('ben', { email: 'ben@marlshire.example', email_verified: true })
      assert.deepEqual(namesIn(await send('/sign-in/council', { next: '/' })), ['council'])
      const begun = await bench.signIn.council?.begin('/')
      assert.ok(begun?.ok)
      const { pathname, search } = await signInAt(provider, begun.address, 'ben')
      const back = await send(pathname + search, undefined, { cookies: begun.cookies })
      assert.deepEqual(namesIn(back), ['no council', 'session', 'no pending', 'device'])
      assert.deepEqual(namesIn(await send(pathname + search)), ['no council'])
    })

    test('so is each of the example’s choice of whom to be', async () => {
      await example.joined('ann', password)
      const cookies = await send('/sign-in/as', { email, next: '/' }, { at: exampleApp })
      assert.deepEqual(namesIn(cookies), ['session', 'no pending', 'device'])
    })
  })
}
