import { AsyncLocalStorage } from 'node:async_hooks'
import type { BetterAuthOptions } from 'better-auth'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import type { LocalDate } from '#calendar/local-date.ts'
import type { Register } from '#store/register.ts'
import { addressOf, hidesGroups, readClaims, type Claims } from './claims.ts'
import type { CouncilSettings } from './parse-council-settings.ts'

/** The council's provider, as better-auth and accounts name it. */
export const councilId = 'council'

/** Where the provider sends people back to. */
export const councilBackPath = '/sign-in/council/back'

/** What is learnt while better-auth takes one answer of the provider. */
export type Heard = { claims?: Claims; personId?: number }

/** Why somebody is not let in, as better-auth hands it on. */
export const turnedAway = {
  disabled: 'person_disabled',
  anothers: 'address_of_another_account',
  groups: 'groups_not_told',
} as const

/** What better-auth needs for the council's provider. */
export type CouncilProvider = {
  readonly settings: CouncilSettings
  /** Where the provider says what it offers. */
  readonly discoveryUrl: string
  readonly plugin: NonNullable<BetterAuthOptions['plugins']>[number]
  readonly validateUserInfo: NonNullable<NonNullable<BetterAuthOptions['user']>['validateUserInfo']>
  /** Runs something of better-auth's and keeps what it hears apart from other requests'. */
  readonly hearing: AsyncLocalStorage<Heard>
}

type Needs = {
  readonly db: Register['db']
  readonly baseUrl: string
  readonly today: () => LocalDate
}

/**
 * The provider by OpenID Connect: code flow with PKCE, state and nonce; only a signed ID token says
 * who somebody is. Nobody is added by it: it finds people who were.
 */
export function councilProvider(
  settings: CouncilSettings,
  { db, baseUrl, today }: Needs,
): CouncilProvider {
  const hearing = new AsyncLocalStorage<Heard>()
  const { issuer, clientId, clientSecret, scopes } = settings
  /** Of one registration at one provider: at another a number is somebody else's. */
  const accountPrefix = `${issuer} ${clientId} `
  const discoveryUrl = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const plugin = genericOAuth({
    config: [
      {
        providerId: councilId,
        discoveryUrl,
        requireIdTokenVerification: true,
        clientId,
        clientSecret,
        scopes: [...scopes],
        redirectURI: new URL(councilBackPath, baseUrl).href,
        pkce: true,
        disableSignUp: true,
        disableImplicitSignUp: true,
        getUserInfo: ({ idToken }) => Promise.resolve(heardOf(readClaims(idToken))),
        accountSubject: ({ profile }) => `${accountPrefix}${profile.sub}`,
      },
    ],
  })
  function heardOf(claims: Claims | undefined) {
    const heard = hearing.getStore()
    if (claims === undefined || heard === undefined) return null
    heard.claims = claims
    const { email, isVerified } = addressOf(claims, settings)
    return { sub: String(claims['sub']), email: email ?? null, emailVerified: isVerified, name: '' }
  }

  return {
    settings,
    discoveryUrl,
    plugin,
    hearing,
    async validateUserInfo({ user, source: { action } }) {
      const heard = hearing.getStore()
      if (heard?.claims === undefined) return { error: 'nothing_heard' }
      const personId = Number(user.id)
      heard.personId = personId
      if (!(await isLetIn(db, personId, today()))) return { error: turnedAway.disabled }
      if (hidesGroups(heard.claims, settings)) return { error: turnedAway.groups }
      // The address may have gone to a colleague since: the account it was first is not theirs.
      if (action === 'link-account' && (await hasAccount(db, personId, accountPrefix)))
        return { error: turnedAway.anothers }
      return undefined
    },
  }
}

async function isLetIn(db: Register['db'], personId: number, today: LocalDate): Promise<boolean> {
  const found = await db
    .selectFrom('people')
    .select('person_id')
    .where('person_id', '=', personId)
    .where((where) =>
      where.or([where('disabled_on', 'is', null), where('disabled_on', '>', today)]),
    )
    .executeTakeFirst()
  return found !== undefined
}

async function hasAccount(db: Register['db'], personId: number, prefix: string): Promise<boolean> {
  const accounts = await db
    .selectFrom('sign_in_accounts')
    .select('account_id')
    .where('user_id', '=', String(personId))
    .where('provider_id', '=', councilId)
    .execute()
  return accounts.some(({ account_id }) => account_id.startsWith(prefix))
}
