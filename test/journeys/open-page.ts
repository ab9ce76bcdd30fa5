import type { Browser, Page } from 'playwright-core'

export type OpenedPage = {
  readonly page: Page
  /** What went wrong since it was opened, a sentence each: nothing should. */
  readonly troubles: readonly string[]
  readonly close: () => Promise<void>
}

export type Visit = {
  /** In CSS pixels: 320 is also what a window of 1280 has at 400% zoom. */
  readonly width?: number
  readonly scripts?: 'on' | 'off'
  /** Of somebody who is signed in already. */
  readonly cookie?: string
}

/**
 * A new page of a browser that has seen nothing before, listening for console errors, what the
 * content security policy blocked, requests that failed, answers of an error and requests elsewhere.
 */
export async function openPage(
  browser: Browser,
  address: string,
  { width = 1440, scripts = 'on', cookie }: Visit,
): Promise<OpenedPage> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width, height: 900 },
    javaScriptEnabled: scripts === 'on',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  })
  const cookies = cookie?.split('; ').map((one) => {
    const at = one.indexOf('=')
    return { name: one.slice(0, at), value: one.slice(at + 1), url: address }
  })
  if (cookies) await context.addCookies(cookies)
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      troubles.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => troubles.push(`script: ${error.message}`))
  page.on('requestfailed', (request) =>
    troubles.push(`failed: ${request.url()} (${request.failure()?.errorText})`),
  )
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`answered ${response.status()}: ${response.url()}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) troubles.push(`went elsewhere: ${request.url()}`)
  })
  return { page, troubles, close: () => context.close() }
}
