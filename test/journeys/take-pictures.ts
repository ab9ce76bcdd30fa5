import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openBrowser } from './browser.ts'
import { serveExample } from './example-server.ts'
import { openPage } from './open-page.ts'
import { smallerPng } from './smaller-png.ts'
import { mainPages } from './shown-pages.ts'

/** `npm run pictures`: every page, wide and narrow, as the example council has it. */
const folder = path.join(import.meta.dirname, '../../docs/pictures')
const widths = { wide: 1440, narrow: 390 }

mkdirSync(folder, { recursive: true })
const browser = await openBrowser()
const server = await serveExample()
for (const [size, width] of Object.entries(widths)) {
  const { page, close } = await openPage(browser, server.address, { width })
  for (const { picture, path: at } of mainPages) {
    await page.goto(at, { waitUntil: 'networkidle' })
    const png = await page.screenshot({ fullPage: true })
    writeFileSync(path.join(folder, `${picture}-${size}.png`), smallerPng(png))
  }
  await close()
}
await browser.close()
await server.close()
