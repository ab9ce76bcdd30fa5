import type { Kysely, QueryCreator, Selectable } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import { contentsOf } from './contents-of.ts'
import { sha256Of, type UpdateContent } from './update.ts'

type Db = QueryCreator<RegisterTables>

/** What somebody approved, and whether the update still says exactly that. */
export type Approval = {
  readonly by: string
  readonly at: Date
  readonly content: UpdateContent
  readonly holds: boolean
}

export type Update = {
  readonly id: number
  readonly month: string
  readonly version: number
  readonly narrative: string
  /** Null while it is in hand. */
  readonly given: { readonly by: string; readonly personId: number; readonly at: Date } | null
  /** A later month's has been begun: nothing of it changes any more. */
  readonly isClosed: boolean
  readonly content: UpdateContent
  /** Of the content, as an approval names it. */
  readonly sha256: string
  /** In the order in which they were given. */
  readonly approvals: readonly Approval[]
}

/** A recommendation's update for a month, and the one before it; undefined where it was not begun. */
export type FoundUpdate = {
  readonly update: Update | undefined
  readonly before: { readonly month: string; readonly narrative: string } | undefined
}

export const findUpdate = (
  db: Kysely<RegisterTables>,
  recommendationId: number,
  month: string,
): Promise<FoundUpdate> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (within) => {
      const rows = await within
        .selectFrom('updates')
        .selectAll()
        .where('recommendation_id', '=', recommendationId)
        .orderBy('month', 'desc')
        .execute()
      const row = rows.find((one) => one.month === month)
      const before = rows.find((one) => one.month < month)
      return {
        update: row && (await updateOf(within, row)),
        before: before && { month: before.month, narrative: before.narrative },
      }
    })

async function updateOf(db: Db, row: Selectable<RegisterTables['updates']>): Promise<Update> {
  const content = (await contentsOf(db, [row.update_id])).get(row.update_id) ?? ''
  const sha256 = sha256Of(content)
  const approvals = await db
    .selectFrom('update_approvals')
    .innerJoin('people', 'people.person_id', 'approved_by')
    .where('update_id', '=', row.update_id)
    .orderBy('update_approval_id')
    .select(['people.name as by', 'approved_at as at', 'content', 'sha256'])
    .execute()
  return {
    id: row.update_id,
    month: row.month,
    version: row.version,
    narrative: row.narrative,
    given: await givenOf(db, row),
    isClosed: row.closed_content !== null,
    content: JSON.parse(content) as UpdateContent,
    sha256,
    approvals: approvals.map(({ by, at, ...approved }) => ({
      by,
      at,
      content: JSON.parse(approved.content) as UpdateContent,
      holds: approved.sha256 === sha256,
    })),
  }
}

async function givenOf(
  db: Db,
  { given_by, given_at }: Selectable<RegisterTables['updates']>,
): Promise<Update['given']> {
  if (given_by === null || given_at === null) return null
  const { name } = await db
    .selectFrom('people')
    .select('name')
    .where('person_id', '=', given_by)
    .executeTakeFirstOrThrow()
  return { by: name, personId: given_by, at: given_at }
}
