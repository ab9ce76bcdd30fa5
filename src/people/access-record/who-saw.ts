import { sql, type Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import { readAsViewer, type Viewer } from '../viewer.ts'

/** A look at a child, or at a list that the child was in. */
export type Look = {
  readonly number: number
  /** An instant as ISO 8601 has it, in UTC. */
  readonly at: string
  /** The person's name, or the part of the program. */
  readonly by: string
  readonly from: string
  readonly did: string
  readonly subject: string
  readonly subjectId: string
  /** How many children were in what was shown. */
  readonly children: number
}

/** Who has seen a child, the latest first; nothing for a viewer who may not read the access record. */
export const whoSaw = (
  db: Kysely<RegisterTables>,
  viewer: Viewer,
  childId: string,
): Promise<readonly Look[]> =>
  readAsViewer(db, viewer, async (within) => {
    const { rows } = await sql<Look>`
      select
        number,
        at,
        coalesce(people.name, said -> 'by' ->> 'program') as by,
        said ->> 'from' as from,
        did,
        subject,
        subject_id as "subjectId",
        children
      from access_record_of_child(${childId})
      left join people using (person_id)
      order by number desc
    `.execute(within)
    return rows
  })
