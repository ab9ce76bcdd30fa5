import { sql, type Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import { readAsViewer, type Viewer } from '../viewer.ts'
import type { Look } from './who-saw.ts'

/** An entry of the access record; of no child but where children were shown. */
export type Entry = Look & {
  /** Why something was refused; null where nothing was. */
  readonly why: string | null
}

/** Which entries: all of them where nothing is named. */
export type EntriesAsked = {
  readonly personId: number | undefined
  readonly did: string | undefined
  /** Those before the entry of this number. */
  readonly before: number | undefined
  readonly most: number
}

/** Entries, the latest first; none for a viewer who may not read the access record. */
export const findEntries = (
  db: Kysely<RegisterTables>,
  viewer: Viewer,
  { personId, did, before, most }: EntriesAsked,
): Promise<readonly Entry[]> =>
  readAsViewer(db, viewer, async (within) => {
    const { rows } = await sql<Entry>`
      select
        number,
        at,
        coalesce(people.name, said -> 'by' ->> 'program') as by,
        said ->> 'from' as from,
        did,
        subject,
        subject_id as "subjectId",
        children,
        said ->> 'why' as why
      from access_record
      left join people using (person_id)
      where (${personId ?? null}::bigint is null or person_id = ${personId ?? null}::bigint)
        and (${did ?? null}::text is null or did = ${did ?? null}::text)
        and (${before ?? null}::bigint is null or number < ${before ?? null}::bigint)
      order by number desc
      limit ${most}
    `.execute(within)
    return rows
  })
