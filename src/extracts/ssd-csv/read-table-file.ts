import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { RecordTable } from '#records/define-table.ts'
import type { Source } from '#records/source.ts'
import { CR, LF } from './bytes.ts'
import { binary, readBeginning, type Encoding } from './not-a-csv.ts'
import { headerNames, readHeader, type Header } from './read-header.ts'
import { rewriteFile } from './rewrite-file.ts'
import { scanFile, type CleanShape, type Scan } from './scan-file.ts'
import { moveAlong } from './text-windows.ts'
import { utf8Pieces, withoutMark } from './utf8-pieces.ts'

/** One file to read for one table. Plain data, so that it can be handed to another thread. */
export type FileToRead = {
  readonly table: RecordTable
  /** As the person who sent it knows it. */
  readonly name: string
  readonly path: string
  /** Where to write it again if it must be; nothing is there yet. */
  readonly target: string
}

export type FileReading =
  { readonly ok: true; readonly source: Source } | { readonly ok: false; readonly problem: string }

const refused = (problem: string): FileReading => ({ ok: false, problem })

/** Reads one file of an extract, or says in a sentence why the extract cannot be taken with it. */
export function readTableFile(file: FileToRead): FileReading {
  const { name, path } = file
  const before = statSync(path, { bigint: true })
  if (before.size === 0n) {
    return refused(`${name} is empty: it has no header line. Export it again, or leave it out.`)
  }
  const reading = readOnce(file)
  const after = statSync(path, { bigint: true })
  if (after.size !== before.size || after.mtimeNs !== before.mtimeNs || after.ino !== before.ino) {
    return refused(`${name} changed while it was read. Wait until it is written, and import again.`)
  }
  return reading
}

function readOnce(file: FileToRead): FileReading {
  const { name, path, table } = file
  const head = beginningOf(path)
  const beginning = readBeginning(head)
  if ('instead' in beginning)
    return refused(`${name} is not a CSV file: it is ${beginning.instead}.`)
  const first = firstLine(path, beginning.encoding)
  if (first === undefined) {
    return refused(`${name} is not a CSV file: its first line cannot be read as a header.`)
  }
  const reading = readHeader(table, first.names)
  if (!reading.ok) return refused(`${name} ${reading.problem}`)
  const scan = scanFile(path, beginning.encoding === 'UTF-8' ? cleanShape(head, first) : undefined)
  if (beginning.encoding === 'UTF-8' && scan.holdsNul) {
    return refused(`${name} is not a CSV file: it is ${binary}.`)
  }
  if (scan.clean && scan.utf8) return { ok: true, source: asItCame(file, reading.header, scan) }
  const encoding =
    beginning.encoding === 'UTF-8' && !scan.utf8 ? 'Windows-1252' : beginning.encoding
  return rewritten(file, reading.header, scan, encoding)
}

function asItCame(file: FileToRead, header: Header, { sha256, clean }: Scan): Source {
  return {
    table: file.table,
    file: file.name,
    sha256,
    encoding: 'UTF-8',
    path: file.path,
    lines: 'counted',
    padded: clean?.padded ?? true,
    rowsRead: clean?.records ?? 0,
    turnedDown: [],
    ...header,
  }
}

function rewritten(
  { name, path, table, target }: FileToRead,
  header: Header,
  { sha256 }: Scan,
  encoding: Encoding,
): FileReading {
  const { rowsRead, turnedDown, ended } = rewriteFile({
    file: path,
    encoding,
    columns: header.columns.length,
    target,
  })
  if (ended === 'broken')
    return refused(`${name} is damaged: it is not valid ${encoding} text to its end.`)
  if (ended === 'given up') {
    const { line, reason } = turnedDown[0] ?? { line: 1, reason: '' }
    return refused(
      `${name} cannot be read: ${turnedDown.length.toLocaleString('en-GB')} of its first ${rowsRead.toLocaleString('en-GB')} rows were turned down, which is more than 1 in 100 of all it can hold. The first is on line ${line}: ${reason}`,
    )
  }
  const problems = turnedDown.map((one) => ({
    file: name,
    table: table.name,
    column: null,
    outcome: 'turned down' as const,
    ...one,
  }))
  const source: Source = {
    table,
    file: name,
    sha256,
    encoding,
    path: target,
    lines: 'written',
    padded: true,
    rowsRead,
    turnedDown: problems,
    ...header,
  }
  return { ok: true, source }
}

const headSize = 64 << 10

function beginningOf(path: string): Buffer {
  const head = Buffer.allocUnsafe(headSize)
  const descriptor = openSync(path, 'r')
  try {
    return head.subarray(0, readSync(descriptor, head, 0, headSize, 0))
  } finally {
    closeSync(descriptor)
  }
}

type FirstLine = {
  readonly names: readonly string[]
  /** Its bytes with its line end; undefined where it needs mending or something stands before it. */
  readonly plainLength: number | undefined
}

function firstLine(path: string, encoding: 'UTF-8' | 'UTF-16LE'): FirstLine | undefined {
  const text = moveAlong(utf8Pieces(path, encoding))
  let isFirst = true
  for (let window = text.look(); window; window = text.look()) {
    const header = headerNames(window)
    if (header === undefined) return undefined
    const { found, next, lines, asItStands } = header.view
    if (found === 'record') {
      const isPlain = isFirst && lines === 1 && asItStands && next > 0
      return { names: header.names, plainLength: isPlain ? next - window.start : undefined }
    }
    isFirst = false
    text.moveTo(next)
  }
  return undefined
}

/** How the lines after the header must look; undefined where the header itself needs mending. */
function cleanShape(head: Buffer, { names, plainLength }: FirstLine): CleanShape | undefined {
  if (plainLength === undefined) return undefined
  const from = plainLength + head.length - withoutMark(head).length
  if (from > head.length || head[from - 1] !== LF) return undefined
  return { from, commas: names.length - 1, lineEnd: head[from - 2] === CR ? '\r\n' : '\n' }
}
