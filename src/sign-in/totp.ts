import { createHmac } from 'node:crypto'

const stepMs = 30_000
const digits = 6
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Which half-minute an instant is in, counted from 1970 (RFC 6238). */
export const stepOf = (at: Date): number => Math.floor(at.getTime() / stepMs)

/** The code of a secret in a half-minute: HOTP (RFC 4226) with SHA-1, as authenticator apps have it. */
export function codeOf(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0xf
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/** The half-minute a code is of: this one, or the one before or after; undefined where it is none. */
export const stepOfCode = (secret: Buffer, code: string, at: Date): number | undefined =>
  [-1, 0, 1].map((off) => stepOf(at) + off).find((step) => codeOf(secret, step) === code)

/** A secret as people type it into their app: base 32. */
export function inBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('')
}

/** What the app reads from the picture; `account` is the e-mail address it lists the code under. */
export const totpAddress = (secret: Buffer, account: string): string =>
  `otpauth://totp/Throughline:${encodeURIComponent(account)}?secret=${inBase32(secret)}&issuer=Throughline`
