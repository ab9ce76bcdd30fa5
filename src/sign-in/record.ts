import type { Kysely, Transaction } from 'kysely'
import { addToAccessRecord, type Occasion } from '#people/access-record/entry.ts'
import type { RegisterTables } from '#store/register-tables.ts'

export type Within = Transaction<RegisterTables>

/** Adds to the access record what came of somebody's own sign-in: a session, a second factor. */
export const recordChange = (
  within: Within,
  occasion: Occasion,
  what: {
    readonly subject: 'sign-in' | 'password' | 'second factor' | 'recovery codes' | 'invitation'
    readonly personId: number
    readonly before: string | null
    readonly after: string | null
  },
): Promise<void> =>
  addToAccessRecord(within, occasion, {
    did: 'changed',
    subject: what.subject,
    subjectId: String(what.personId),
    before: what.before,
    after: what.after,
  })

/** Adds an attempt that failed: whose, where the address typed is a person's, never what was typed. */
export const recordFailure = (
  db: Kysely<RegisterTables>,
  { at, from }: { readonly at: Date; readonly from: string },
  { personId, why }: { readonly personId: number | undefined; readonly why: string },
): Promise<void> =>
  db.transaction().execute((within) =>
    addToAccessRecord(
      within,
      { at, from, by: { program: 'sign-in' } },
      {
        did: 'refused',
        subject: 'sign-in',
        subjectId: personId === undefined ? 'nobody known' : String(personId),
        why,
      },
    ),
  )
