import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * What runs before the project's own Node is there: plain JavaScript for Node 20 or later, with
 * nothing but what Node brings.
 */
export const root = path.join(import.meta.dirname, '..')

const modules = path.join(root, 'node_modules')
const stamp = path.join(modules, '.installed-lock')

/** Node 24 as the lockfile pins it: TypeScript runs in it as it stands. */
export const node24 = path.join(
  modules,
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

/** Installs what package-lock.json names, unless just that is there already. */
export function installWhatIsMissing() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && existsSync(node24) && readFileSync(stamp, 'utf8') === lock) return
  console.error('Installing what is missing (under a minute) …')
  const { npm_execpath: npm } = process.env
  const words = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const done = npm
    ? spawnSync(process.execPath, [npm, ...words], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', words, {
        cwd: root,
        stdio: ['ignore', 2, 2],
        shell: process.platform === 'win32',
      })
  if (done.status !== 0 || !existsSync(node24)) {
    console.error(
      'The packages could not be installed: npm says why above. Nothing else was done; try again when npm reaches its registry.',
    )
    process.exit(1)
  }
  writeFileSync(stamp, lock)
}
