import type { RegisterClient } from './register-client.ts'

/**
 * The role the program works under: not the owner of the tables, so that it can do no more than the
 * migrations grant it and row-level security holds for it. It cannot sign in; a connection takes it.
 */
const applicationRole = 'throughline_app'

/**
 * What each connection sets before it is used. A server may have been set up with other days and
 * another time zone; the schema is named, as `$user` in the search path would follow the role.
 */
export const sessionSettings = `
  set datestyle = 'ISO, YMD';
  set timezone = 'UTC';
  select set_config('search_path', quote_ident(current_schema()), false);
  set role ${applicationRole}`

/**
 * Makes the role where the server has none and lets this connection's user take it. Resolves to a
 * sentence where neither the one nor the other is allowed, else to undefined.
 */
export async function prepareApplicationRole(client: RegisterClient): Promise<string | undefined> {
  if (await canTakeRole(client)) return undefined
  try {
    await client.query(makeRole, [])
    if (await canTakeRole(client)) return undefined
  } catch (error) {
    if (codeOf(error) !== notAllowed) throw error
  }
  const { rows } = await client.query<{ name: string }>(
    'select quote_ident(session_user) as name',
    [],
  )
  return `The register needs the role ${applicationRole} on the PostgreSQL server, and ${rows[0]?.name} may not make it. Ask the server’s administrator to run: create role ${applicationRole} nologin; grant ${applicationRole} to ${rows[0]?.name};`
}

const notAllowed = '42501'
const noSuchRole = '22023'

async function canTakeRole(client: RegisterClient): Promise<boolean> {
  try {
    await client.query(`set role ${applicationRole}; reset role`, [])
    return true
  } catch (error) {
    const code = codeOf(error)
    if (code === notAllowed || code === noSuchRole) return false
    throw error
  }
}

/** Roles are the whole server's: another register of it may be making the same one at this moment. */
const makeRole = `
  do $$
  begin
    if not exists (select from pg_roles where rolname = '${applicationRole}') then
      create role ${applicationRole} nologin;
    end if;
  exception when duplicate_object or unique_violation then null;
  end $$;
  grant ${applicationRole} to session_user`

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined
