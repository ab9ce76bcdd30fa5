import { createHash, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'

type Db = Kysely<RegisterTables>

export const pendingMs = 10 * 60_000

/** Keeps that a password was right and a second factor is owed, for 10 minutes; gives its token. */
export async function beginPending(db: Db, personId: number, at: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db
    .insertInto('sign_in_verifications')
    .values({
      id: randomBytes(16).toString('base64url'),
      identifier: identifierOf(token),
      value: String(personId),
      expires_at: new Date(at.getTime() + pendingMs),
      created_at: at,
      updated_at: at,
    })
    .execute()
  return token
}

/** Whose second factor is owed under a token. */
export async function findPending(db: Db, token: string, now: Date): Promise<number | undefined> {
  const found = await db
    .selectFrom('sign_in_verifications')
    .select('value')
    .where('identifier', '=', identifierOf(token))
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return found && Number(found.value)
}

/** Ends it, and any whose time is over; false where it had ended. */
export async function endPending(db: Db, token: string, now: Date): Promise<boolean> {
  await db.deleteFrom('sign_in_verifications').where('expires_at', '<', now).execute()
  const { numDeletedRows } = await db
    .deleteFrom('sign_in_verifications')
    .where('identifier', '=', identifierOf(token))
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

const identifierOf = (token: string): string =>
  `second factor ${createHash('sha256').update(token).digest('base64url')}`
