import type { EvidenceContent } from '../evidence/evidence-item.ts'
import type { ArrivingFile } from '../evidence/keep-file.ts'
import { inPieces } from './files.ts'

/** Evidence of which only what is given matters. */
export const evidenceContent = (given: Partial<EvidenceContent> = {}): EvidenceContent => ({
  kind: 'output',
  title: 'Minutes of the board',
  about: null,
  owner: null,
  expires: null,
  claims: [{ supports: 'recommendation', ref: 'R1' }],
  ...given,
})

/** A text as it arrives. */
export const textFile = (words: string): ArrivingFile => ({
  fileName: 'words.txt',
  content: inPieces(Buffer.from(words), 100),
})
