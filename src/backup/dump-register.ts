import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { CompiledQuery, sql } from 'kysely'
import type { Register } from '#store/register.ts'
import type { AppliedMigration, Dump, DumpedTable, Numbering } from './backup-format.ts'
import { quoted, readShape, type Ask, type TableShape } from './register-shape.ts'

/** Rows in memory at once. */
const batch = 500

/**
 * Writes every table of the register into a folder, one file each, all as they stood at one moment.
 * Whoever writes meanwhile waits only where the register is PGlite, which has one connection.
 */
export const dumpRegister = ({ db, kind }: Register, folder: string): Promise<Dump> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (within) => {
      // As the owner of the tables, from whom row-level security keeps nothing.
      await sql`set local role none`.execute(within)
      const ask: Ask = async <Row extends object>(text: string) =>
        (await within.executeQuery<Row>(CompiledQuery.raw(text))).rows
      const tables: DumpedTable[] = []
      for (const shape of await readShape(ask)) tables.push(await dumpTable(ask, shape, folder))
      return {
        engine: kind,
        schema: await ask<AppliedMigration>(
          'select number, name, sha256 from schema_migrations order by number',
        ),
        plans: await ask<{ id: string; council: string }>(
          'select plan_id as id, council from plans order by plan_id',
        ),
        tables,
        evidence: (
          await ask<{ sha256: string }>(
            'select distinct sha256 from evidence_versions where sha256 is not null order by sha256',
          )
        ).map(({ sha256 }) => sha256),
      }
    })

async function dumpTable(ask: Ask, shape: TableShape, folder: string): Promise<DumpedTable> {
  const { table } = shape
  const columns = shape.columns
    .map(({ name }) => `${quoted(name)}::text as ${quoted(name)}`)
    .join(', ')
  const order = shape.key.map((name) => `there.${quoted(name)}`).join(', ')
  await ask(`
    declare dumped no scroll cursor for
    select row_to_json(line)::text as line from (
      select ${columns} from ${quoted(table)} as there ${order === '' ? '' : `order by ${order}`}
    ) as line`)
  let rows = 0
  const lines = async function* () {
    while (true) {
      const some = await ask<{ line: string }>(`fetch ${batch} from dumped`)
      if (some.length === 0) return
      rows += some.length
      yield some.map(({ line }) => `${line}\n`).join('')
    }
  }
  await pipeline(
    Readable.from(lines()),
    createGzip(),
    createWriteStream(path.join(folder, `${table}.jsonl.gz`), { mode: 0o600, flags: 'wx' }),
  )
  await ask('close dumped')
  return { table, rows, numbering: await numberingOf(ask, shape) }
}

/** Read after the rows, so that no number in them is ahead of it. */
async function numberingOf(ask: Ask, { table, numbered }: TableShape): Promise<Numbering[]> {
  const all: Numbering[] = []
  for (const column of numbered) {
    const [sequence] = await ask<{ name: string }>(
      `select pg_get_serial_sequence('${quoted(table)}', '${column}') as name`,
    )
    const [state] = await ask<Omit<Numbering, 'column'>>(
      `select last_value as last, is_called as "isCalled" from ${sequence?.name}`,
    )
    if (state) all.push({ column, ...state })
  }
  return all
}
