import { turnedAway } from './council-provider.ts'

/** Why the council's sign-in let somebody not in. */
export type Refusal =
  | 'nobody added'
  | 'no address'
  | 'address not verified'
  | 'address of another account'
  | 'disabled'
  | 'groups not told'
  | 'not begun here'
  | 'given up'
  | 'provider failed'

/** What the access record says of each; nothing of those that no provider vouched for. */
export const reasons: Readonly<Record<Refusal, { readonly why?: string }>> = {
  'nobody added': { why: 'the council’s sign-in named somebody who was not added' },
  'no address': { why: 'the council’s sign-in named no e-mail address' },
  'address not verified': { why: 'the council’s sign-in did not verify the e-mail address' },
  'address of another account': { why: 'another account of the council was this person’s before' },
  disabled: { why: 'disabled' },
  'groups not told': { why: 'the council’s sign-in told no groups: there are too many' },
  'not begun here': {},
  'given up': {},
  'provider failed': {},
}

/** Words that better-auth and the protocol use; any other means that the provider failed. */
const words: Readonly<Record<string, Refusal>> = {
  signup_disabled: 'nobody added',
  email_not_found: 'no address',
  account_not_linked: 'address not verified',
  [turnedAway.anothers]: 'address of another account',
  [turnedAway.disabled]: 'disabled',
  [turnedAway.groups]: 'groups not told',
  state_not_found: 'not begun here',
  state_mismatch: 'not begun here',
  state_invalid: 'not begun here',
  invalid_callback_request: 'not begun here',
  access_denied: 'given up',
}

export const refusalOf = (word: string): Refusal => words[word] ?? 'provider failed'
