import type { Transaction } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'

type Within = Transaction<RegisterTables>

/** Whose draft of what: `subjectId` is the item’s number, or names where a new one would go. */
export type DraftOf = {
  readonly person: number
  readonly subject: string
  readonly subjectId: string
}

/** What was typed into each field and not yet given, as it was typed. */
export type Draft = {
  readonly content: Readonly<Record<string, string>>
  /** The version of the item it was begun from; null where the item is new. */
  readonly baseVersion: number | null
  readonly savedAt: Date
}

/** Keeps a draft in place of the one before it. The viewer of the transaction must be its person. */
export async function saveDraft(
  within: Within,
  { person, subject, subjectId }: DraftOf,
  { content, baseVersion, savedAt }: Draft,
): Promise<void> {
  const columns = {
    base_version: baseVersion,
    content: JSON.stringify(content),
    saved_at: savedAt,
  }
  await within
    .insertInto('drafts')
    .values({ person_id: person, subject, subject_id: subjectId, ...columns })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'subject', 'subject_id']).doUpdateSet(columns),
    )
    .execute()
}

/** A person’s draft; undefined where there is none, and where the viewer is another. */
export async function findDraft(within: Within, of: DraftOf): Promise<Draft | undefined> {
  const row = await draftQuery(within, of).selectAll().executeTakeFirst()
  if (row === undefined || row.content === null) return undefined
  return {
    content: row.content as Draft['content'],
    baseVersion: row.base_version,
    savedAt: row.saved_at,
  }
}

/** What a person has drafts of. */
export const findDrafted = (
  within: Within,
  person: number,
): Promise<readonly Omit<DraftOf, 'person'>[]> =>
  within
    .selectFrom('drafts')
    .where('person_id', '=', person)
    .where('content', 'is not', null)
    .select(['subject', 'subject_id as subjectId'])
    .execute()

/** Empties a draft once it was given, or is not wanted. */
export async function dropDraft(within: Within, of: DraftOf): Promise<void> {
  await within
    .updateTable('drafts')
    .set({ content: null })
    .where('person_id', '=', of.person)
    .where('subject', '=', of.subject)
    .where('subject_id', '=', of.subjectId)
    .execute()
}

const draftQuery = (within: Within, { person, subject, subjectId }: DraftOf) =>
  within
    .selectFrom('drafts')
    .where('person_id', '=', person)
    .where('subject', '=', subject)
    .where('subject_id', '=', subjectId)
