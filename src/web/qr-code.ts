import { encode } from 'uqr'

/** A text as a QR code: the side of a square in modules, and its dark modules as an SVG path. */
export type QrCode = { readonly side: number; readonly path: string }

/** The border of four light modules that readers need is in the side. */
export function qrCode(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return { side: size, path }
}
