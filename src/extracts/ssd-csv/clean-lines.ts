import { COMMA, CR, FORM_FEED, LF, NUL, QUOTE, SPACE, TAB, VERTICAL_TAB } from './bytes.ts'
import { longestRecord } from './read-record.ts'

/** What is known so far of the lines after a header; one object serves a whole file. */
export type CleanLines = {
  /** Commas in each record, from the header. */
  readonly commas: number
  /** How the header's line ends; each line must end so. */
  readonly lineEnd: '\n' | '\r\n'
  records: number
  padded: boolean
}

/**
 * Counts the records of whole lines that need no rewriting: each line one record with the header's
 * number of commas, quotes only as RFC 4180 has them and none around a line end, no blank line, no
 * NUL. False at the first that is otherwise. This is the path of every clean file: it looks twice
 * only at bytes up to the comma, which values seldom hold.
 */
export function countCleanLines(
  bytes: Buffer,
  from: number,
  end: number,
  lines: CleanLines,
): boolean {
  const { commas } = lines
  const line = { begins: from, end }
  let found = 0
  for (let at = from; at < end; at++) {
    const byte = bytes[at] as number
    if (byte > COMMA) continue
    if (byte === COMMA) {
      found++
    } else if (byte === LF) {
      if (found !== commas || !endsCleanly(bytes, line.begins, at, lines)) return false
      lines.records++
      found = 0
      line.begins = at + 1
    } else {
      at = lastOf(bytes, at, line, lines)
      if (at < 0) return false
    }
  }
  if (line.begins === end) return true
  lines.records++
  return found === commas && end - line.begins <= longestClean && bytes[end - 1] !== CR
}

/** Where that which begins with a byte below the comma ends, or -1 where it needs rewriting. */
function lastOf(bytes: Buffer, at: number, line: Line, lines: CleanLines): number {
  const byte = bytes[at]
  if (isBlank(byte)) {
    lines.padded ||= isEdge(bytes, at - 1, line) || isEdge(bytes, at + 1, line)
    return at
  }
  if (byte === QUOTE) {
    const closes = endOfQuoted(bytes, at, line)
    lines.padded ||= isBlank(bytes[at + 1]) || isBlank(bytes[closes - 1])
    return closes
  }
  return byte === NUL || (byte === CR && bytes[at + 1] !== LF) ? -1 : at
}

/** The line being counted, within bytes that end at `end`. */
type Line = { begins: number; readonly end: number }

/** Somewhat less than the longest record, its line end not counted. */
const longestClean = longestRecord - 3

/** Whether the line is neither blank nor too long, and ends as the header does. */
function endsCleanly(bytes: Buffer, begins: number, at: number, { lineEnd }: CleanLines): boolean {
  const length = at - begins
  const hasReturn = length > 0 && bytes[at - 1] === CR
  if (length === 0 || (hasReturn && length === 1)) return false
  return length <= longestClean && hasReturn === (lineEnd === '\r\n')
}

/** A space, a tab, or another control that shows as one. */
const isBlank = (byte: number | undefined): boolean =>
  byte === SPACE || byte === TAB || byte === VERTICAL_TAB || byte === FORM_FEED

/** Where the closing quote of a well-formed quoted value without a line end stands, else -1. */
function endOfQuoted(bytes: Buffer, opens: number, { begins, end }: Line): number {
  if (opens > begins && bytes[opens - 1] !== COMMA) return -1
  for (let at = opens + 1; at < end; at++) {
    const byte = bytes[at] as number
    if (byte > QUOTE) continue
    if (byte === LF || byte === CR || byte === NUL) return -1
    if (byte !== QUOTE) continue
    if (at + 1 < end && bytes[at + 1] === QUOTE) {
      at++
      continue
    }
    const next = bytes[at + 1]
    return at + 1 >= end || next === COMMA || next === LF || next === CR ? at : -1
  }
  return -1
}

function isEdge(bytes: Buffer, at: number, { begins, end }: Line): boolean {
  if (at < begins || at >= end) return true
  const byte = bytes[at]
  return byte === COMMA || byte === LF || byte === CR
}
