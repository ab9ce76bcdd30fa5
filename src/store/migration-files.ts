import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** One numbered step of the register's schema; once applied anywhere its text never changes. */
export type Migration = {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly sha256: string
}

/** The folder `migrations/` that comes with the program. */
export const migrationsFolder = path.join(import.meta.dirname, '../../migrations')

/** Migrations of a folder by number, `0001-plan.sql` first; throws where a number lacks or repeats. */
export function readMigrations(folder: string = migrationsFolder): readonly Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'))
  return files.sort().map((file, index) => {
    const parts = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file)
    const number = Number(parts?.[1])
    const name = parts?.[2]
    if (name === undefined || number !== index + 1) {
      const due = String(index + 1).padStart(4, '0')
      throw new Error(`The migration ${file} stands where ${due}-NAME.sql is due.`)
    }
    const sql = readFileSync(path.join(folder, file), 'utf8')
    return { number, name, sql, sha256: sha256(sql) }
  })
}

/** Of the text with plain line ends, so that a checkout on Windows has the same. */
const sha256 = (text: string): string =>
  createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')
