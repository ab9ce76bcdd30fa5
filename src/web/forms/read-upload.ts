import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { Busboy, type BusboyInstance } from '@fastify/busboy'
import { mostOctets, type ArrivingFile, type Kept } from '#plan/evidence/keep-file.ts'

/** The most a body with a file may have in all: the file, and room for what is typed. */
export const mostOctetsOfUpload = mostOctets + 2 ** 20

/** What a form with a file sent: each field one text, each list as many as were ticked. */
export type Upload<Field extends string, List extends string> =
  | {
      readonly ok: true
      readonly typed: Typed<Field, List>
      /** What came of keeping the file; undefined where none was chosen. */
      readonly file: Kept | undefined
    }
  | { readonly ok: false; readonly because: Unread }

export type Typed<Field extends string, List extends string = never> = Readonly<
  Record<Field, string> & Record<List, readonly string[]>
>

export type Unread = 'too large' | 'not whole'

type Names<Field extends string, List extends string> = {
  readonly fields: readonly Field[]
  readonly lists: readonly List[]
}

/**
 * Reads a form with one file, called `file`, which is handed to `keep` as it comes and is never whole
 * in memory. A file that is refused is read on without being kept, so that the form can be sent back
 * with all that was typed. What is too large is read no further; the rest is the caller’s to leave.
 */
export async function readUpload<Field extends string, List extends string>(
  request: IncomingMessage,
  names: Names<Field, List>,
  keep: (arriving: ArrivingFile) => Promise<Kept>,
): Promise<Upload<Field, List>> {
  const reader = readerFor(request)
  if (reader === undefined) return { ok: false, because: 'not whole' }
  const sent = new Map<string, string[]>()
  let arriving: Readable | undefined
  let keeping: Promise<Kept> | undefined
  reader.on('field', (name, value) => {
    sent.set(name, [...(sent.get(name) ?? []), value])
  })
  reader.on('file', (name, content, fileName) => {
    // Told of by the reader as well; an error that nobody listens for would end the process.
    content.on('error', () => undefined)
    // A part may be called a file and have no name, whatever the types say.
    if (name !== 'file' || !fileName || keeping !== undefined) {
      content.resume()
      return
    }
    arriving = content
    keeping = keep({ fileName, content: piecesOf(content) }).finally(() => content.resume())
    // It is waited for below, once the body is read.
    keeping.catch(() => undefined)
  })
  const because = await feed(request, reader)
  if (because !== undefined) {
    arriving?.destroy(new Error(`The body of a form was ${because}.`))
    await keeping?.catch(() => undefined)
    return { ok: false, because }
  }
  return { ok: true, typed: typedOf(sent, names), file: await keeping }
}

/** Undefined where the body does not say what parts it. */
function readerFor({ headers }: IncomingMessage): BusboyInstance | undefined {
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': headers['content-type'] ?? '' },
      // Names are cut to words where files are kept, in one place.
      preservePath: true,
      limits: { fieldSize: 100_000, fields: 600, parts: 610, headerPairs: 20, headerSize: 8192 },
    })
  } catch {
    return undefined
  }
}

/** Whoever stops taking them leaves the rest to be read on. */
const piecesOf = (content: Readable): AsyncIterable<Buffer> =>
  content.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>

async function feed(request: IncomingMessage, reader: BusboyInstance): Promise<Unread | undefined> {
  let octets = 0
  const broken = new Promise<Unread>((resolve) => {
    reader.on('error', () => resolve('not whole'))
  })
  const finished = new Promise<undefined>((resolve) => {
    reader.once('finish', () => resolve(undefined))
  })
  try {
    for await (const piece of piecesOf(request)) {
      octets += piece.length
      if (octets > mostOctetsOfUpload) return 'too large'
      const written = new Promise<undefined>((resolve) => {
        reader.write(piece, () => resolve(undefined))
      })
      const wrong = await Promise.race([written, broken])
      if (wrong !== undefined) return wrong
    }
  } catch {
    // The sender broke off: nobody is there to be told.
    return 'not whole'
  }
  reader.end()
  return Promise.race([finished, broken])
}

const typedOf = <Field extends string, List extends string>(
  sent: ReadonlyMap<string, readonly string[]>,
  { fields, lists }: Names<Field, List>,
): Typed<Field, List> =>
  Object.fromEntries([
    ...fields.map((name) => [name, sent.get(name)?.at(-1) ?? '']),
    ...lists.map((name) => [name, sent.get(name) ?? []]),
  ]) as Typed<Field, List>
