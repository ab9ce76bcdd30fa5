import { after, before, type TestContext } from 'node:test'
import type { Browser } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { serveExample, type ExampleServer } from './example-server.ts'
import { openPage, type OpenedPage, type Visit } from './open-page.ts'

/**
 * For a file of journeys: a browser and the example served, from before its first test to after its
 * last. Hooks of the file itself come after these.
 */
export function exampleVisits() {
  let browser: Browser
  let server: ExampleServer
  before(async () => {
    browser = await openBrowser()
    server = await serveExample()
  })
  after(async () => {
    await browser?.close()
    await server?.close()
  })
  return {
    server: (): ExampleServer => server,
    /** A page for a test, of whoever holds a role. */
    async visit(t: TestContext, role: string, how: Visit = {}): Promise<OpenedPage> {
      const cookie = await server.cookieOf(role)
      const opened = await openPage(browser, server.address, { cookie, ...how })
      t.after(opened.close)
      return opened
    },
  }
}
