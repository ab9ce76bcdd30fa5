import { Pool, types } from 'pg'
import type { OpenedPool } from './register-client.ts'
import { serverProblem, type ServerPlace } from './server-problem.ts'
import { valueParsers } from './register-values.ts'

const oldestVersion = 150_000

/** Opens the register on the PostgreSQL server that `databaseUrl` names, and looks at its version. */
export async function openPostgresql(databaseUrl: string): Promise<OpenedPool> {
  const place = placeOf(databaseUrl)
  if (place === undefined) return { ok: false, problem: notAnAddress }
  const pool = new Pool({
    connectionString: databaseUrl,
    application_name: 'throughline',
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser },
  })
  const explain = (error: unknown) => serverProblem(error, place)
  // A connection lost while idle is dropped from the pool; the next query opens another.
  pool.on('error', () => undefined)
  // One lost within a transaction is told to whoever runs the next query; unheard, it would end the program.
  pool.on('connect', (client) => client.on('error', () => undefined))
  try {
    const version = await serverVersion(pool)
    if (version >= oldestVersion) return { ok: true, pool, explain }
    await pool.end()
    return { ok: false, problem: tooOld(place, version) }
  } catch (error) {
    await pool.end()
    const problem = explain(error)
    if (problem === undefined) throw error
    return { ok: false, problem }
  }
}

type TypeId = Parameters<typeof types.getTypeParser>[0]

const getTypeParser = (oid: TypeId) => valueParsers[oid] ?? types.getTypeParser(oid)

async function serverVersion(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ version: number }>(
    `select current_setting('server_version_num')::integer as version`,
  )
  return rows[0]?.version ?? 0
}

function placeOf(databaseUrl: string): ServerPlace | undefined {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl) || !URL.canParse(databaseUrl)) return undefined
  const url = new URL(databaseUrl)
  const database = decodeURIComponent(url.pathname.slice(1)) || url.username
  const host = url.searchParams.get('host') ?? url.hostname
  return { server: `${host || 'localhost'}:${url.port || '5432'}`, database, user: url.username }
}

/** Which server and database an address names, without user or password. */
export function serverInWords(databaseUrl: string): string {
  const place = placeOf(databaseUrl)
  return place === undefined ? 'no database' : `${place.database} on ${place.server}`
}

const notAnAddress =
  'DATABASE_URL is not the address of a PostgreSQL database. Write it as postgresql://USER:PASSWORD@HOST:5432/DATABASE, with special characters of the password percent-encoded.'

const tooOld = ({ server }: ServerPlace, version: number): string =>
  `The PostgreSQL server at ${server} is version ${Math.floor(version / 10_000)}, and the register needs 15 or later.`
