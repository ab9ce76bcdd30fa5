import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { generateKeyPairSync } from 'node:crypto'
import { Provider } from 'oidc-provider'
import type { CouncilSettings } from '../council/parse-council-settings.ts'

/** Somebody at the provider: what its ID tokens say of them. */
export type LocalAccount = {
  readonly email?: string
  readonly email_verified?: boolean
  readonly groups?: readonly string[]
} & Readonly<Record<string, unknown>>

/** For tests: a real OpenID Connect provider on this machine, whose sign-in page takes any account's name. */
export type LocalProvider = {
  readonly issuer: string
  /** How it is reached, with its groups g-north, g-member and g-admin for roles. */
  readonly settings: CouncilSettings
  /** By the name they sign in with; a test may change them. */
  readonly accounts: Map<string, LocalAccount>
  /** Stops and starts answering, at the same port. */
  readonly goDown: () => Promise<void>
  readonly comeUp: () => Promise<void>
  /** Breaks off whoever asks for tokens from now on, or no more. */
  readonly breakOffTokens: (isBroken: boolean) => void
  readonly close: () => Promise<void>
}

/** Starts the provider for one client, whose answers go to `redirectUri`. */
export async function openLocalProvider(redirectUri: string): Promise<LocalProvider> {
  const clientId = 'throughline'
  const clientSecret = 'a secret of the local provider'
  const accounts = new Map<string, LocalAccount>()
  let areTokensBroken = false
  const first = createServer()
  await listen(first, 0)
  const { port } = first.address() as AddressInfo
  await stop(first)
  // By another name than the pages', so that to a browser it is another site.
  const issuer = `http://127.0.0.1:${port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [redirectUri],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'one', use: 'sig' }] },
    cookies: { keys: ['a key of the local provider'] },
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['groups', 'preferred_username', '_claim_names'],
    },
    // As Entra ID has it: what is asked for stands in the ID token.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    ttl: {
      AccessToken: 60,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => Promise.resolve({ ...accounts.get(id), sub: id }),
    }),
    // Consent is the council's, given once for everyone.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    if (areTokensBroken && request.url === '/token') request.destroy()
    else if (request.url?.startsWith('/interaction/')) void interact(provider, request, response)
    else void answer(request, response)
  }
  let server: Server | undefined
  const comeUp = async () => {
    if (server) return
    server = createServer(handle)
    await listen(server, port)
  }
  const goDown = async () => {
    if (server) await stop(server)
    server = undefined
  }
  await comeUp()
  return {
    issuer,
    settings: {
      issuer,
      clientId,
      clientSecret,
      name: 'Council account',
      scopes: ['openid', 'profile', 'email'],
      addressClaim: 'email',
      addressesAreVerified: false,
      groupsClaim: 'groups',
      roles: [
        { group: 'g-north', role: 'team manager', team: 'North', service: null },
        { group: 'g-member', role: 'member', team: null, service: null },
        { group: 'g-admin', role: 'administrator', team: null, service: null },
      ],
    },
    accounts,
    breakOffTokens: (isBroken) => {
      areTokensBroken = isBroken
    },
    comeUp,
    goDown,
    close: goDown,
  }
}

/** Its sign-in page: a name and a button. */
async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'POST') {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const accountId = new URLSearchParams(body).get('name') ?? ''
    const result = accountId === '' ? { error: 'access_denied' } : { login: { accountId } }
    await provider.interactionFinished(request, response, result)
    return
  }
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(
    '<!DOCTYPE html><html lang="en"><title>Local provider</title><form method="post">' +
      '<label>Name <input name="name"></label><button>Continue</button></form></html>',
  )
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

/**
 * Goes to the provider as a browser that has not been there, signs in by a name (gives up without
 * one), and gives the address it is sent back to, which is not opened.
 */
export async function signInAt(
  { issuer }: LocalProvider,
  address: string,
  name: string,
): Promise<URL> {
  const jar = new Map<string, string>()
  let next = new URL(address)
  let form: string | undefined
  for (let step = 0; step < 10; step += 1) {
    const answer = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
      ...(form !== undefined && { method: 'POST', body: form }),
    })
    form = undefined
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = answer.headers.get('location')
    if (location !== null) next = new URL(location, next)
    else if (answer.ok) form = new URLSearchParams({ name }).toString()
    else throw new Error(`The local provider answered ${answer.status}: ${await answer.text()}`)
    if (next.origin !== issuer) return next
  }
  throw new Error('The local provider sent nobody back.')
}
