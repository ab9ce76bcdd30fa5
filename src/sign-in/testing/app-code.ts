import { codeOf, stepOf } from '../totp.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** For tests: the code that an authenticator app shows for a key as people type it into one. */
export function appCode(key: string, at: Date): string {
  const bits = Array.from(key.replaceAll(' ', ''))
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const bytes = (bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2))
  return codeOf(Buffer.from(bytes), stepOf(at))
}
