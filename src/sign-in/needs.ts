import type { LocalDate } from '#calendar/local-date.ts'
import type { Occasion } from '#people/access-record/entry.ts'
import type { Register } from '#store/register.ts'
import type { CookieNames } from './cookies.ts'
import type { Turns } from './turns.ts'

/** A request as sign-in sees it. */
export type Visit = {
  /** The network address it comes from. */
  readonly address: string
  readonly cookie: string | undefined
  readonly userAgent: string | undefined
}

/** What came of something asked of sign-in; `cookies` are Set-Cookie headers for the answer. */
export type Outcome<More = object> =
  | ({ readonly ok: true; readonly cookies: readonly string[] } & More)
  | { readonly ok: false; readonly problem: string }

/** What the parts of sign-in work with. */
export type SignInNeeds = {
  readonly db: Register['db']
  readonly isExample: boolean
  readonly now: () => Date
  readonly today: () => LocalDate
  readonly names: CookieNames
  readonly keys: {
    readonly sessions: string
    readonly devices: string
    readonly secondFactors: string
  }
  readonly turns: Turns
  readonly cookie: (name: string, value: string, maxAge: number) => string
}

export const waitProblem = (seconds: number): string =>
  `There were too many failed attempts. Try again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`

export const occasionOf = (personId: number, { address }: Visit, at: Date): Occasion => ({
  at,
  by: { person: personId },
  from: address,
})
