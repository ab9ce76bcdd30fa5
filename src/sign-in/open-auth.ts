import { betterAuth } from 'better-auth'
import type { Register } from '#store/register.ts'
import type { CookieNames } from './cookies.ts'
import type { CouncilProvider } from './council/council-provider.ts'
import type { Secrets } from './secrets.ts'
import { absoluteEndMs } from './sessions.ts'

export type AuthNeeds = {
  readonly db: Register['db']
  readonly secrets: Secrets
  readonly baseUrl: string
  readonly names: CookieNames
  readonly council: CouncilProvider | undefined
}

/**
 * better-auth on the register. Its own paths are never served: our forms ask it. Nobody can sign up,
 * by its settings and because the register lets the program add no user.
 */
export const openAuth = ({ db, secrets, baseUrl, names, council }: AuthNeeds) =>
  betterAuth({
    baseURL: baseUrl,
    secret: secrets.keyFor('sign-in'),
    database: { db, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true },
    user: {
      modelName: 'sign_in_users',
      fields: { emailVerified: 'email_verified', ...stamps },
      ...(council && { validateUserInfo: council.validateUserInfo }),
    },
    session: {
      modelName: 'sign_in_sessions',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...stamps,
      },
      expiresIn: absoluteEndMs / 1000,
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'sign_in_accounts',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...stamps,
      },
      encryptOAuthTokens: true,
      updateAccountOnSignIn: false,
      // Whoever added a person named their address; there is no letter for them to answer.
      accountLinking: { requireLocalEmailVerified: false },
    },
    databaseHooks: {
      account: { create: { before: withoutTokens }, update: { before: withoutTokens } },
    },
    verification: {
      modelName: 'sign_in_verifications',
      fields: { expiresAt: 'expires_at', ...stamps },
    },
    advanced: {
      // The prefix that better-auth would give says less than `__Host-`.
      useSecureCookies: false,
      cookiePrefix: 'throughline',
      defaultCookieAttributes: { secure: names.areSecure },
      cookies: {
        session_token: { name: names.session },
        // As long as better-auth keeps what it is held against.
        state: { name: names.council, attributes: { maxAge: 600 } },
      },
    },
    plugins: council ? [council.plugin] : [],
  })

/** Nothing here asks a provider for more than who somebody is: its tokens are not kept. */
const withoutTokens = <Account extends object>(account: Account) =>
  Promise.resolve({
    data: { ...account, accessToken: null, refreshToken: null, idToken: null },
  })

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' } as const
