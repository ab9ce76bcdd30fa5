import { after, before, type TestContext } from 'node:test'
import type { Browser } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { serveExample, type ExampleServer } from './example-server.ts'
import { openPage, type OpenedPage, type Visit } from './open-page.ts'

type Opened = { readonly browser: Browser; readonly server: ExampleServer }

/** For a file of journeys: a browser and the example served, until after its last test. */
export function exampleVisits() {
  let opening: Promise<Opened> | undefined
  // Hooks of a file begin together, so each asks for what is opened once.
  const opened = () => (opening ??= open())
  before(opened)
  after(async () => {
    const { browser, server } = await opened()
    await browser.close()
    await server.close()
  })
  return {
    server: async (): Promise<ExampleServer> => (await opened()).server,
    /** A page for a test, of whoever holds a role. */
    visit: async (t: TestContext, role: string, how: Visit = {}): Promise<OpenedPage> => {
      const { browser, server } = await opened()
      const cookie = await server.cookieOf(role)
      const page = await openPage(browser, server.address, { cookie, ...how })
      t.after(page.close)
      return page
    },
  }
}

async function open(): Promise<Opened> {
  const browser = await openBrowser()
  try {
    return { browser, server: await serveExample() }
  } catch (error) {
    await browser.close()
    throw error
  }
}
