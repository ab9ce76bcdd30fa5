import type { GroupRole } from '#people/keep-group-roles.ts'
import { findRole, problemOfGiving } from '#people/roles.ts'

/** How the council's own sign-in, an OpenID Connect provider, is reached and what it is asked. */
export type CouncilSettings = {
  /** The provider, by the address it gives as its own; what it offers is read from beneath it. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the button to it says. */
  readonly name: string
  readonly scopes: readonly string[]
  /** The claim that has somebody's e-mail address. */
  readonly addressClaim: string
  /**
   * Whether the council's own administrators alone give these addresses, so that each is somebody's
   * without the claim `email_verified`.
   */
  readonly addressesAreVerified: boolean
  /** The claim that lists the groups somebody is in. */
  readonly groupsClaim: string
  readonly roles: readonly (GroupRole & { readonly group: string })[]
}

export type ParsedCouncilSettings =
  | { readonly ok: true; readonly council: CouncilSettings }
  | { readonly ok: false; readonly problem: string }

/** What is read of one part of the file: a sentence where it is wrong. */
type Read<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: string }

type Given = Readonly<Record<string, unknown>>

const known = [
  'issuer',
  'clientId',
  'clientSecret',
  'name',
  'scopes',
  'addressClaim',
  'addressesAreVerified',
  'groupsClaim',
  'roles',
]

/** The settings that a JSON object gives, or what is wrong with it in a sentence without its secret. */
export function parseCouncilSettings(given: Given): ParsedCouncilSettings {
  const unknown = Object.keys(given).find((name) => !known.includes(name))
  if (unknown !== undefined)
    return { ok: false, problem: `it has "${unknown}"; what it may have is ${known.join(', ')}.` }
  const issuer = readIssuer(given)
  if (!issuer.ok) return issuer
  const clientId = readText(given, 'clientId')
  if (!clientId.ok) return clientId
  const clientSecret = readText(given, 'clientSecret')
  if (!clientSecret.ok) return clientSecret
  const name = readText(given, 'name', 'Council account')
  if (!name.ok) return name
  const scopes = readScopes(given)
  if (!scopes.ok) return scopes
  const addressClaim = readText(given, 'addressClaim', 'email')
  if (!addressClaim.ok) return addressClaim
  const { addressesAreVerified = false } = given
  if (typeof addressesAreVerified !== 'boolean')
    return { ok: false, problem: '"addressesAreVerified" is neither true nor false.' }
  const groupsClaim = readText(given, 'groupsClaim', 'groups')
  if (!groupsClaim.ok) return groupsClaim
  const roles = readRoles(given)
  if (!roles.ok) return roles
  return {
    ok: true,
    council: {
      issuer: issuer.value,
      clientId: clientId.value,
      clientSecret: clientSecret.value,
      name: name.value,
      scopes: scopes.value,
      addressClaim: addressClaim.value,
      addressesAreVerified,
      groupsClaim: groupsClaim.value,
      roles: roles.value,
    },
  }
}

function readText(given: Given, name: string, usual?: string): Read<string> {
  const value = given[name] ?? usual
  if (typeof value === 'string' && value.trim() !== '') return { ok: true, value: value.trim() }
  return { ok: false, problem: `"${name}" is ${value === undefined ? 'missing' : 'no text'}.` }
}

/** Authorities of Entra ID that anybody's organisation signs in at: an address there proves nothing. */
const everybodys = /^\/(?:common|organizations|consumers)(?:\/|$)/

function readIssuer(given: Given): Read<string> {
  const read = readText(given, 'issuer')
  if (!read.ok) return read
  const value = read.value.replace(/\/\.well-known\/openid-configuration$/, '')
  if (!URL.canParse(value))
    return { ok: false, problem: `"issuer" is no address: write https://….` }
  const { protocol, hostname, pathname } = new URL(value)
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  if (protocol !== 'https:' && !(protocol === 'http:' && isHere))
    return { ok: false, problem: '"issuer" is not an https address.' }
  if (hostname === 'login.microsoftonline.com' && everybodys.test(pathname))
    return {
      ok: false,
      problem: `"issuer" is where every organisation signs in: name the council's own tenant by its id, https://login.microsoftonline.com/TENANT/v2.0.`,
    }
  return { ok: true, value }
}

function readScopes({ scopes = ['openid', 'profile', 'email'] }: Given): Read<readonly string[]> {
  if (!Array.isArray(scopes) || !scopes.every(isScope))
    return { ok: false, problem: '"scopes" is not a list of words.' }
  return { ok: true, value: scopes.includes('openid') ? scopes : ['openid', ...scopes] }
}

const isScope = (value: unknown): value is string =>
  typeof value === 'string' && /^[!#-[\]-~]+$/.test(value)

function readRoles({ roles = [] }: Given): Read<CouncilSettings['roles']> {
  if (!Array.isArray(roles)) return { ok: false, problem: '"roles" is not a list.' }
  const value: CouncilSettings['roles'][number][] = []
  for (const [index, one] of (roles as readonly unknown[]).entries()) {
    const read = readRole(one)
    if (!read.ok) return { ok: false, problem: `number ${index + 1} of "roles": ${read.problem}` }
    value.push(read.value)
  }
  return { ok: true, value }
}

function readRole(one: unknown): Read<CouncilSettings['roles'][number]> {
  const { group, role, team = null, service = null, ...others } = (one ?? {}) as Given
  const [unknown] = Object.keys(others)
  if (unknown !== undefined)
    return { ok: false, problem: `it has "${unknown}"; it may have group, role, team, service.` }
  if (typeof group !== 'string' || group === '')
    return { ok: false, problem: 'it names no "group".' }
  const found = typeof role === 'string' ? findRole(role) : undefined
  if (found === undefined)
    return { ok: false, problem: 'there is no such "role". people roles lists them.' }
  if (!isUnit(team) || !isUnit(service))
    return { ok: false, problem: 'its "team" or "service" is no text.' }
  const problem = problemOfGiving(found, { team, service })
  if (problem !== undefined) return { ok: false, problem }
  return { ok: true, value: { group, role: found.name, team, service } }
}

const isUnit = (value: unknown): value is string | null =>
  value === null || (typeof value === 'string' && value !== '')
