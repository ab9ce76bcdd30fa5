import { COMMA, CR, LF, QUOTE, SPACE, TAB } from './bytes.ts'

/**
 * A record of a million bytes is no record but an unclosed quote or another kind of file; it is
 * also what keeps memory constant, and half of the longest line DuckDB takes.
 */
export const longestRecord = 1_000_000

/** Part of a file as UTF-8: from `start` at least `longestRecord` bytes and two, or up to its end. */
export type TextWindow = {
  readonly bytes: Buffer
  readonly start: number
  readonly end: number
  /** The file has nothing after `end`. */
  readonly last: boolean
}

/** Why a record cannot be told from what stands around it. */
export type Trouble = 'text after a quote' | 'unclosed quote' | 'too long'

/**
 * What stands at the start of a window. One object serves a whole file, since a file can have
 * millions of records.
 */
export type RecordView = {
  found: 'record' | 'blank line' | Trouble
  /** Where the next line begins; -1 where the window ends before it. */
  next: number
  /** How many lines it takes up. */
  lines: number
  /** Where it ends, its line end not counted. */
  end: number
  /** How many fields it has; the places of more than the view has room for are not kept. */
  fields: number
  /** It may be copied byte for byte: each quote is where RFC 4180 allows one. */
  asItStands: boolean
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** A view with room for the places of so many fields. */
export const newRecordView = (fields: number): RecordView => ({
  found: 'blank line',
  next: 0,
  lines: 0,
  end: 0,
  fields: 0,
  asItStands: true,
  starts: new Int32Array(fields),
  ends: new Int32Array(fields),
})

/**
 * Reads the record at the start of the window, as RFC 4180 has it, with two allowances: a quote
 * inside an unquoted value is text, and white space after a closing quote is nothing. Lines end in
 * \n, \r\n or \r. Where a quoted value goes wrong the record ends with the line its quote opens on,
 * so that one stray quote takes one line with it and not the rest of the file.
 */
export function readRecord(window: TextWindow, view: RecordView): void {
  const { bytes, start, end } = window
  const limit = Math.min(end, start + longestRecord)
  view.lines = 1
  view.fields = 0
  view.asItStands = true
  if (isLineEnd(bytes[start])) return endAt(window, view, 'blank line', start)
  let at = start
  for (;;) {
    const began = at
    if (at < limit && bytes[at] === QUOTE) {
      const linesBefore = view.lines
      at = readQuoted(bytes, at, limit, view)
      if (at < 0) {
        view.lines = linesBefore
        return endAt(window, view, troubleAt(at, limit, end), lineEndFrom(window, began))
      }
    } else {
      at = readUnquoted(bytes, at, limit, view)
      keepField(view, began, at)
    }
    if (at === limit && limit < end) {
      return endAt(window, view, 'too long', lineEndFrom(window, at))
    }
    if (at === limit || bytes[at] !== COMMA) return endAt(window, view, 'record', at)
    at++
  }
}

const isLineEnd = (byte: number | undefined): boolean => byte === LF || byte === CR

const TEXT_AFTER_QUOTE = -1
const NOT_CLOSED = -2
const NOT_CLOSED_ON_ITS_LINE = -3

function troubleAt(code: number, limit: number, end: number): Trouble {
  if (code === TEXT_AFTER_QUOTE) return 'text after a quote'
  return code === NOT_CLOSED && limit < end ? 'too long' : 'unclosed quote'
}

function keepField(view: RecordView, start: number, end: number): void {
  if (view.fields < view.starts.length) {
    view.starts[view.fields] = start
    view.ends[view.fields] = end
  }
  view.fields++
}

/** Returns where the separator, the line end or the limit after the value stands. */
function readUnquoted(bytes: Buffer, from: number, limit: number, view: RecordView): number {
  for (let at = from; at < limit; at++) {
    const byte = bytes[at] as number
    if (byte > COMMA) continue
    if (byte === COMMA || byte === LF || byte === CR) return at
    if (byte === QUOTE) view.asItStands = false
  }
  return limit
}

/** Returns where the separator, the line end or the limit after the value stands, or what is wrong. */
function readQuoted(bytes: Buffer, from: number, limit: number, view: RecordView): number {
  let lineEnds = 0
  for (let at = from + 1; at < limit; at++) {
    const byte = bytes[at] as number
    if (byte > QUOTE) continue
    if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) lineEnds++
    if (byte !== QUOTE) continue
    if (at + 1 < limit && bytes[at + 1] === QUOTE) {
      at++
      continue
    }
    const closed = at + 1
    const after = skipBlanks(bytes, closed, limit)
    const next = bytes[after]
    if (after < limit && next !== COMMA && !isLineEnd(next)) {
      return lineEnds === 0 ? TEXT_AFTER_QUOTE : NOT_CLOSED_ON_ITS_LINE
    }
    if (after > closed) view.asItStands = false
    view.lines += lineEnds
    keepField(view, from, closed)
    return after
  }
  return NOT_CLOSED
}

function skipBlanks(bytes: Buffer, from: number, limit: number): number {
  let at = from
  while (at < limit && (bytes[at] === SPACE || bytes[at] === TAB)) at++
  return at
}

function endAt(
  window: TextWindow,
  view: RecordView,
  found: RecordView['found'],
  lineEnd: number,
): void {
  view.found = found
  view.end = lineEnd
  view.next = afterLineEnd(window, lineEnd)
}

/** Where the line that `from` stands on ends: at its line end, or at the end of the window. */
export function lineEndFrom({ bytes, end }: TextWindow, from: number): number {
  let at = from
  while (at < end && !isLineEnd(bytes[at])) at++
  return at
}

/** Where the next line begins, or -1 where the window ends too early to tell. */
export function afterLineEnd({ bytes, end, last }: TextWindow, lineEnd: number): number {
  if (lineEnd >= end) return last ? end : -1
  if (bytes[lineEnd] === LF) return lineEnd + 1
  if (lineEnd + 1 >= end) return last ? end : -1
  return bytes[lineEnd + 1] === LF ? lineEnd + 2 : lineEnd + 1
}
