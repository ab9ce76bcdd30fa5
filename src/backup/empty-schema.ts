import { quoted, type Ask } from './register-shape.ts'

/**
 * Takes the register away from the schema, in the transaction that is open. A sentence where the
 * schema has tables and is no register: those are somebody else's. Throws where something of
 * somebody else's hangs on the register's tables.
 */
export async function emptySchema(ask: Ask): Promise<string | undefined> {
  const tables = await ask<{ name: string }>(tablesSql)
  if (tables.length === 0) return undefined
  if (!tables.some(({ name }) => name === 'schema_migrations'))
    return 'The database that DATABASE_URL names has tables that are not Throughline’s. Name a database of its own.'
  // Some give rows of a table, and go before it; others are a table's triggers, and go after.
  for (const { signature } of await ask<Signature>(functionsSql(givesRows)))
    await ask(`drop function ${signature}`)
  await ask(`drop table ${tables.map(({ name }) => quoted(name)).join(', ')}`)
  for (const { signature } of await ask<Signature>(functionsSql('true')))
    await ask(`drop function ${signature}`)
  return undefined
}

type Signature = { readonly signature: string }

/** Whether the schema holds a register, whatever is in it. */
export async function hasRegister(ask: Ask): Promise<boolean> {
  const tables = await ask<{ name: string }>(tablesSql)
  return tables.length > 0
}

const ownAlone = (table: string) => `not exists (
  select from pg_depend where classid = '${table}'::regclass and objid = ${table}.oid
    and deptype = 'e'
)`

const tablesSql = `
  select relname as name from pg_class
  where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
    and ${ownAlone('pg_class')}
  order by relname`

const functionsSql = (which: string) => `
  select oid::regprocedure::text as signature from pg_proc
  where pronamespace = current_schema()::regnamespace and ${ownAlone('pg_proc')} and ${which}
  order by oid`

const givesRows = `exists (
  select from pg_type where pg_type.oid = prorettype and typrelid <> 0
)`
