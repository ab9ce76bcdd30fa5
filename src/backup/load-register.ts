import { migrateWithin } from '#store/migrate.ts'
import type { Migration } from '#store/migration-files.ts'
import type { RegisterClient } from '#store/register-client.ts'
import type { DumpedTable, Head } from './backup-format.ts'
import { dumpedLines } from './dumped-lines.ts'
import { quoted, readShape, type Ask, type TableShape } from './register-shape.ts'

export type Loaded = { readonly ok: true } | { readonly ok: false; readonly problem: string }

/**
 * Makes the register of a backup in a schema that holds nothing, in the transaction that is open: as
 * the backup's own program had it, row for row, then brought up to this program's schema. The plan's
 * history comes as it was and is not written anew.
 */
export async function loadRegister(
  client: RegisterClient,
  { schema, tables }: Head['register'],
  folder: string,
  migrations: readonly Migration[],
): Promise<Loaded> {
  await client.query(`set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'`, [])
  const made = await migrateWithin(client, migrations.slice(0, schema.length))
  if (!made.ok) return made
  const ask = asking(client)
  const triggers = await ask<Trigger>(triggersSql)
  for (const { table, name } of triggers)
    await ask(`alter table ${quoted(table)} disable trigger ${quoted(name)}`)
  const shapes = await readShape(ask)
  const dumped = new Map(tables.map((one) => [one.table, one]))
  if (dumped.size !== shapes.length || shapes.some(({ table }) => !dumped.has(table)))
    return { ok: false, problem: 'its tables are not those of its schema.' }
  // Migrations write rows too, which are in the backup as they had become.
  for (const { table } of shapes.toReversed()) await ask(`delete from ${quoted(table)}`)
  for (const shape of shapes) {
    const due = dumped.get(shape.table)
    const rows = await loadTable(ask, shape, folder)
    if (due === undefined || rows !== due.rows)
      return { ok: false, problem: `${shape.table} has ${rows} rows where ${due?.rows} are due.` }
    await setNumbering(ask, due)
  }
  for (const { table, name, mode } of triggers)
    await ask(`alter table ${quoted(table)} enable ${mode} trigger ${quoted(name)}`)
  return migrateWithin(client, migrations)
}

/** Runs statements on one connection. */
export const asking =
  (client: RegisterClient): Ask =>
  async <Row extends object>(text: string, values: readonly unknown[] = []) =>
    (await client.query<Row>(text, [...values])).rows

async function loadTable(ask: Ask, shape: TableShape, folder: string): Promise<number> {
  const { table, columns } = shape
  const names = columns.map(({ name }) => quoted(name)).join(', ')
  const texts = columns.map(({ name }) => `${quoted(name)} text`).join(', ')
  const values = columns.map(({ name, type }) => `line.${quoted(name)}::${type}`).join(', ')
  for await (const lines of dumpedLines(folder, table)) {
    await ask(
      `insert into ${quoted(table)} (${names}) overriding system value
        select ${values} from json_to_recordset($1::json) as line (${texts})`,
      [`[${lines.join(',')}]`],
    )
  }
  const [counted] = await ask<{ rows: number }>(
    `select count(*)::int as rows from ${quoted(table)}`,
  )
  return counted?.rows ?? 0
}

async function setNumbering(ask: Ask, { table, numbering }: DumpedTable): Promise<void> {
  for (const { column, last, isCalled } of numbering)
    await ask(`select setval(pg_get_serial_sequence($1, $2)::regclass, $3::bigint, $4::boolean)`, [
      quoted(table),
      column,
      last,
      isCalled,
    ])
}

type Trigger = {
  readonly table: string
  readonly name: string
  readonly mode: '' | 'always' | 'replica'
}

const triggersSql = `
  select relname as table, tgname as name,
    case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end as mode
  from pg_trigger join pg_class on pg_class.oid = tgrelid
  where relnamespace = current_schema()::regnamespace and not tgisinternal and tgenabled <> 'D'`
