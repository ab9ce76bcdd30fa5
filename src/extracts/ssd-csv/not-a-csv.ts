import { NUL } from './bytes.ts'

export type Encoding = 'UTF-8' | 'UTF-16LE' | 'Windows-1252'

const beginnings: readonly (readonly [string, string])[] = [
  ['504b0304', 'a zip file or an Excel workbook. Unpack it, or save the sheet as CSV'],
  ['504b0506', 'an empty zip file'],
  ['d0cf11e0', 'an old Excel or Word file. Save the sheet as CSV'],
  ['25504446', 'a PDF'],
  ['1f8b', 'a gzip file. Unpack it first'],
  ['50415231', 'a Parquet file'],
  ['7b5c727466', 'a Word (RTF) document'],
  ['fffe0000', 'UTF-32 text. Export it as UTF-8'],
  ['0000feff', 'UTF-32 text. Export it as UTF-8'],
  ['feff', 'UTF-16BE text. Export it as UTF-8'],
]

/**
 * What a file's first bytes show it to be: the encoding to try, or what it is instead of a CSV, to
 * stand after "it is". SQL Server writes UTF-16LE, with its mark and without.
 */
export function readBeginning(
  head: Buffer,
): { readonly encoding: 'UTF-8' | 'UTF-16LE' } | { readonly instead: string } {
  const hex = head.toString('hex', 0, 8)
  const known = beginnings.find(([beginning]) => hex.startsWith(beginning))
  if (known) return { instead: known[1] }
  if (hex.startsWith('fffe')) return { encoding: 'UTF-16LE' }
  const nuls = nulsAt(head)
  if (nuls.odd === 0 && nuls.even === 0) return insteadOfText(head)
  const pairs = head.length / 2
  if (nuls.odd > pairs * 0.6 && nuls.even < pairs * 0.1) return { encoding: 'UTF-16LE' }
  if (nuls.even > pairs * 0.6 && nuls.odd < pairs * 0.1) {
    return { instead: 'UTF-16BE text. Export it as UTF-8' }
  }
  return { instead: binary }
}

/** What a file with a NUL byte in it is. */
export const binary = 'not text: it holds NUL bytes, so it is another kind of file, or damaged'

function insteadOfText(head: Buffer): { encoding: 'UTF-8' } | { instead: string } {
  const text = head
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  if (text.startsWith('<'))
    return { instead: 'a web page or XML, perhaps an error page saved as a file' }
  if (text.startsWith('{') || text.startsWith('[')) return { instead: 'JSON' }
  return { encoding: 'UTF-8' }
}

function nulsAt(head: Buffer): { even: number; odd: number } {
  const counts = { even: 0, odd: 0 }
  for (let at = 0; at < head.length; at++) {
    if (head[at] === NUL) counts[at % 2 === 0 ? 'even' : 'odd']++
  }
  return counts
}
