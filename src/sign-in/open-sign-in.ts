import type { LocalDate } from '#calendar/local-date.ts'
import type { Register } from '#store/register.ts'
import { accountOf, type AccountActions } from './account.ts'
import { cookieNames, readCookie, setCookie } from './cookies.ts'
import { councilProvider } from './council/council-provider.ts'
import { councilSignIn, type CouncilSignIn } from './council/council-sign-in.ts'
import type { CouncilSettings } from './council/parse-council-settings.ts'
import { openAuth } from './open-auth.ts'
import type { Secrets } from './secrets.ts'
import { entryOf, type EntryActions } from './entry.ts'
import { findSession, type Session } from './sessions.ts'
import { readSigned } from './signed-value.ts'
import { openTurns } from './turns.ts'
import type { SignInNeeds } from './needs.ts'

export type { Session } from './sessions.ts'
export type { Visit } from './needs.ts'

/** Who is signed in, and the ways in and out. It holds nothing open: close the register instead. */
export type SignIn = {
  /** Who a request comes from; undefined where nobody is signed in. Asked for every request. */
  readonly sessionOf: (headers: {
    readonly cookie?: string | undefined
  }) => Promise<Session | undefined>
  /** Undefined where the council has no sign-in of its own. */
  readonly council: CouncilSignIn | undefined
  /** better-auth itself. */
  readonly auth: ReturnType<typeof openAuth>
} & EntryActions &
  AccountActions

export type SignInOptions = {
  readonly db: Register['db']
  readonly secrets: Secrets
  /** Where people reach the pages, such as `https://throughline.council.example`. */
  readonly baseUrl: string
  /** The invented council asks for no second factor. */
  readonly isExample: boolean
  readonly now: () => Date
  readonly today: () => LocalDate
  readonly council?: CouncilSettings | undefined
}

export function openSignIn(options: SignInOptions): SignIn {
  const { db, secrets, baseUrl, isExample, now, today } = options
  const names = cookieNames(baseUrl)
  const key = secrets.keyFor('sign-in')
  const needs: SignInNeeds = {
    db,
    isExample,
    now,
    today,
    names,
    keys: {
      sessions: key,
      devices: secrets.keyFor('devices'),
      secondFactors: secrets.keyFor('second factors'),
    },
    turns: openTurns(db, secrets.keyFor('attempts')),
    cookie: (name, value, maxAge) => setCookie(names, name, value, maxAge),
  }
  const provider = options.council && councilProvider(options.council, { db, baseUrl, today })
  const auth = openAuth({ db, secrets, baseUrl, names, council: provider })
  return {
    auth,
    council: provider && councilSignIn(needs, auth, provider),
    async sessionOf({ cookie }) {
      const token = readSigned(readCookie(cookie, names.session), key)
      if (token === undefined) return undefined
      return findSession(db, token, { now: now(), today: today(), isExample })
    },
    ...entryOf(needs),
    ...accountOf(needs),
  }
}
