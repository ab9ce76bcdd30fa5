import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const coloursKept = 256

/**
 * A screenshot in 256 of its colours, the rest as the nearest of them: a third of the bytes, and no
 * difference to the eye. Takes what the browser writes, 8-bit RGB, and throws at any other.
 */
export function smallerPng(png: Buffer): Buffer {
  const header = Buffer.from(png.subarray(16, 29))
  const [width, depth, colourType] = [header.readUInt32BE(0), header[8], header[9]]
  if (depth !== 8 || colourType !== 2 || header[12] !== 0)
    throw new Error(`A PNG of depth ${depth} and colour type ${colourType} is not a screenshot.`)
  const pixels = unfiltered(inflateSync(dataOf(png)), width * 3)
  const { palette, indexOf } = paletteOf(pixels)
  const rows = Buffer.alloc((pixels.length / (width * 3)) * (width + 1))
  for (let pixel = 0, at = 0; pixel * 3 < pixels.length; pixel += 1) {
    if (pixel % width === 0) at += 1
    rows[at] = indexOf(pixels.readUIntBE(pixel * 3, 3))
    at += 1
  }
  header[9] = 3
  const parts = [
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([signature, ...parts])
}

function dataOf(png: Buffer): Buffer {
  const data: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + length))
  }
  return Buffer.concat(data)
}

/** Undoes the filter of each row: PNG specification, section 9. */
function unfiltered(filtered: Buffer, rowLength: number): Buffer {
  const rows = filtered.length / (rowLength + 1)
  const pixels = Buffer.alloc(rows * rowLength)
  for (let row = 0; row < rows; row += 1) {
    const filter = filtered[row * (rowLength + 1)]
    for (let column = 0; column < rowLength; column += 1) {
      const at = row * rowLength + column
      const left = column < 3 ? 0 : (pixels[at - 3] ?? 0)
      const above = pixels[at - rowLength] ?? 0
      const corner = column < 3 ? 0 : (pixels[at - rowLength - 3] ?? 0)
      const predicted = [0, left, above, (left + above) >> 1, paeth(left, above, corner)]
      pixels[at] = (filtered[at + row + 1] ?? 0) + (predicted[filter ?? 0] ?? 0)
    }
  }
  return pixels
}

function paeth(left: number, above: number, corner: number): number {
  const [toLeft, toAbove] = [Math.abs(above - corner), Math.abs(left - corner)]
  const toCorner = Math.abs(left + above - 2 * corner)
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}

/** The commonest of each lot of colours alike, so that a small green dot stays green; then the rest. */
function paletteOf(pixels: Buffer) {
  const counts = new Map<number, number>()
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = pixels.readUIntBE(at, 3)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const commonest = [...counts].toSorted((one, other) => other[1] - one[1]).map(([one]) => one)
  const alike = new Map(commonest.toReversed().map((colour) => [colour & 0xf0f0f0, colour]))
  const kept = [...new Set([...alike.values(), ...commonest])].slice(0, coloursKept)
  const nearest = new Map(
    [...counts.keys()].map((colour) => {
      const distances = kept.map((one) => distance(one, colour))
      return [colour, distances.indexOf(Math.min(...distances))]
    }),
  )
  const palette = Buffer.alloc(kept.length * 3)
  kept.forEach((colour, index) => palette.writeUIntBE(colour, index * 3, 3))
  return { palette, indexOf: (colour: number) => nearest.get(colour) ?? 0 }
}

const distance = (one: number, other: number): number =>
  [16, 8, 0].reduce((sum, by) => sum + (((one >> by) & 255) - ((other >> by) & 255)) ** 2, 0)

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
