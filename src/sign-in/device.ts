import { randomBytes } from 'node:crypto'
import { readCookie } from './cookies.ts'
import type { SignInNeeds, Visit } from './needs.ts'
import { readSigned, signValue } from './signed-value.ts'

const keptSeconds = 180 * 86_400

/** The device of a cookie given at a sign-in of the same person; it opens nothing by itself. */
export function deviceOf(
  { names, keys }: SignInNeeds,
  { cookie }: Visit,
  personId: number | undefined,
): string | undefined {
  const [device, person] =
    readSigned(readCookie(cookie, names.device), keys.devices)?.split(' ') ?? []
  return personId !== undefined && person === String(personId) ? device : undefined
}

/** Whether somebody signed in on this device before. */
export const hasDevice = ({ names, keys }: SignInNeeds, { cookie }: Visit): boolean =>
  readSigned(readCookie(cookie, names.device), keys.devices) !== undefined

/** The Set-Cookie header by which a device is known as one that a person signed in on. */
export function rememberDevice(needs: SignInNeeds, visit: Visit, personId: number): string {
  const device = deviceOf(needs, visit, personId) ?? randomBytes(16).toString('base64url')
  const value = signValue(`${device} ${personId}`, needs.keys.devices)
  return needs.cookie(needs.names.device, value, keptSeconds)
}
