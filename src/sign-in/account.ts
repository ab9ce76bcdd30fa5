import { deviceOf } from './device.ts'
import { occasionOf, waitProblem, type Outcome, type SignInNeeds, type Visit } from './needs.ts'
import { problemOfPassword } from './password-rules.ts'
import { findAccount, hasPassword, isPassword, setPassword } from './passwords.ts'
import { recordChange, recordFailure } from './record.ts'
import { hasSecondFactor, makeRecoveryCodes, offeredSecret, useCode } from './second-factor.ts'
import {
  absoluteEndMs,
  beginSession,
  endSessions,
  listSessions,
  type ListedSession,
  type Session,
} from './sessions.ts'
import { signValue } from './signed-value.ts'
import { inBase32, totpAddress } from './totp.ts'

/** What was wrong, and with which of the two passwords. */
type WrongAt = { readonly ok: false; readonly problem: string; readonly at: 'now' | 'next' }

/** What somebody who is signed in does about their own sign-in. */
export type AccountActions = {
  readonly emailOf: (personId: number) => Promise<string>
  /** Whether they have a password and know it: nobody of the example does. */
  readonly hasPassword: (personId: number) => Promise<boolean>
  readonly sessionsOf: (personId: number) => Promise<readonly ListedSession[]>
  /** Ends one of a person's own sessions; one of anybody else's stays. */
  readonly revoke: (session: Session, id: string, visit: Visit) => Promise<void>
  /** What to put into an app, as text and as the address in a QR code; undefined once it is set up. */
  readonly secondFactorToSetUp: (
    personId: number,
  ) => Promise<{ readonly secret: string; readonly address: string } | undefined>
  /** Confirms it with a first code; recovery codes, shown once, come of it. The session is a new one. */
  readonly setUpSecondFactor: (
    session: Session,
    code: string,
    visit: Visit,
  ) => Promise<Outcome<{ readonly recoveryCodes: readonly string[] }>>
  readonly changePassword: (
    session: Session,
    given: { readonly now: string; readonly next: string },
    visit: Visit,
  ) => Promise<{ readonly ok: true; readonly cookies: readonly string[] } | WrongAt>
  readonly renewRecoveryCodes: (
    session: Session,
    password: string,
    visit: Visit,
  ) => Promise<Outcome<{ readonly recoveryCodes: readonly string[] }>>
}

const wrongPassword = 'That is not your password now.'
const wrongFirstCode =
  'That is not the code your app shows now. Check that the clock of your phone is right, and give the next one.'
const noSecondFactor = 'There is no second factor to have recovery codes for.'

export function accountOf(needs: SignInNeeds): AccountActions {
  const { db, isExample, now, today, names, keys, turns, cookie } = needs
  const emailOf = async (personId: number): Promise<string> => {
    const { email } = await db
      .selectFrom('people')
      .select('email')
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow()
    return email
  }
  /** Undefined where the password is right: a failure counts as one at signing in does. */
  const problemOf = async ({ personId }: Session, password: string, visit: Visit) => {
    const at = now()
    const email = await emailOf(personId)
    const device = deviceOf(needs, visit, personId)
    const turn = await turns.take({ email, address: visit.address, device }, at)
    if (!turn.ok) return waitProblem(turn.waitSeconds)
    if (await isPassword(await findAccount(db, email, today()), password)) {
      await turn.giveBack()
      return undefined
    }
    await recordFailure(db, { at, from: visit.address }, { personId, why: 'wrong password' })
    return wrongPassword
  }
  /** Others that the person has are over, and this one goes on under another id. */
  const renewed = (token: string) => [
    cookie(names.session, signValue(token, keys.sessions), absoluteEndMs / 1000),
  ]

  return {
    emailOf,
    hasPassword: async (personId) => !isExample && (await hasPassword(db, personId)),
    sessionsOf: (personId) => listSessions(db, personId, now()),
    revoke: ({ personId }, id, visit) =>
      db.transaction().execute(async (within) => {
        const ended = await endSessions(within, personId, { only: id })
        if (ended > 0)
          await recordChange(within, occasionOf(personId, visit, now()), {
            subject: 'sign-in',
            personId,
            before: 'signed in',
            after: null,
          })
      }),

    async secondFactorToSetUp(personId) {
      if (await hasSecondFactor(db, personId)) return undefined
      const secret = await offeredSecret(db, personId, keys.secondFactors)
      return {
        secret: inBase32(secret).match(/.{4}/g)?.join(' ') ?? '',
        address: totpAddress(secret, await emailOf(personId)),
      }
    },

    async setUpSecondFactor({ personId }, typed, visit) {
      const at = now()
      const code = typed.replaceAll(/\s/g, '')
      const given = { personId, code, at, key: keys.secondFactors, confirming: true }
      return db.transaction().execute(async (within) => {
        if (!(await useCode(within, given))) return { ok: false, problem: wrongFirstCode }
        const recoveryCodes = await makeRecoveryCodes(within, personId, keys.secondFactors)
        await endSessions(within, personId, 'all')
        const token = await beginSession(within, { ...visit, personId, at })
        await recordChange(within, occasionOf(personId, visit, at), {
          subject: 'second factor',
          personId,
          before: null,
          after: 'set up',
        })
        return { ok: true, cookies: renewed(token), recoveryCodes }
      })
    },

    async changePassword(session, { now: old, next }, visit) {
      const { personId } = session
      const wrong = await problemOf(session, old, visit)
      if (wrong !== undefined) return { ok: false, problem: wrong, at: 'now' }
      const weak = problemOfPassword(next, await emailOf(personId))
      if (weak !== undefined) return { ok: false, problem: weak, at: 'next' }
      const at = now()
      const token = await db.transaction().execute(async (within) => {
        await setPassword(within, personId, { password: next, at })
        await endSessions(within, personId, 'all')
        await recordChange(within, occasionOf(personId, visit, at), {
          subject: 'password',
          personId,
          before: 'chosen',
          after: 'changed',
        })
        return beginSession(within, { ...visit, personId, at })
      })
      return { ok: true, cookies: renewed(token) }
    },

    async renewRecoveryCodes(session, password, visit) {
      const { personId } = session
      const problem = await problemOf(session, password, visit)
      if (problem !== undefined) return { ok: false, problem }
      if (!(await hasSecondFactor(db, personId))) return { ok: false, problem: noSecondFactor }
      const recoveryCodes = await db.transaction().execute(async (within) => {
        await recordChange(within, occasionOf(personId, visit, now()), {
          subject: 'recovery codes',
          personId,
          before: 'made',
          after: 'made anew',
        })
        return makeRecoveryCodes(within, personId, keys.secondFactors)
      })
      return { ok: true, cookies: [], recoveryCodes }
    },
  }
}
