import { closeSync, openSync, readSync } from 'node:fs'
import { NUL, utf8Mark } from './bytes.ts'
import type { Encoding } from './not-a-csv.ts'

const pieceSize = 2 << 20

/** How a text ended: at its end, or where it turned out not to be text in its encoding. */
export type TextEnd = 'whole' | 'broken'

/**
 * A file's text as UTF-8, piece by piece, its byte order mark left out. UTF-16 is broken by half a
 * character, half a pair, or a NUL.
 */
export function* utf8Pieces(file: string, encoding: Encoding): Generator<Buffer, TextEnd> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'UTF-16LE' })
  const buffer = Buffer.allocUnsafe(pieceSize)
  const descriptor = openSync(file, 'r')
  let isFirst = true
  try {
    for (;;) {
      const read = readSync(descriptor, buffer, 0, pieceSize, null)
      const raw = buffer.subarray(0, read)
      const text = encoding === 'UTF-8' ? raw : decoded(decoder, raw)
      if (text === undefined || (encoding === 'UTF-16LE' && text.includes(NUL))) return 'broken'
      yield isFirst ? withoutMark(text) : text
      if (read === 0) return 'whole'
      isFirst = false
    }
  } finally {
    closeSync(descriptor)
  }
}

/** The next bytes decoded, the last of them by an empty piece; undefined where they are broken. */
function decoded(
  decoder: { decode(raw: Buffer, options: { stream: boolean }): string },
  raw: Buffer,
): Buffer | undefined {
  try {
    return Buffer.from(decoder.decode(raw, { stream: raw.length > 0 }))
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

export const withoutMark = (bytes: Buffer): Buffer =>
  bytes.subarray(0, utf8Mark.length).equals(utf8Mark) ? bytes.subarray(utf8Mark.length) : bytes
