import { sql, type Transaction } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'

/** A person by their number, or a part of the program by its name. */
export type Actor = { readonly person: number } | { readonly program: string }

/** Who did something, when and from where: a network address, or `the command line`. */
export type Occasion = {
  readonly at: Date
  readonly by: Actor
  readonly from: string
}

/** What was done, to what: a subject in words (`plan`, `list of items`) and which of them. */
export type Deed = { readonly subject: string; readonly subjectId: string } & (
  | {
      readonly did: 'viewed' | 'exported'
      /** Ids of the children among what was shown. */
      readonly children: readonly string[]
    }
  | { readonly did: 'refused'; readonly why: string }
  | {
      readonly did: 'changed'
      /** What it said, as JSON has it; null before there was one, and after there is none. */
      readonly before: unknown
      readonly after: unknown
    }
)

/**
 * Adds an entry to the access record, in the transaction of what it tells of: both are kept or
 * neither is. Others who add wait until the transaction is over, so it comes last in it.
 */
export async function addToAccessRecord(
  within: Transaction<RegisterTables>,
  { at, by, from }: Occasion,
  deed: Deed,
): Promise<void> {
  const content = JSON.stringify({ at: at.toISOString(), by, from, ...contentOf(deed) })
  await sql`select append_to_access_record(${content})`.execute(within)
}

/** Children each once and in order, so that two looks at one list say the same. */
function contentOf(deed: Deed) {
  if (deed.did !== 'viewed' && deed.did !== 'exported') return deed
  return { ...deed, children: [...new Set(deed.children)].toSorted() }
}
