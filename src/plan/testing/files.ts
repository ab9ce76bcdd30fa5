import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** A content as it arrives, so many octets at a time. */
export async function* inPieces(content: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size)
}

/** A zip with a small part of each name. */
export async function zipOf(names: readonly string[]): Promise<Buffer> {
  const zip = new ZipFile()
  for (const name of names) zip.addBuffer(Buffer.from('<part/>'), name)
  zip.end()
  return buffer(zip.outputStream)
}

/** A compound file (MS-CFB) of which there is the header and a directory of these entries, four at most. */
export function compoundFile(entries: readonly string[]): Buffer {
  const file = Buffer.alloc(1024)
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  // Sectors of 2^9 octets, the directory in the first after the header.
  file.writeUInt16LE(9, 30)
  file.writeUInt32LE(0, 48)
  for (const [index, name] of entries.entries()) file.write(name, 512 + index * 128, 'utf16le')
  return file
}
