import type { QueryCreator, Transaction } from 'kysely'
import { addToAccessRecord, type Actor, type Occasion } from '#people/access-record/entry.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import { textProblem, type FieldProblem } from '../field-problem.ts'

/** What someone said about an action; it is never changed. */
export type Comment = {
  readonly id: number
  readonly at: Date
  readonly by: Actor
  /** The person's name, or the program's. */
  readonly name: string
  readonly words: string
}

/** Adds a comment to an action that is there; what is wrong with its words comes back. */
export async function addComment(
  within: Transaction<RegisterTables>,
  occasion: Occasion,
  actionId: number,
  given: string,
): Promise<FieldProblem<'words'> | undefined> {
  const words = given.trim()
  const sentence = textProblem(words, { name: 'The comment', most: 4000, required: true })
  if (sentence !== undefined) return { field: 'words', sentence }
  const { by } = occasion
  await within
    .insertInto('action_comments')
    .values({
      action_id: actionId,
      said_at: occasion.at,
      person_id: 'person' in by ? by.person : null,
      program: 'program' in by ? by.program : null,
      words,
    })
    .execute()
  await addToAccessRecord(within, occasion, {
    did: 'changed',
    subject: 'comments on action',
    subjectId: String(actionId),
    before: null,
    after: { words },
  })
  return undefined
}

/** The comments on an action, the first said first. */
export async function findComments(
  db: QueryCreator<RegisterTables>,
  actionId: number,
): Promise<readonly Comment[]> {
  const rows = await db
    .selectFrom('action_comments')
    .leftJoin('people', 'people.person_id', 'action_comments.person_id')
    .selectAll('action_comments')
    .select('people.name')
    .where('action_id', '=', actionId)
    .orderBy('comment_id')
    .execute()
  return rows.map(({ comment_id, said_at, person_id, program, name, words }) => ({
    id: comment_id,
    at: said_at,
    by: person_id === null ? { program: program ?? '' } : { person: person_id },
    name: name ?? program ?? '',
    words,
  }))
}
