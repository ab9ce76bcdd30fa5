import { grouped } from './figure-in-words.ts'

/** `+7,740`, `−120` with a true minus sign, `no change`. */
export function differenceInWords(now: number, before: number): string {
  if (now === before) return 'no change'
  return now > before ? `+${grouped(now - before)}` : `−${grouped(before - now)}`
}
