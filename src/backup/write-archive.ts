import { createHash, type Hash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { contentsName, headName, sumName, type Entry, type Head } from './backup-format.ts'
import type { Contents, Lacking } from './backup-format.ts'
import { paddingAfter, tarEnd, tarHeader } from './tar.ts'

/** What goes in under a name: a file, or a text that is at hand. */
export type Part = { readonly name: string } & (
  { readonly file: string } | { readonly text: string }
)

/** Writes a backup into an open, empty file; syncing and naming it are the caller's. */
export async function writeArchive(
  handle: FileHandle,
  head: Head,
  parts: Iterable<Part>,
  lackingAmong: (entries: readonly Entry[]) => readonly Lacking[],
): Promise<Contents> {
  const sum = createHash('sha256')
  const write = async (octets: Uint8Array, ...hashes: readonly Hash[]) => {
    sum.update(octets)
    for (const hash of hashes) hash.update(octets)
    await handle.writeFile(octets)
  }
  const add = async (part: Part): Promise<Entry> => {
    const size = 'file' in part ? statSync(part.file).size : Buffer.byteLength(part.text)
    const hash = createHash('sha256')
    await write(tarHeader(part.name, size))
    let written = 0
    const pieces: AsyncIterable<Buffer> | Buffer[] =
      'file' in part ? createReadStream(part.file) : [Buffer.from(part.text)]
    for await (const piece of pieces) {
      written += piece.length
      await write(piece, hash)
    }
    if (written !== size) throw new Error(`${part.name} changed while it was read.`)
    await write(Buffer.alloc(paddingAfter(size)))
    return { name: part.name, size, sha256: hash.digest('hex') }
  }
  const entries = [await add({ name: headName, text: JSON.stringify(head, null, 2) })]
  for (const part of parts) entries.push(await add(part))
  const contents = { entries, lacking: lackingAmong(entries) }
  await add({ name: contentsName, text: JSON.stringify(contents, null, 2) })
  const digest = sum.digest('hex')
  for (const octets of endOf(digest)) await handle.writeFile(octets)
  return contents
}

/** What follows the octets that a sum is of: the sum as a last entry, and the end. */
export const endOf = (digest: string): readonly Buffer[] => [
  tarHeader(sumName, digest.length),
  Buffer.from(digest),
  Buffer.alloc(paddingAfter(digest.length)),
  tarEnd,
]
