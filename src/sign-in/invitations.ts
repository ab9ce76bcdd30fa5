import { createHash, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { Occasion } from '#people/access-record/entry.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import { hasPassword, removeAccounts } from './passwords.ts'
import { recordChange, type Within } from './record.ts'
import { clearSecondFactor } from './second-factor.ts'
import { endSessions } from './sessions.ts'

const validMs = 72 * 3_600_000

/**
 * Makes an invitation, with which a person chooses a password once within 72 hours, in place of any
 * there was. What is returned is shown once: only its hash is kept.
 */
export async function invite(
  within: Within,
  occasion: Occasion,
  personId: number,
): Promise<string> {
  const code = randomBytes(24).toString('base64url')
  const { at } = occasion
  const expiresAt = new Date(at.getTime() + validMs)
  await endInvitations(within, personId, at)
  await within
    .insertInto('sign_in_invitations')
    .values({
      code_hash: hashOf(code),
      person_id: personId,
      made_at: at,
      expires_at: expiresAt,
      ended_at: null,
    })
    .execute()
  const after = `valid until ${expiresAt.toISOString()}`
  await recordChange(within, occasion, { subject: 'invitation', personId, before: null, after })
  return code
}

/**
 * Takes away password, second factor and sessions, forgets which account of the council's sign-in was
 * theirs, and invites anew.
 */
export async function resetSignIn(
  within: Within,
  occasion: Occasion,
  personId: number,
): Promise<string> {
  const had = await hasPassword(within, personId)
  await removeAccounts(within, personId)
  await clearSecondFactor(within, personId)
  await endSessions(within, personId, 'all')
  await recordChange(within, occasion, {
    subject: 'sign-in',
    personId,
    before: had ? 'password' : null,
    after: 'reset',
  })
  return invite(within, occasion, personId)
}

/** Whose an invitation is; undefined where it is none, was used, is over, or they are kept out. */
export function findInvited(
  db: Kysely<RegisterTables>,
  code: string,
  { now, today }: { readonly now: Date; readonly today: LocalDate },
): Promise<{ readonly personId: number; readonly email: string } | undefined> {
  return db
    .selectFrom('sign_in_invitations as one')
    .innerJoin('people', 'people.person_id', 'one.person_id')
    .select(['people.person_id as personId', 'people.email'])
    .where('code_hash', '=', hashOf(code))
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where((where) =>
      where.or([where('disabled_on', 'is', null), where('disabled_on', '>', today)]),
    )
    .executeTakeFirst()
}

/** Uses an invitation up; false where another was quicker. */
export async function useInvitation(within: Within, code: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await within
    .updateTable('sign_in_invitations')
    .set({ ended_at: at })
    .where('code_hash', '=', hashOf(code))
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

const endInvitations = (within: Within, personId: number, at: Date) =>
  within
    .updateTable('sign_in_invitations')
    .set({ ended_at: at })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute()

/** Drawn by chance, so that it needs no slow hash. */
const hashOf = (code: string): string => createHash('sha256').update(code).digest('base64url')
