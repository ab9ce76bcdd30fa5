import { createHmac, timingSafeEqual } from 'node:crypto'

const signatureOf = (value: string, key: string): Buffer =>
  createHmac('sha256', key).update(value).digest()

/** A value with its signature after a dot, as better-auth signs the cookies that it sets itself. */
export const signValue = (value: string, key: string): string =>
  `${value}.${signatureOf(value, key).toString('base64')}`

/** The value that was signed; undefined where the signature is not ours. */
export function readSigned(signed: string | undefined, key: string): string | undefined {
  const dot = signed?.lastIndexOf('.') ?? -1
  if (signed === undefined || dot < 1) return undefined
  const value = signed.slice(0, dot)
  const given = Buffer.from(signed.slice(dot + 1), 'base64')
  const due = signatureOf(value, key)
  return given.length === due.length && timingSafeEqual(given, due) ? value : undefined
}
