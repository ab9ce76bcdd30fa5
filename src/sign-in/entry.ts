import { endCurrent, enter } from './enter.ts'
import { endSessions } from './sessions.ts'
import { readCookie } from './cookies.ts'
import { deviceOf, hasDevice, rememberDevice } from './device.ts'
import { findInvited, useInvitation } from './invitations.ts'
import { occasionOf, waitProblem, type Outcome, type SignInNeeds, type Visit } from './needs.ts'
import { problemOfPassword } from './password-rules.ts'
import { findAccount, isPassword, setPassword } from './passwords.ts'
import { beginPending, endPending, findPending, pendingMs } from './pending.ts'
import { recordChange, recordFailure } from './record.ts'
import { hasSecondFactor, useCode, useRecoveryCode } from './second-factor.ts'
import { readSigned, signValue } from './signed-value.ts'

/** The ways in and out. */
export type EntryActions = {
  /**
   * `next` is what comes then: the second factor, setting one up, or nothing. Every wrong pair of
   * address and password has the same problem, and takes the same work.
   */
  readonly signInWithPassword: (
    given: { readonly email: string; readonly password: string },
    visit: Visit,
  ) => Promise<Outcome<{ readonly next: 'second factor' | 'set up' | 'whole' }>>
  /** Takes a code of the app or a recovery code from whoever's password was right. */
  readonly giveSecondFactor: (code: string, visit: Visit) => Promise<Outcome>
  /** Whether a second factor is owed by whoever asks. */
  readonly isPending: (visit: Pick<Visit, 'cookie'>) => Promise<boolean>
  /** Whose an invitation is, by e-mail address; undefined where it is none any more. */
  readonly invitationOf: (code: string) => Promise<string | undefined>
  readonly takeInvitation: (code: string, password: string, visit: Visit) => Promise<Outcome>
  /** Ends the session of whoever asks, if there is one. */
  readonly signOut: (visit: Visit) => Promise<readonly string[]>
}

export const wrongPair =
  'That e-mail address and password do not go together. Check both, or ask your administrator.'
export const wrongCode =
  'That code is not right, or was used already. Wait for the next one in your app, or use a recovery code.'
export const invitationOver =
  'This invitation was used, or is over. Ask your administrator for another.'
const pendingOver = 'That took too long. Sign in again.'

export function entryOf(needs: SignInNeeds): EntryActions {
  const { db, now, today, names, keys, turns, cookie } = needs
  const pendingToken = (visit: Pick<Visit, 'cookie'>) =>
    readSigned(readCookie(visit.cookie, names.pending), keys.sessions)

  return {
    async signInWithPassword({ email: typed, password }, visit) {
      const at = now()
      const email = typed.trim().toLowerCase().slice(0, 320)
      const find = () => findAccount(db, email, today())
      // Whose device it is matters only where there is a cookie that says so.
      const known = hasDevice(needs, visit) ? await find() : undefined
      const device = deviceOf(needs, visit, known?.personId)
      const turn = await turns.take({ email, address: visit.address, device }, at)
      const account = turn.ok ? (known ?? (await find())) : undefined
      if (!turn.ok) return { ok: false, problem: waitProblem(turn.waitSeconds) }
      if (!(await isPassword(account, password)) || account === undefined) {
        const why = 'wrong e-mail address or password'
        await recordFailure(db, { at, from: visit.address }, { personId: account?.personId, why })
        return { ok: false, problem: wrongPair }
      }
      const { personId } = account
      if (!needs.isExample && (await hasSecondFactor(db, personId))) {
        // Not forgotten yet: whoever knows the password alone must not have codes without end.
        await turn.giveBack()
        const token = await beginPending(db, personId, at)
        const value = signValue(token, keys.sessions)
        return {
          ok: true,
          next: 'second factor',
          cookies: [cookie(names.pending, value, pendingMs / 1000)],
        }
      }
      await turn.forget()
      const cookies = await db
        .transaction()
        .execute((within) => enter(needs, within, { personId, visit, at, with: 'password' }))
      return { ok: true, next: needs.isExample ? 'whole' : 'set up', cookies }
    },

    isPending: async (visit) => {
      const token = pendingToken(visit)
      return token !== undefined && (await findPending(db, token, now())) !== undefined
    },

    async giveSecondFactor(typed, visit) {
      const at = now()
      const token = pendingToken(visit)
      const personId = token === undefined ? undefined : await findPending(db, token, at)
      const person = personId === undefined ? undefined : await personOf(needs, personId)
      if (token === undefined || personId === undefined || person === undefined)
        return { ok: false, problem: pendingOver }
      const device = deviceOf(needs, visit, personId)
      const turn = await turns.take({ ...person, address: visit.address, device }, at)
      if (!turn.ok) return { ok: false, problem: waitProblem(turn.waitSeconds) }
      const code = typed.replaceAll(/[\s-]/g, '')
      const isRecovery = !/^\d{6}$/.test(code)
      const given = { personId, code, at, key: keys.secondFactors }
      const isRight = isRecovery
        ? await useRecoveryCode(db, given)
        : await useCode(db, { ...given, confirming: false })
      if (!isRight) {
        const why = isRecovery ? 'wrong recovery code' : 'wrong or used code of the second factor'
        await recordFailure(db, { at, from: visit.address }, { personId, why })
        return { ok: false, problem: wrongCode }
      }
      if (!(await endPending(db, token, at))) return { ok: false, problem: pendingOver }
      await turn.forget()
      const cookies = await db.transaction().execute(async (within) => {
        if (isRecovery)
          await recordChange(within, occasionOf(personId, visit, at), {
            subject: 'recovery codes',
            personId,
            before: null,
            after: 'one used',
          })
        return enter(needs, within, { personId, visit, at, with: 'password' })
      })
      return { ok: true, cookies }
    },

    invitationOf: async (code) =>
      (await findInvited(db, code, { now: now(), today: today() }))?.email,

    async takeInvitation(code, password, visit) {
      const at = now()
      const invited = await findInvited(db, code, { now: at, today: today() })
      if (invited === undefined) return { ok: false, problem: invitationOver }
      const { personId, email } = invited
      const problem = problemOfPassword(password, email)
      if (problem !== undefined) return { ok: false, problem }
      const isDone = await db.transaction().execute(async (within) => {
        if (!(await useInvitation(within, code, at))) return false
        await setPassword(within, personId, { password, at })
        await endSessions(within, personId, 'all')
        await recordChange(within, occasionOf(personId, visit, at), {
          subject: 'password',
          personId,
          before: null,
          after: 'chosen with an invitation',
        })
        return true
      })
      if (!isDone) return { ok: false, problem: invitationOver }
      return { ok: true, cookies: [rememberDevice(needs, visit, personId)] }
    },

    async signOut(visit) {
      const at = now()
      await db.transaction().execute((within) => endCurrent(needs, within, visit, at))
      return [cookie(names.session, '', 0), cookie(names.pending, '', 0)]
    },
  }
}

/** A person who is not kept out, by e-mail address. */
const personOf = ({ db, today }: SignInNeeds, personId: number) =>
  db
    .selectFrom('people')
    .select('email')
    .where('person_id', '=', personId)
    .where((where) =>
      where.or([where('disabled_on', 'is', null), where('disabled_on', '>', today())]),
    )
    .executeTakeFirst()
