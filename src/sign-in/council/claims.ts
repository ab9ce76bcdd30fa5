import type { GroupRole } from '#people/keep-group-roles.ts'
import type { CouncilSettings } from './parse-council-settings.ts'

/** What the provider says of somebody in an ID token. */
export type Claims = Readonly<Record<string, unknown>>

/** What a signed token says; its signature is better-auth's to check. */
export function readClaims(idToken: string | undefined): Claims | undefined {
  const [, body] = idToken?.split('.') ?? []
  if (body === undefined) return undefined
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims
}

/** Somebody's e-mail address, and whether it is known to be theirs; undefined where none is said. */
export function addressOf(
  claims: Claims,
  { addressClaim, addressesAreVerified }: CouncilSettings,
): { readonly email: string | undefined; readonly isVerified: boolean } {
  const said = claims[addressClaim]
  const email =
    typeof said === 'string' && said.includes('@') ? said.trim().toLowerCase() : undefined
  // Some providers write it as a text.
  const isSaid = String(claims['email_verified']) === 'true' && addressClaim === 'email'
  return { email, isVerified: addressesAreVerified || isSaid }
}

/** The roles that somebody's groups stand for; groups that stand for none are passed over. */
export function rolesOf(
  claims: Claims,
  { groupsClaim, roles }: CouncilSettings,
): readonly GroupRole[] {
  const said = claims[groupsClaim]
  const groups = new Set([said].flat())
  return roles.flatMap(({ group, role, team, service }) =>
    groups.has(group) ? [{ role, team, service }] : [],
  )
}

/**
 * Whether the groups are too many to be told: Entra ID then says where to ask for them instead. To
 * take that for being in none would take roles away.
 */
export function hidesGroups(claims: Claims, { groupsClaim, roles }: CouncilSettings): boolean {
  if (roles.length === 0 || claims[groupsClaim] !== undefined) return false
  const elsewhere = claims['_claim_names']
  return (
    claims['hasgroups'] !== undefined ||
    (typeof elsewhere === 'object' && elsewhere !== null && groupsClaim in elsewhere)
  )
}
