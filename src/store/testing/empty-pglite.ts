import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import path from 'node:path'
import { openPglite } from '../open-pglite.ts'

const root = path.join(import.meta.dirname, '../../..')

/**
 * Puts an empty PGlite where a data folder has its register. It is made once for each version of
 * PGlite, in `build/`, and copied: making one takes seconds, and each test file wants its own.
 */
export async function placeEmptyPglite(dataFolder: string): Promise<void> {
  const made = path.join(root, 'build', `empty-pglite-${pgliteVersion()}`)
  if (!existsSync(made)) await makeOnce(made)
  cpSync(path.join(made, 'register'), path.join(dataFolder, 'register'), { recursive: true })
}

async function makeOnce(made: string): Promise<void> {
  mkdirSync(path.dirname(made), { recursive: true })
  const aside = mkdtempSync(`${made}-`)
  const opened = await openPglite(aside, () => undefined)
  if (!opened.ok) throw new Error(opened.problem)
  await opened.pool.end()
  try {
    renameSync(aside, made)
  } catch (error) {
    // Another test file was quicker.
    if (!existsSync(made)) throw error
    rmSync(aside, { recursive: true, force: true })
  }
}

function pgliteVersion(): string {
  const file = path.join(root, 'node_modules/@electric-sql/pglite/package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
