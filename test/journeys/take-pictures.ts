import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { askingAt, eachKind } from '../walk/walk-pages.ts'
import { openBrowser } from './browser.ts'
import { serveExample } from './example-server.ts'
import { openPage } from './open-page.ts'
import { smallerPng } from './smaller-png.ts'

/** `npm run pictures`: a page of each kind, wide and narrow, as the example council has it. */
const folder = path.join(import.meta.dirname, '../../docs/pictures')
const widths = { wide: 1440, narrow: 390 }
/** CSS pixels; what a long list goes on with looks like what it begins with. */
const tallest = 4000
/** The A3 paper of the plan as a table, on its long side and within its margins, in CSS pixels. */
const paperWidth = 1496

/** `/measures/:id/items` as `measure-items`: the kind of page, each of a collection in the singular. */
const nameOf = (kind: string): string =>
  kind
    .replaceAll(/(\w+)s\/:id/g, '$1')
    .replace('/data/:id', '/data-extract')
    .replace('/evidence/:id', '/evidence-item')
    .replaceAll(/[/?]+/g, '-')
    .slice(1) || 'plan'

mkdirSync(folder, { recursive: true })
const browser = await openBrowser()
const server = await serveExample()
const taken = new Set<string>()
try {
  const cookie = await server.cookieOf('assistant director')
  const kinds = await eachKind(askingAt(server.address, cookie))
  for (const [size, width] of Object.entries(widths)) {
    const { page, close } = await openPage(browser, server.address, { width, cookie })
    for (const { kind, address } of kinds) {
      await page.goto(address, { waitUntil: 'networkidle' })
      await take(`${nameOf(kind)}-${size}.png`, page)
    }
    await close()
  }
  const { page, close } = await openPage(browser, server.address, { width: paperWidth, cookie })
  await page.emulateMedia({ media: 'print' })
  await page.goto('/plan-table', { waitUntil: 'networkidle' })
  await take('plan-table-print.png', page)
  await close()
  for (const name of readdirSync(folder))
    if (name.endsWith('.png') && !taken.has(name)) rmSync(path.join(folder, name))
} finally {
  await browser.close()
  await server.close()
}

async function take(name: string, page: Page): Promise<void> {
  const height = await page.evaluate<number>('document.documentElement.scrollHeight')
  const { width } = page.viewportSize() ?? { width: widths.wide }
  const clip = { x: 0, y: 0, width, height: Math.min(height, tallest) }
  const png = await page.screenshot({ fullPage: true, clip })
  writeFileSync(path.join(folder, name), smallerPng(png))
  taken.add(name)
}
