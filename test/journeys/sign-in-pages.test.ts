import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { exampleEmail, examplePeople } from '#example/people.ts'
import { findRole } from '#people/roles.ts'
import { invite } from '#sign-in/invitations.ts'
import { appCode } from '#sign-in/testing/app-code.ts'
import { openLocalProvider, type LocalProvider } from '#sign-in/testing/local-provider.ts'
import { openSignInBench, type SignInBench } from '#sign-in/testing/sign-in-bench.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { buildAssets } from '#web/build-assets.ts'
import { signInServer } from '#web/testing/sign-in-server.ts'
import { openBrowser } from './browser.ts'
import { freePort } from './free-port.ts'
import { openPage } from './open-page.ts'
import { accessibilityFaults, headingFaults, sidewaysScroll } from './page-facts.ts'

const password = 'quiet otter under bridge'

/** Holds the page shown to its heading, and to what every page has to be. */
async function holds(page: Page, heading: string): Promise<void> {
  assert.deepEqual(await headingFaults(page), [], heading)
  await isUsable(page, heading)
}

/** All but the order of headings: a summary of problems comes before the page's own, as GOV.UK has it. */
async function isUsable(page: Page, heading: string): Promise<void> {
  assert.equal(await page.locator('h1').innerText(), heading)
  assert.deepEqual(await sidewaysScroll(page), [], heading)
  assert.deepEqual(await accessibilityFaults(page), [], heading)
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Holds a page whose form was refused: its summary leads to the field that says why. */
async function holdsProblem(page: Page, heading: string, field: string): Promise<void> {
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await isUsable(page, heading)
  assert.match(await page.title(), /^Error: /)
  await page.locator('.govuk-error-summary a').click()
  assert.equal(await page.locator(':focus').getAttribute('id'), field)
  assert.equal(await page.locator(`#${field}-error`).count(), 1)
}

describe('the pages of signing in', () => {
  const [place] = testPlaces()
  let browser: Browser
  let provider: LocalProvider
  let bench: SignInBench
  let app: FastifyInstance
  let exampleApp: FastifyInstance
  let address: string
  before(async () => {
    assert.ok(place)
    browser = await openBrowser()
    const port = await freePort()
    address = `http://localhost:${port}`
    provider = await openLocalProvider(`${address}/sign-in/council/back`)
    bench = await openSignInBench(place, { baseUrl: address, council: provider.settings })
    const needs = { assetsFolder: await buildAssets(), tell: () => undefined }
    app = await signInServer(bench, needs)
    await app.listen({ host: '127.0.0.1', port })
    const people = examplePeople.map((one) => ({
      name: one.name,
      email: exampleEmail(one),
      role: one.role,
      inWords: findRole(one.role)?.inWords ?? '',
    }))
    const example = { people, signInAs: () => Promise.resolve([]) }
    exampleApp = await signInServer(bench, { ...needs, example })
    await exampleApp.listen({ host: '127.0.0.1', port: 0 })
  })
  after(async () => {
    await browser?.close()
    await app?.close()
    await exampleApp?.close()
    await bench?.close()
    await provider?.close()
  })

  for (const width of [1440, 320])
    test(`are accessible and scroll down alone, ${width} px wide`, async (t) => {
      const opened = await openPage(browser, address, { width })
      t.after(() => opened.close())
      const { page } = opened
      const name = `ann-${width}`
      const email = `${name}@marlshire.example`
      const id = await bench.added(name)
      const code = await bench.register.db
        .transaction()
        .execute((within) => invite(within, bench.occasion(), id))

      await page.goto(`/sign-in/invitation/${code}`)
      await holds(page, 'Choose a password')
      await page.getByLabel('Password').fill('short')
      await page.getByLabel('The same again').fill('short')
      await press(page, 'Choose')
      await holdsProblem(page, 'Choose a password', 'password')
      await page.getByLabel('Password').fill(password)
      await page.getByLabel('The same again').fill(password)
      await press(page, 'Choose')
      await holds(page, 'Sign in')
      await page.goto(`/sign-in/invitation/${code}`)
      await holds(page, 'This invitation cannot be used')

      await page.goto('/sign-in?next=/account')
      const signIn = async (typed: string) => {
        await page.getByLabel('E-mail address').fill(email)
        await page.getByLabel('Password').fill(typed)
        await press(page, 'Sign in')
      }
      await signIn('something else')
      await holdsProblem(page, 'Sign in', 'email')
      assert.equal(await page.getByLabel('E-mail address').inputValue(), email)
      await signIn(password)
      await holds(page, 'Set up your second factor')
      const key = await page.locator('.app-key').innerText()
      await page.getByRole('textbox', { name: 'Code' }).fill('no')
      await press(page, 'Set up')
      await holdsProblem(page, 'Set up your second factor', 'code')
      await page.getByRole('textbox', { name: 'Code' }).fill(appCode(key, bench.now()))
      await press(page, 'Set up')
      await holds(page, 'Your recovery codes')
      await page.getByRole('link', { name: 'I have kept them: go on' }).click()
      await holds(page, 'Your account')

      // Signed in elsewhere as well, so that there is a session to end.
      const other = await openPage(browser, address, { width })
      t.after(() => other.close())
      await other.page.goto('/sign-in?next=/account')
      await other.page.getByLabel('E-mail address').fill(email)
      await other.page.getByLabel('Password').fill(password)
      await press(other.page, 'Sign in')
      await holds(other.page, 'Your second factor')
      await other.page.getByRole('textbox', { name: 'Code' }).fill('no')
      await press(other.page, 'Go on')
      await holdsProblem(other.page, 'Your second factor', 'code')
      bench.pass(60)
      await other.page.getByRole('textbox', { name: 'Code' }).fill(appCode(key, bench.now()))
      await press(other.page, 'Go on')
      await holds(other.page, 'Your account')
      assert.equal(await other.page.getByRole('button', { name: 'End it' }).count(), 1)
      await other.page.getByLabel('Your password now').fill('not it')
      await other.page.getByLabel('The new one', { exact: true }).fill('brisk heron over weir')
      await other.page.getByLabel('The new one again').fill('brisk heron over weir')
      await press(other.page, 'Change password')
      await holdsProblem(other.page, 'Your account', 'now')
      await other.page.getByLabel('Your password', { exact: true }).fill('not it')
      await press(other.page, 'Make new codes')
      await holdsProblem(other.page, 'Your account', 'password')
    })

  for (const width of [1440, 320])
    test(`of the council’s own sign-in and of the example are too, ${width} px wide`, async (t) => {
      const { page, close } = await openPage(browser, address, { width })
      t.after(close)
      const council = async () => {
        await page.goto('/sign-in?next=/account')
        await press(page, 'Sign in with Council account')
      }
      const signInThere = async (name: string) => {
        await council()
        await page.getByLabel('Name').fill(name)
        await press(page, 'Continue')
        await page.waitForURL(`${address}/**`)
      }
      const name = `ben-${width}`
      const email = `${name}@marlshire.example`
      provider.accounts.set(name, { email, email_verified: true })
      await signInThere(name)
      await holds(page, 'You cannot sign in here yet')
      await bench.added(name)
      // The provider knows them by now, and asks for nothing.
      await council()
      await page.waitForURL(`${address}/account`)
      await holds(page, 'Your account')
      await page.goto('/access-record')
      await holds(page, 'You may not open this page')
      await provider.goDown()
      t.after(() => provider.comeUp())
      await council()
      await holds(page, 'The council’s sign-in does not answer as it should')
      await page.goto(
        `http://localhost:${(exampleApp.server.address() as AddressInfo).port}/sign-in/as`,
      )
      await holds(page, 'Choose whom to be')
    })
})
