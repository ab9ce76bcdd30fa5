import { statSync } from 'node:fs'
import type { Problem } from '#records/problem.ts'
import type { Encoding } from './not-a-csv.ts'
import { newRecordView, readRecord, type RecordView, type Trouble } from './read-record.ts'
import { moveAlong, type MovingWindow } from './text-windows.ts'
import { utf8Pieces } from './utf8-pieces.ts'
import { writeRecords, type WrittenRecords } from './written-records.ts'

export type Rewriting = {
  readonly rowsRead: number
  readonly turnedDown: readonly TurnedDown[]
  /** It went to the end; or the file is not text in its encoding; or too much of it was turned down. */
  readonly ended: 'whole' | 'broken' | 'given up'
}

/** A record turned down while reading, before the file's and table's names are put to it. */
export type TurnedDown = Pick<Problem, 'line' | 'kind' | 'reason'>

type Task = {
  readonly file: string
  readonly encoding: Encoding
  /** How many fields each record must have. */
  readonly columns: number
  /** Where to write; it must not be there yet. */
  readonly target: string
}

/**
 * Writes a file again as plain UTF-8 CSV, each record with the line it began on before it, leaving
 * out the records that cannot be read.
 */
export function rewriteFile({ file, encoding, columns, target }: Task): Rewriting {
  const mostRows = (statSync(file).size * mostGrowth) / columns
  const givesUpAt = Math.max(listable, mostRows / 100)
  const text = moveAlong(utf8Pieces(file, encoding))
  const view = newRecordView(columns)
  const records = writeRecords(target, columns)
  try {
    return readOn(text, view, { columns, encoding, records, givesUpAt })
  } finally {
    records.close()
  }
}

/** UTF-16 can grow by half as UTF-8; a record has at least a byte for each of its columns. */
const mostGrowth = 1.5

/**
 * So many problems are always listed. Past them, and past 1 in 100 of the rows the file can have at
 * most, the extract will be refused whatever follows, and listing on would only fill the memory.
 */
const listable = 100_000

type Way = Pick<Task, 'columns' | 'encoding'> & {
  readonly records: WrittenRecords
  readonly givesUpAt: number
}

function readOn(text: MovingWindow, view: RecordView, way: Way): Rewriting {
  const turnedDown: TurnedDown[] = []
  let rowsRead = 0
  let line = 1
  let headerRead = false
  for (let window = text.look(); window; window = text.look()) {
    if (turnedDown.length > way.givesUpAt) return { rowsRead, turnedDown, ended: 'given up' }
    readRecord(window, view)
    if (view.found !== 'blank line' && !headerRead) {
      headerRead = true
    } else if (view.found !== 'blank line') {
      rowsRead++
      const wrong = whatIsWrong(window.bytes, window.start, view, way)
      if (wrong) turnedDown.push({ line, ...wrong })
      else way.records.write(window.bytes, window.start, view, line)
    }
    line += view.lines
    text.moveTo(view.next < 0 ? view.end : view.next)
    if (view.next < 0) text.moveToNextLine()
  }
  return { rowsRead, turnedDown, ended: text.isBroken() ? 'broken' : 'whole' }
}

const troubles: Readonly<Record<Trouble, string>> = {
  'text after a quote':
    'Text stands between the closing quotation mark of a value and the next comma, so it cannot be told where the value ends.',
  'unclosed quote':
    'A quotation mark opens a value and does not close where a value can end, so it cannot be told what belongs to it. Reading went on with the next line.',
  'too long':
    'It is longer than a million bytes, most likely because a quotation mark does not close. Reading went on with the next line.',
}

function whatIsWrong(
  bytes: Buffer,
  start: number,
  view: RecordView,
  { columns, encoding }: Way,
): Omit<TurnedDown, 'line'> | undefined {
  if (view.found !== 'record') {
    return { kind: view.found, reason: troubles[view.found as Trouble] }
  }
  if (view.fields !== columns) {
    const values = view.fields === 1 ? '1 value' : `${view.fields} values`
    return {
      kind: values,
      reason: `The header has ${columns} columns and this record has ${values}.`,
    }
  }
  if (encoding === 'Windows-1252' && holdsNoLetter(bytes, start, view.end)) {
    return {
      kind: 'unreadable character',
      reason: 'It holds a byte that stands for nothing in UTF-8 nor in Windows-1252.',
    }
  }
  return undefined
}

/** The bytes Windows-1252 leaves undefined; as UTF-8 each stands after 0xc2. */
const undefinedLetters: ReadonlySet<number | undefined> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

function holdsNoLetter(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (bytes[at] === 0xc2 && undefinedLetters.has(bytes[at + 1])) return true
  }
  return false
}
