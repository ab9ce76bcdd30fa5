import { createHash } from 'node:crypto'
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
import { readMigrations } from '../migration-files.ts'
import { openPglite } from '../open-pglite.ts'
import { openRegister } from '../register.ts'

const root = path.join(import.meta.dirname, '../../..')

/** The schema that an empty register has: the program's own, or none yet, for tests of migrations. */
export type EmptySchema = 'of now' | 'none'

/**
 * Puts an empty register on PGlite where a data folder has its own. It is made once for each version
 * of PGlite and of the schema, in `build/`, and copied: making one takes seconds, and each test file
 * wants its own.
 */
export async function placeEmptyPglite(
  dataFolder: string,
  schema: EmptySchema = 'of now',
): Promise<void> {
  const name = `empty-pglite-${schema.replace(' ', '-')}-${versionOfAll()}`
  const made = path.join(root, 'build', name)
  if (!existsSync(made)) await makeOnce(made, schema)
  cpSync(path.join(made, 'register'), path.join(dataFolder, 'register'), { recursive: true })
}

async function makeOnce(made: string, schema: EmptySchema): Promise<void> {
  mkdirSync(path.dirname(made), { recursive: true })
  const aside = mkdtempSync(`${made}-`)
  await (schema === 'none' ? makeServer(aside) : makeRegister(aside))
  try {
    renameSync(aside, made)
  } catch (error) {
    // Another test file was quicker.
    if (!existsSync(made)) throw error
    rmSync(aside, { recursive: true, force: true })
  }
}

async function makeServer(dataFolder: string): Promise<void> {
  const opened = await openPglite(dataFolder, () => undefined)
  if (!opened.ok) throw new Error(opened.problem)
  await opened.pool.end()
}

async function makeRegister(dataFolder: string): Promise<void> {
  const opened = await openRegister({ dataFolder })
  if (!opened.ok) throw new Error(opened.problem)
  await opened.register.close()
}

/** Of PGlite, and of every file that makes the schema. */
function versionOfAll(): string {
  const hash = createHash('sha256')
  hash.update(readFileSync(path.join(root, 'node_modules/@electric-sql/pglite/package.json')))
  for (const { sha256 } of readMigrations()) hash.update(sha256)
  return hash.digest('hex').slice(0, 12)
}
