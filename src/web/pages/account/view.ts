import type { Session, SignIn } from '#sign-in/open-sign-in.ts'
import {
  accountPasswordAddress,
  accountRecoveryCodesAddress,
  accountSessionsAddress,
} from '../../addresses.ts'
import { instantInWords } from '../../words/instant-in-words.ts'
import type { Field } from '../sign-in/form.ts'

/** What was wrong with what was sent, and at which field. */
export type AccountProblem = { readonly text: string; readonly field: string }

/** What the page of somebody's own sign-in shows. */
export async function accountView(
  signIn: SignIn,
  { id, personId }: Session,
  problem: AccountProblem | undefined,
) {
  const sessions = await signIn.sessionsOf(personId)
  const hasPassword = await signIn.hasPassword(personId)
  // Asked last: where there is no second factor yet, asking offers one.
  const hasCodes = hasPassword && (await signIn.secondFactorToSetUp(personId)) === undefined
  return {
    email: await signIn.emailOf(personId),
    sessions: sessions.map((one) => ({
      id: one.id,
      isThis: one.id === id,
      started: instantInWords(one.startedAt.toISOString()),
      last: instantInWords(one.lastAt.toISOString()),
      address: one.address ?? 'not known',
      program: one.userAgent ?? 'not known',
    })),
    ending: accountSessionsAddress,
    password: hasPassword && { action: accountPasswordAddress, fields: passwordFields },
    recoveryCodes: hasCodes && { action: accountRecoveryCodesAddress, fields: codesFields },
    problem,
  }
}

const passwordFields: readonly Field[] = [
  { id: 'now', label: 'Your password now', type: 'password', autocomplete: 'current-password' },
  {
    id: 'next',
    label: 'The new one',
    type: 'password',
    autocomplete: 'new-password',
    hint: '12 characters or more: three or four words you will remember will do.',
  },
  { id: 'again', label: 'The new one again', type: 'password', autocomplete: 'new-password' },
]

const codesFields: readonly Field[] = [
  { id: 'password', label: 'Your password', type: 'password', autocomplete: 'current-password' },
]
