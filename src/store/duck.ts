import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api'

export type DuckValue = string | number | boolean | null | DuckValue[]
export type DuckRow = Record<string, DuckValue>

/**
 * A DuckDB held inside this process. Close it: an open one keeps its threads.
 * Days come back as `YYYY-MM-DD`, whole numbers as numbers (an unsafe one throws).
 */
export type Duck = {
  /** Runs one statement with bound values and returns its rows. */
  rows<Row extends object = DuckRow>(sql: string, values?: readonly DuckValue[]): Promise<Row[]>
  /** Runs one statement for its effect. */
  run(sql: string, values?: readonly DuckValue[]): Promise<void>
  /** Compiles a statement without running it; throws where its SQL is wrong. */
  prepare(sql: string): Promise<void>
  /** Another connection to the same database, in the same schema: statements run side by side. */
  beside(): Promise<Duck>
  /** Closes this connection; the first one's closes the database and every connection to it. */
  close(): void
}

export type DuckOptions = {
  /** DuckDB's own share; the process needs about 150 MB besides. */
  readonly memoryLimit: string
  readonly threads: number
  /**
   * Where work larger than the memory limit spills, in a folder of its own: two processes that spill
   * into one folder overwrite each other. Made if absent.
   */
  readonly tempFolder: string
}

export async function openDuck(options: DuckOptions): Promise<Duck> {
  mkdirSync(options.tempFolder, { recursive: true, mode: 0o700 })
  const ownFolder = mkdtempSync(path.join(options.tempFolder, 'spill-'))
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(options.threads),
    memory_limit: options.memoryLimit,
    temp_directory: ownFolder,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    nested_loop_join_threshold: '200',
  })
  const connections = new Set<DuckDBConnection>()
  const connect = async (): Promise<Duck> => {
    const connection = await instance.connect()
    connections.add(connection)
    const duck: Duck = {
      async rows<Row extends object>(sql: string, values: readonly DuckValue[] = []) {
        const reader = await runAndRead(connection, sql, values)
        return reader.getRowObjects().map((row) => plainRow(row) as Row)
      },
      async run(sql, values = []) {
        await runAndRead(connection, sql, values)
      },
      async prepare(sql) {
        const statement = await connection.prepare(sql)
        statement.destroySync()
      },
      async beside() {
        const another = await connect()
        const [inUse] = await duck.rows<{ name: string }>('select current_schema() as name')
        if (inUse) await another.run(`use ${sqlName(inUse.name)}`)
        return another
      },
      close() {
        if (connections.delete(connection)) connection.closeSync()
      },
    }
    return duck
  }
  const first = await connect()
  return {
    ...first,
    close() {
      for (const connection of connections) connection.closeSync()
      instance.closeSync()
      rmSync(ownFolder, { recursive: true, force: true })
    },
  }
}

const runAndRead = (connection: DuckDBConnection, sql: string, values: readonly DuckValue[]) =>
  values.length === 0
    ? connection.runAndReadAll(sql)
    : connection.runAndReadAll(sql, [...values] as DuckDBValue[])

const plainRow = (row: Record<string, DuckDBValue>): DuckRow =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)]))

function plainValue(value: DuckDBValue): DuckValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') {
    const number = Number(value)
    if (!Number.isSafeInteger(number)) throw new Error(`${value} is too large for a number.`)
    return number
  }
  if (typeof value === 'object' && 'items' in value && Array.isArray(value.items)) {
    return value.items.map((item) => plainValue(item as DuckDBValue))
  }
  return String(value)
}

/** A name inside SQL text. Names come from specs alone, never from a person or a file. */
export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A text inside SQL, for statements that take no bound values, such as COPY and CREATE VIEW. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`
