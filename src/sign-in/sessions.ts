import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import { personOf, rolesGiven, type Person, type PersonRow } from '#people/find-people.ts'
import type { Register } from '#store/register.ts'
import type { Within } from './record.ts'

/** Somebody who is signed in. */
export type Session = {
  readonly id: string
  readonly personId: number
  readonly person: Person
  readonly startedAt: Date
  /** Until a second factor is set up, only the page that does so is theirs. */
  readonly stage: 'whole' | 'second factor to be set up'
}

export const idleEndMs = 30 * 60_000
export const absoluteEndMs = 12 * 3_600_000
/** How old the note of the last request may be: one write a minute. */
const notedEveryMs = 60_000

/** A second factor is asked for here after a password; the provider has asked for its own. */
export type SignedInWith = 'password' | 'provider'

/** Begins a session and gives its token, which is new each time: one fixed beforehand opens nothing. */
export async function beginSession(
  within: Within,
  {
    personId,
    at,
    address,
    userAgent,
    signedInWith = 'password',
  }: {
    readonly personId: number
    readonly at: Date
    readonly address: string
    readonly userAgent: string | undefined
    readonly signedInWith?: SignedInWith
  },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await within
    .insertInto('sign_in_sessions')
    .values({
      id: randomBytes(16).toString('base64url'),
      user_id: String(personId),
      token,
      created_at: at,
      updated_at: at,
      expires_at: new Date(at.getTime() + absoluteEndMs),
      ip_address: address,
      user_agent: userAgent?.slice(0, 300) ?? null,
      signed_in_with: signedInWith,
    })
    .execute()
  return token
}

/**
 * The session of a token, noted as used; undefined where there is none, it was idle for 30 minutes,
 * is over 12 hours old, or its person is kept out by `today`. One statement each time: what was
 * revoked is gone for the next request.
 */
export async function findSession(
  db: Register['db'],
  token: string,
  {
    now,
    today,
    isExample,
  }: { readonly now: Date; readonly today: LocalDate; readonly isExample: boolean },
): Promise<Session | undefined> {
  const { rows } = await sql<Found>`
    select
      one.id, one.created_at, one.updated_at, one.signed_in_with, factors.confirmed_at,
      people.*, ${rolesGiven} as given
    from sign_in_sessions as one
    join sign_in_users as users on users.id = one.user_id
    join people on people.person_id = users.person_id
    left join sign_in_second_factors as factors on factors.person_id = people.person_id
    where one.token = ${token}
      and one.updated_at > ${new Date(now.getTime() - idleEndMs)}
      and one.expires_at > ${now}
      and one.created_at > ${new Date(now.getTime() - absoluteEndMs)}
      and (people.disabled_on is null or people.disabled_on > ${today})
  `.execute(db)
  const [found] = rows
  if (found === undefined) return undefined
  if (now.getTime() - found.updated_at.getTime() >= notedEveryMs)
    await db
      .updateTable('sign_in_sessions')
      .set({ updated_at: now })
      .where('id', '=', found.id)
      .execute()
  const isOwed = found.signed_in_with === 'password' && found.confirmed_at === null && !isExample
  return {
    id: found.id,
    personId: found.person_id,
    person: personOf(found),
    startedAt: found.created_at,
    stage: isOwed ? 'second factor to be set up' : 'whole',
  }
}

type Found = PersonRow & {
  readonly id: string
  readonly created_at: Date
  readonly updated_at: Date
  readonly signed_in_with: string
  readonly confirmed_at: Date | null
}

/** A session as its own person sees it in a list. */
export type ListedSession = {
  readonly id: string
  readonly startedAt: Date
  readonly lastAt: Date
  readonly address: string | null
  readonly userAgent: string | null
}

/** A person's sessions that are not over, the one used last first. */
export async function listSessions(
  db: Register['db'],
  personId: number,
  now: Date,
): Promise<readonly ListedSession[]> {
  const rows = await db
    .selectFrom('sign_in_sessions')
    .select(['id', 'created_at', 'updated_at', 'ip_address', 'user_agent'])
    .where('user_id', '=', String(personId))
    .where('updated_at', '>', new Date(now.getTime() - idleEndMs))
    .where('expires_at', '>', now)
    .orderBy('updated_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    startedAt: row.created_at,
    lastAt: row.updated_at,
    address: row.ip_address,
    userAgent: row.user_agent,
  }))
}

/** Ends a person's sessions, all or one. How many there were to end. */
export async function endSessions(
  within: Within,
  personId: number,
  which: 'all' | { readonly only: string },
): Promise<number> {
  const all = within.deleteFrom('sign_in_sessions').where('user_id', '=', String(personId))
  const ended = which === 'all' ? all : all.where('id', '=', which.only)
  const { numDeletedRows } = await ended.executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
