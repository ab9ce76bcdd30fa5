import { closeSync, openSync, writeSync } from 'node:fs'
import { COMMA, LF, QUOTE } from './bytes.ts'
import { longestRecord, type RecordView } from './read-record.ts'

/** A file of records being written as plain RFC 4180, each with its line before it. Close it. */
export type WrittenRecords = {
  write(bytes: Buffer, start: number, view: RecordView, line: number): void
  close(): void
}

/** A record can double when each of its quotes is doubled, and a field gains two quotes. */
const mostWritten = longestRecord * 4 + 64

/** Below this a loop copies faster than a call. */
const shortCopy = 48

export function writeRecords(file: string, columns: number): WrittenRecords {
  const descriptor = openSync(file, 'wx', 0o600)
  const out = Buffer.allocUnsafe(2 * mostWritten)
  let filled = 0
  const copy = (bytes: Buffer, start: number, end: number): void => {
    if (end - start > shortCopy) {
      bytes.copy(out, filled, start, end)
      filled += end - start
      return
    }
    for (let at = start; at < end; at++) out[filled++] = bytes[at] as number
  }
  const flush = (): void => {
    for (let at = 0; at < filled;) at += writeSync(descriptor, out, at, filled - at)
    filled = 0
  }
  const header = ['line', ...Array.from({ length: columns }, (_, at) => `column ${at + 1}`)]
  writeSync(descriptor, `${header.join(',')}\n`)
  return {
    write(bytes, start, view, line) {
      filled += out.write(`${line},`, filled, 'latin1')
      if (view.asItStands) {
        copy(bytes, start, view.end)
      } else {
        for (let field = 0; field < view.fields; field++) {
          if (field > 0) out[filled++] = COMMA
          filled = writeField(
            out,
            filled,
            bytes,
            view.starts[field] as number,
            view.ends[field] as number,
          )
        }
      }
      out[filled++] = LF
      if (filled >= mostWritten) flush()
    },
    close() {
      try {
        flush()
      } finally {
        closeSync(descriptor)
      }
    },
  }
}

/** One value as RFC 4180 has it; returns where the next byte goes. */
function writeField(out: Buffer, from: number, bytes: Buffer, start: number, end: number): number {
  let filled = from
  const isQuoted = bytes[start] === QUOTE
  const holdsQuote = !isQuoted && bytes.subarray(start, end).includes(QUOTE)
  if (!holdsQuote) {
    bytes.copy(out, filled, start, end)
    return filled + end - start
  }
  out[filled++] = QUOTE
  for (let at = start; at < end; at++) {
    if (bytes[at] === QUOTE) out[filled++] = QUOTE
    out[filled++] = bytes[at] as number
  }
  out[filled++] = QUOTE
  return filled
}
