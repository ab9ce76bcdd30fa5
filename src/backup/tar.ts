/** The little of tar that a backup uses: plain headers that differ by name and size alone. */

export const blockOctets = 512

/** What eleven octal digits hold: 8 GiB less one. */
export const mostOctets = 8 ** 11 - 1

/** Two empty blocks end a tar file. */
export const tarEnd: Buffer = Buffer.alloc(2 * blockOctets)

/** The header of a file, the same octets each time. Throws a name or size that tar has no room for. */
export function tarHeader(name: string, size: number): Buffer {
  if (!/^[\w./-]{1,100}$/.test(name)) throw new Error(`${name} is no name for a backup's entry.`)
  if (size > mostOctets) throw new Error(`${name} is larger than 8 GB, the most a backup holds.`)
  const header = Buffer.alloc(blockOctets)
  header.write(name, 0)
  header.write('0000600\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  header.write('00000000000\0', 136)
  header.write('        ', 148)
  header.write('0', 156)
  header.write('ustar\u000000', 257)
  const sum = header.reduce((total, octet) => total + octet, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** The name and size of a header that `tarHeader` made; undefined of any other block. */
export function readTarHeader(header: Buffer): { name: string; size: number } | undefined {
  const name = textAt(header, 0, 100)
  const size = textAt(header, 124, 12)
  if (!/^[\w./-]+$/.test(name) || !/^[0-7]{11}$/.test(size)) return undefined
  const read = { name, size: Number.parseInt(size, 8) }
  return tarHeader(read.name, read.size).equals(header) ? read : undefined
}

/** How many empty octets follow a content, up to the next block. */
export const paddingAfter = (size: number): number =>
  (blockOctets - (size % blockOctets)) % blockOctets

function textAt(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length)
  const end = field.indexOf(0)
  return field.subarray(0, end === -1 ? length : end).toString('latin1')
}
