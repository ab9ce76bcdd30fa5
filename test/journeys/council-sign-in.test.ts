import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test, type TestContext } from 'node:test'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { appCode } from '#sign-in/testing/app-code.ts'
import { openLocalProvider, signInAt, type LocalProvider } from '#sign-in/testing/local-provider.ts'
import { openSignInBench, type SignInBench } from '#sign-in/testing/sign-in-bench.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { buildAssets } from '#web/build-assets.ts'
import { signInServer } from '#web/testing/sign-in-server.ts'
import { openBrowser } from './browser.ts'
import { freePort } from './free-port.ts'
import { openPage, type Visit } from './open-page.ts'
import { accessibilityFaults, headingFaults, sidewaysScroll } from './page-facts.ts'

let browser: Browser
before(async () => {
  browser = await openBrowser()
})
after(() => browser?.close())

for (const kind of testPlaces()) {
  describe(`the council’s own sign-in in a browser on ${kind.name}`, { skip: kind.skip }, () => {
    let provider: LocalProvider
    let bench: SignInBench
    let app: FastifyInstance
    let address: string
    const told: string[] = []
    before(async () => {
      const port = await freePort()
      address = `http://localhost:${port}`
      provider = await openLocalProvider(`${address}/sign-in/council/back`)
      bench = await openSignInBench(kind, { baseUrl: address, council: provider.settings })
      app = await signInServer(bench, {
        assetsFolder: await buildAssets(),
        tell: (line) => told.push(line),
      })
      await app.listen({ host: '127.0.0.1', port })
    })
    after(async () => {
      await app.close()
      await bench.close()
      await provider.close()
    })
    beforeEach(() => {
      told.length = 0
    })

    const visit = async (t: TestContext, how: Visit = {}) => {
      const opened = await openPage(browser, address, how)
      t.after(() => opened.close())
      return {
        page: opened.page,
        /** But for going to the provider, and for what a page that leads on at once had begun to load. */
        troubles: () =>
          opened.troubles.filter(
            (one) => !one.includes(provider.issuer) && !one.includes('net::ERR_ABORTED'),
          ),
      }
    }
    const pressCouncil = async (page: Page) => {
      await page.getByRole('button', { name: 'Sign in with Council account' }).click()
      await page.waitForURL(`${provider.issuer}/interaction/**`)
    }
    const signInThere = async (page: Page, name: string) => {
      await page.getByLabel('Name').fill(name)
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.waitForURL(`${address}/**`)
    }
    const rolesOf = (personId: number) =>
      bench.register.db
        .selectFrom('role_assignments')
        .select(['role', 'team', 'from_on', 'until_on', 'given_by'])
        .where('person_id', '=', personId)
        .orderBy('assignment_id')
        .execute()

    for (const scripts of ['on', 'off'] as const)
      test(`leads by the provider to the page asked for, which the groups open, scripts ${scripts}`, async (t) => {
        const name = `ann-${scripts}`
        const ann = await bench.added(name)
        provider.accounts.set(name, {
          email: `${name}@marlshire.example`,
          email_verified: true,
          groups: ['g-admin', 'g-north', 'g-other'],
        })
        const { page, troubles } = await visit(t, { scripts })
        await page.goto('/access-record?did=changed')
        assert.equal(new URL(page.url()).pathname, '/sign-in')
        await pressCouncil(page)
        await signInThere(page, name)
        assert.equal(page.url(), `${address}/access-record?did=changed`)
        const [last] = await page.locator('tbody tr').allInnerTexts()
        assert.match(last ?? '', new RegExp(`${name}[\\s\\S]*Changed[\\s\\S]*sign-in`))
        await page.goto('/account')
        assert.match(
          await page.locator('main').innerText(),
          new RegExp(`You sign in as ${name}@marlshire.example`),
        )
        assert.deepEqual(await rolesOf(ann), [
          {
            role: 'team manager',
            team: 'North',
            from_on: '2019-11-01',
            until_on: null,
            given_by: 'council sign-in',
          },
          {
            role: 'administrator',
            team: null,
            from_on: '2019-11-01',
            until_on: null,
            given_by: 'council sign-in',
          },
        ])
        assert.deepEqual(troubles(), [])
        assert.deepEqual(told, [])
      })

    test('a group that is gone closes at the next sign-in what it opened', async (t) => {
      const bob = await bench.added('bob')
      const account = { email: 'bob@marlshire.example', email_verified: true }
      provider.accounts.set('bob', { ...account, groups: ['g-admin'] })
      const first = await visit(t)
      await first.page.goto('/access-record')
      await pressCouncil(first.page)
      await signInThere(first.page, 'bob')
      assert.equal(new URL(first.page.url()).pathname, '/access-record')
      provider.accounts.set('bob', { ...account, groups: ['g-member'] })
      const { page } = await visit(t)
      await page.goto('/access-record')
      await pressCouncil(page)
      await signInThere(page, 'bob')
      assert.match(await page.locator('main').innerText(), /You may not open this page/)
      const roles = (await rolesOf(bob)).map(({ role, until_on }) => [role, until_on])
      assert.deepEqual(roles, [
        ['administrator', '2019-10-31'],
        ['member', null],
      ])
    })

    for (const width of [1440, 320])
      test(`its pages, ${width} px wide, are accessible and scroll down alone`, async (t) => {
        const { page, troubles } = await visit(t, { width })
        const faultless = async () => {
          assert.deepEqual(await sidewaysScroll(page), [])
          assert.deepEqual(await headingFaults(page), [])
          assert.deepEqual(await accessibilityFaults(page), [])
        }
        await page.goto('/sign-in')
        await faultless()
        // Where the provider answers with nothing, the page that leads on stays.
        await page.route(`${provider.issuer}/**`, (route) => route.fulfill({ status: 204 }))
        await page.getByRole('button', { name: 'Sign in with Council account' }).click()
        await page.getByRole('heading', { name: 'Going on to Council account' }).waitFor()
        await page.waitForLoadState('networkidle')
        await faultless()
        await page.goto('/sign-in/council/back?state=made-up&code=made-up')
        assert.match(await page.locator('main').innerText(), /That sign-in is over/)
        await faultless()
        assert.deepEqual(
          troubles().filter((one) => !one.includes('/sign-in/council/back')),
          [],
        )
      })

    test('who was not added is told so, and whom to ask', async (t) => {
      provider.accounts.set('eve', { email: 'eve@marlshire.example', email_verified: true })
      const { page } = await visit(t)
      await page.goto('/sign-in')
      await pressCouncil(page)
      await signInThere(page, 'eve')
      assert.match(
        await page.locator('main').innerText(),
        /Nobody of that address was added; ask your administrator\./,
      )
      await page.goto('/account')
      assert.equal(new URL(page.url()).pathname, '/sign-in')
    })

    test('going back to an answer that was taken signs nobody in', async (t) => {
      await bench.added('cat')
      provider.accounts.set('cat', { email: 'cat@marlshire.example', email_verified: true })
      const { page } = await visit(t)
      let answer = ''
      page.on('request', (request) => {
        if (request.url().includes('/sign-in/council/back')) answer = request.url()
      })
      await page.goto('/sign-in?next=/account')
      await pressCouncil(page)
      await signInThere(page, 'cat')
      assert.equal(new URL(page.url()).pathname, '/account')
      assert.match(answer, /code=/)
      const other = await visit(t)
      for (const { page: one } of [{ page }, other]) {
        await one.context().clearCookies({ name: 'throughline_session' })
        await one.goto(answer)
        assert.match(await one.locator('main').innerText(), /That sign-in is over/)
        await one.goto('/account')
        assert.equal(new URL(one.url()).pathname, '/sign-in')
      }
    })

    test('leads to pages of this service alone', async () => {
      await bench.added('dan')
      provider.accounts.set('dan', { email: 'dan@marlshire.example', email_verified: true })
      for (const next of [
        'https://elsewhere.example',
        '//elsewhere.example',
        '/\\elsewhere.example',
        '/.//elsewhere.example',
      ]) {
        const begun = await fetch(`${address}/sign-in/council`, {
          method: 'POST',
          headers: { origin: address },
          body: new URLSearchParams({ next }),
        })
        assert.equal(begun.status, 200)
        const [cookie = ''] = begun.headers.getSetCookie()[0]?.split(';') ?? []
        const link =
          /<a class="govuk-link" href="([^"]*)">Go on/.exec(await begun.text())?.[1] ?? ''
        const back = await signInAt(provider, link.replaceAll('&amp;', '&'), 'dan')
        const answer = await fetch(back, { redirect: 'manual', headers: { cookie } })
        assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/'], next)
      }
    })

    test('a form of another site does not begin it, and no other path leads to better-auth', async () => {
      const cross = await fetch(`${address}/sign-in/council`, {
        method: 'POST',
        headers: { origin: provider.issuer },
        body: new URLSearchParams({ next: '/' }),
      })
      assert.equal(cross.status, 403)
      for (const path of ['callback/council', 'sign-in/social', 'get-session', 'error', 'ok'])
        for (const method of ['GET', 'POST']) {
          const answer = await fetch(`${address}/api/auth/${path}`, {
            method,
            headers: { origin: address },
          })
          assert.equal(answer.status, 404, `${method} ${path}`)
        }
    })

    test('while the provider is down a page says so, and an administrator gets in by password', async (t) => {
      const password = 'quiet otter under bridge'
      await bench.joined('may', password)
      await provider.goDown()
      t.after(() => provider.comeUp())
      const { page } = await visit(t)
      await page.goto('/sign-in?next=/account')
      await page.getByRole('button', { name: 'Sign in with Council account' }).click()
      assert.match(await page.locator('main').innerText(), downWords)
      assert.deepEqual(told, ['The council’s sign-in could not be begun: no_answer.'])
      await page.getByRole('link', { name: 'Go to sign in' }).click()
      await page.getByLabel('E-mail address').fill('may@marlshire.example')
      await page.getByLabel('Password').fill(password)
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      const key = await page.locator('.app-key').innerText()
      await page.getByRole('textbox', { name: 'Code' }).fill(appCode(key, bench.now()))
      await page.locator('main form button').click()
      assert.equal(await page.locator('.app-key').count(), 10)
      await page.goto('/account')
      assert.match(await page.locator('main').innerText(), /You sign in as may@marlshire.example/)
    })

    test('an answer that comes while the provider is down leads to a page that says so', async (t) => {
      await bench.added('fay')
      provider.accounts.set('fay', { email: 'fay@marlshire.example', email_verified: true })
      const { page } = await visit(t)
      await page.goto('/sign-in')
      await pressCouncil(page)
      provider.breakOffTokens(true)
      t.after(() => provider.breakOffTokens(false))
      await signInThere(page, 'fay')
      assert.match(await page.locator('main').innerText(), downWords)
      await page.getByRole('link', { name: 'Go to sign in' }).click()
      assert.equal(new URL(page.url()).pathname, '/sign-in')
      assert.deepEqual(told, ['The council’s sign-in failed: invalid_code.'])
    })
  })
}

const downWords =
  /does not answer as it should[\s\S]*Whoever has a password for this service can sign in with that as ever/
