import { createHash, type Hash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { headName, sumName, type Entry } from './backup-format.ts'
import { blockOctets, paddingAfter, readTarHeader } from './tar.ts'
import { endOf } from './write-archive.ts'

export type Walked =
  | { readonly ok: true; readonly entries: readonly Entry[]; readonly isAsWritten: boolean }
  | { readonly ok: false; readonly problem: string }

/** Takes an entry's content, all of it or none; a sentence ends the walk. */
export type Visit = (
  entry: { readonly name: string; readonly size: number },
  content: AsyncIterable<Buffer>,
) => Promise<string | undefined>

const piece = 256 * 1024

/**
 * Reads a backup from its first octet to its last, a piece at a time, and hands each entry to
 * `visit`. `isAsWritten` is whether the sum at its end fits: until the walk is over nothing in it is
 * proved. What is no backup or breaks off comes back as a sentence.
 */
export async function walkArchive(file: string, visit: Visit): Promise<Walked> {
  const handle = await open(file, 'r')
  try {
    const stat = await handle.stat()
    if (!stat.isFile()) return { ok: false, problem: 'it is not a file.' }
    return await walk(handle, stat.size, visit)
  } finally {
    await handle.close()
  }
}

async function walk(handle: FileHandle, length: number, visit: Visit): Promise<Walked> {
  const sum = createHash('sha256')
  const entries: Entry[] = []
  let at = 0
  while (true) {
    const before = entries.at(-1)?.name
    const block = await octetsAt(handle, at, blockOctets)
    const header = readTarHeader(block)
    if (before === undefined && header?.name !== headName) return { ok: false, problem: foreign }
    const end = at + blockOctets + (header === undefined ? 0 : header.size)
    if (at === length || end + paddingAfter(end) > length)
      return {
        ok: false,
        problem: `it breaks off in the entry after ${before ?? 'its beginning'}.`,
      }
    if (header === undefined)
      return { ok: false, problem: `it is damaged in the entry after ${before}.` }
    if (header.name === sumName)
      return { ok: true, entries, isAsWritten: await endsWith(handle, at, length, sum) }
    sum.update(block)
    const hash = createHash('sha256')
    const content = contentOf(handle, at + blockOctets, header.size, [sum, hash])
    const problem = await visit(header, content)
    if (problem !== undefined) return { ok: false, problem }
    // What was not asked for counts all the same.
    while ((await content.next()).done !== true) continue
    entries.push({ ...header, sha256: hash.digest('hex') })
    sum.update(await octetsAt(handle, end, paddingAfter(end)))
    at = end + paddingAfter(end)
  }
}

const foreign = 'it is not a backup that Throughline made, or its beginning is damaged.'

async function* contentOf(
  handle: FileHandle,
  start: number,
  size: number,
  hashes: readonly Hash[],
): AsyncGenerator<Buffer> {
  for (let done = 0; done < size;) {
    const octets = await octetsAt(handle, start + done, Math.min(piece, size - done))
    if (octets.length === 0) throw new Error('The backup became shorter while it was read.')
    for (const hash of hashes) hash.update(octets)
    done += octets.length
    yield octets
  }
}

async function endsWith(handle: FileHandle, at: number, length: number, sum: Hash) {
  const due = Buffer.concat(endOf(sum.digest('hex')))
  return length === at + due.length && due.equals(await octetsAt(handle, at, due.length))
}

async function octetsAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const octets = Buffer.alloc(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await handle.read(octets, done, length - done, at + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return octets.subarray(0, done)
}
