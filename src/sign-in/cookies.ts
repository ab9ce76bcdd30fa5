/**
 * The cookies of sign-in: who is signed in, who owes a second factor, who signed in here before, who
 * went to the council's own sign-in.
 */
export type CookieNames = {
  readonly session: string
  readonly pending: string
  readonly device: string
  readonly council: string
  readonly areSecure: boolean
}

/** Over https their names bind them to this host and to https (`__Host-`). */
export function cookieNames(baseUrl: string): CookieNames {
  const areSecure = baseUrl.startsWith('https:')
  const prefix = areSecure ? '__Host-' : ''
  return {
    session: `${prefix}throughline_session`,
    pending: `${prefix}throughline_pending`,
    device: `${prefix}throughline_device`,
    council: `${prefix}throughline_council`,
    areSecure,
  }
}

/** One cookie of a Cookie header; undefined where it is not there or cannot be decoded. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  const found = header?.split(';').find((one) => one.trim().startsWith(`${name}=`))
  if (found === undefined) return undefined
  try {
    return decodeURIComponent(found.slice(found.indexOf('=') + 1).trim())
  } catch {
    return undefined
  }
}

/** The value that Set-Cookie headers give a cookie; undefined where none does. */
export const readSetCookie = (headers: readonly string[], name: string): string | undefined =>
  readCookie(headers.find((one) => one.startsWith(`${name}=`))?.split(';')[0], name)

/** A Set-Cookie header; `maxAge` in seconds, 0 takes the cookie away. */
export const setCookie = (
  { areSecure }: CookieNames,
  name: string,
  value: string,
  maxAge: number,
): string =>
  `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${areSecure ? '; Secure' : ''}`
