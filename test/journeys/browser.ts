import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

/** The same places as `setup/browser.mjs`, which installs one where there is none. */
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** What keeps the browser to the pages asked for. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts Chromium. Throws one line that says what to install where there is none. */
export function openBrowser(): Promise<Browser> {
  const found = [process.env['CHROMIUM'], ...places].find((place) => place && existsSync(place))
  if (found === undefined)
    throw new Error(
      'The browser journeys need Chromium: install it (on Debian: sudo apt-get install chromium), or set CHROMIUM to the path of one.',
    )
  return chromium.launch({ executablePath: found, args: quiet })
}
