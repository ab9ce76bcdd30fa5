import { readCookie } from './cookies.ts'
import { rememberDevice } from './device.ts'
import { occasionOf, type SignInNeeds, type Visit } from './needs.ts'
import { recordChange, type Within } from './record.ts'
import {
  absoluteEndMs,
  beginSession,
  endSessions,
  findSession,
  type SignedInWith,
} from './sessions.ts'
import { readSigned, signValue } from './signed-value.ts'

/** Signs a person in, and gives the Set-Cookie headers by which they are known from then on. */
export async function enter(
  needs: SignInNeeds,
  within: Within,
  entry: {
    readonly personId: number
    readonly visit: Visit
    readonly at: Date
    readonly with: SignedInWith
  },
): Promise<readonly string[]> {
  const { names, keys, cookie } = needs
  const { personId, visit, at, with: signedInWith } = entry
  await endCurrent(needs, within, visit, at)
  const token = await beginSession(within, { ...visit, personId, at, signedInWith })
  await recordChange(within, occasionOf(personId, visit, at), {
    subject: 'sign-in',
    personId,
    before: null,
    after: signedInWith === 'password' ? 'signed in' : 'signed in by the council’s sign-in',
  })
  return [
    cookie(names.session, signValue(token, keys.sessions), absoluteEndMs / 1000),
    cookie(names.pending, '', 0),
    rememberDevice(needs, visit, personId),
  ]
}

/** Ends the session that a request came with: at a sign-in too, so that none is left behind. */
export async function endCurrent(
  { keys, names, today, isExample }: SignInNeeds,
  within: Within,
  visit: Visit,
  at: Date,
): Promise<void> {
  const token = readSigned(readCookie(visit.cookie, names.session), keys.sessions)
  const session =
    token && (await findSession(within, token, { now: at, today: today(), isExample }))
  if (!session) return
  await endSessions(within, session.personId, { only: session.id })
  await recordChange(within, occasionOf(session.personId, visit, at), {
    subject: 'sign-in',
    personId: session.personId,
    before: 'signed in',
    after: null,
  })
}
