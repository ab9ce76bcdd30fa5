import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser for the journeys: the one `CHROMIUM` names, else where one is usually installed. */
export const findBrowser = () =>
  [process.env.CHROMIUM, ...places].find((place) => place && existsSync(place))

/** Installs Debian's Chromium where there is no browser and it can be done; says so where not. */
export function installBrowserIfMissing() {
  if (findBrowser()) return
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (canInstall) {
    console.error('Installing Debian’s Chromium for the browser journeys …')
    const options = {
      stdio: ['ignore', 'ignore', 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }
    spawnSync('apt-get', ['update'], options)
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options)
  }
  if (!findBrowser())
    console.error(
      'The browser journeys need Chromium: install it (on Debian: sudo apt-get install chromium), or set CHROMIUM to the path of one.',
    )
}
