import { sql, type Kysely, type Transaction } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import { roles, type Permission } from './roles.ts'

/** Who is looking at the register; the policies of its tables of children go by it. */
export type Viewer = {
  /** Null for the command line. */
  readonly person: number | null
  readonly permissions: readonly Permission[]
  readonly day: LocalDate
}

/** Whoever can run the program where the register is: what any role may, on a day. */
export const commandLine = (day: LocalDate): Viewer => ({
  person: null,
  permissions: [...new Set(roles.flatMap(({ may }) => may))],
  day,
})

/** A transaction for one viewer: rows that the policies keep from them are not there for it. */
export const asViewer = <Outcome>(
  db: Kysely<RegisterTables>,
  viewer: Viewer,
  work: (within: Transaction<RegisterTables>) => Promise<Outcome>,
): Promise<Outcome> => db.transaction().execute((within) => workAs(within, viewer, work))

/** The same for reading alone, all of it as it stood at one moment. */
export const readAsViewer = <Outcome>(
  db: Kysely<RegisterTables>,
  viewer: Viewer,
  read: (within: Transaction<RegisterTables>) => Promise<Outcome>,
): Promise<Outcome> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((within) => workAs(within, viewer, read))

async function workAs<Outcome>(
  within: Transaction<RegisterTables>,
  viewer: Viewer,
  work: (within: Transaction<RegisterTables>) => Promise<Outcome>,
): Promise<Outcome> {
  await sql`select set_config('throughline.viewer', ${JSON.stringify(viewer)}, true)`.execute(
    within,
  )
  return work(within)
}
