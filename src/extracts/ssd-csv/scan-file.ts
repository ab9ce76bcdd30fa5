import { isAscii, isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { LF, NUL } from './bytes.ts'
import { countCleanLines, type CleanLines } from './clean-lines.ts'

/** What one reading of a file's bytes tells of it. */
export type Scan = {
  readonly sha256: string
  /** The whole of it, not a sample, is valid UTF-8. */
  readonly utf8: boolean
  readonly holdsNul: boolean
  /** Its records, where it can be read as it stands with no rewriting. */
  readonly clean: { readonly records: number; readonly padded: boolean } | undefined
}

/** Where the lines after the header begin and what each must look like to need no rewriting. */
export type CleanShape = Pick<CleanLines, 'commas' | 'lineEnd'> & { readonly from: number }

const chunkSize = 4 << 20
/** White space beyond ASCII's, which a file may hold around values: it is looked for anywhere. */
const wideSpaces = ['\u0085', '\u00a0', '\u2007', '\u202f', '\u3000', '\ufeff'].map((one) =>
  Buffer.from(one),
)

/** Reads a file once, in constant memory. One without a shape is known to need rewriting. */
export function scanFile(file: string, shape: CleanShape | undefined): Scan {
  const hash = createHash('sha256')
  const state = startOf(shape)
  const buffer = Buffer.allocUnsafe(chunkSize)
  let kept = 0
  const descriptor = openSync(file, 'r')
  try {
    for (;;) {
      const read = readSync(descriptor, buffer, kept, chunkSize - kept, null)
      const filled = kept + read
      hash.update(buffer.subarray(kept, filled))
      const cut = lookAt(buffer, filled, read === 0 ? filled : lastLineEnd(buffer, filled), state)
      if (read === 0) break
      buffer.copy(buffer, 0, cut, filled)
      kept = filled - cut
    }
  } finally {
    closeSync(descriptor)
  }
  const { isClean, utf8, holdsNul, lines } = state
  return {
    sha256: hash.digest('hex'),
    utf8,
    holdsNul,
    clean: isClean ? { records: lines.records, padded: lines.padded } : undefined,
  }
}

type State = {
  begins: number
  isClean: boolean
  utf8: boolean
  holdsNul: boolean
  readonly lines: CleanLines
}

const startOf = (shape: CleanShape | undefined): State => ({
  begins: shape?.from ?? 0,
  isClean: shape !== undefined,
  utf8: true,
  holdsNul: false,
  lines: {
    commas: shape?.commas ?? 0,
    lineEnd: shape?.lineEnd ?? '\n',
    records: 0,
    padded: false,
  },
})

/** Where the last whole line of a chunk ends; 0 where none does. */
const lastLineEnd = (buffer: Buffer, filled: number): number =>
  buffer.lastIndexOf(LF, filled - 1) + 1

/** Takes in a chunk up to its last whole line, or to its last whole character once it is not clean. */
function lookAt(buffer: Buffer, filled: number, lineEnd: number, state: State): number {
  const { lines, begins } = state
  state.isClean &&= lineEnd >= begins && (lineEnd > 0 || filled === 0)
  state.isClean &&= countCleanLines(buffer, begins, lineEnd, lines)
  state.begins = 0
  const cut = lineEnd > 0 ? lineEnd : wholeCharacters(buffer, filled)
  const whole = buffer.subarray(0, cut)
  lines.padded ||= state.isClean && holdsWideSpace(buffer.subarray(begins, cut))
  state.utf8 &&= isUtf8(whole)
  state.holdsNul ||= !state.isClean && whole.includes(NUL)
  return cut
}

const holdsWideSpace = (bytes: Buffer): boolean =>
  !isAscii(bytes) && wideSpaces.some((space) => bytes.includes(space))

/** How far the bytes go without cutting a UTF-8 character in two. */
function wholeCharacters(buffer: Buffer, filled: number): number {
  for (let back = 1; back <= Math.min(3, filled); back++) {
    const byte = buffer[filled - back] as number
    if (byte < 0x80) return filled
    if (byte >= 0xc0) return filled - back
  }
  return filled
}
