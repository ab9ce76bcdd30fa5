import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import type { RegisterPlace } from '../register.ts'
import { placeEmptyPglite, type EmptySchema } from './empty-pglite.ts'

/** A place for a register of its own, empty at first, that is taken away afterwards. */
export type TestPlace = {
  readonly name: 'PGlite' | 'PostgreSQL'
  /** Why tests of this kind are skipped; false where they run. */
  readonly skip: string | false
  make(): Promise<RegisterPlace>
  remove(): Promise<void>
}

/**
 * Both kinds of register: PGlite always, PostgreSQL where TEST_DATABASE_URL names a server. The schema
 * is that of PGlite's; on a server it is made when the register is opened.
 */
export const testPlaces = (schema: EmptySchema = 'of now'): readonly TestPlace[] => [
  pglitePlace(schema),
  postgresqlPlace(process.env['TEST_DATABASE_URL']),
]

function pglitePlace(schema: EmptySchema): TestPlace {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'throughline-register-'))
  return {
    name: 'PGlite',
    skip: false,
    async make() {
      await placeEmptyPglite(dataFolder, schema)
      return { dataFolder }
    },
    remove: async () => rmSync(dataFolder, { recursive: true, force: true }),
  }
}

/** A new database on the server; its days are set up to be written the British way, as some are. */
function postgresqlPlace(serverUrl: string | undefined): TestPlace {
  const database = `throughline_test_${randomBytes(6).toString('hex')}`
  const onServer = async (...statements: readonly string[]) => {
    const client = new Client({ connectionString: serverUrl })
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
  return {
    name: 'PostgreSQL',
    skip: serverUrl ? false : 'TEST_DATABASE_URL names no PostgreSQL server',
    async make() {
      await onServer(
        `create database ${database}`,
        `alter database ${database} set datestyle = 'SQL, DMY'`,
      )
      const url = new URL(serverUrl ?? '')
      url.pathname = `/${database}`
      return { dataFolder: tmpdir(), databaseUrl: url.href }
    },
    remove: () => onServer(`drop database if exists ${database} with (force)`),
  }
}
