/** How the content of a kind of file is known. */
export type Content =
  | { readonly is: 'begins'; readonly with: readonly number[] }
  /** A zip of Office Open XML whose main part begins with this name. */
  | { readonly is: 'office'; readonly part: string }
  | { readonly is: 'Outlook message' }
  | { readonly is: 'text' }
  | { readonly is: 'e-mail' }

/** A kind of file that evidence may be. */
export type FileKind = {
  /** As a sentence names it, with its article. */
  readonly inWords: string
  /** Endings of names, in small letters, without the dot. */
  readonly endings: readonly string[]
  readonly mediaType: string
  readonly content: Content
}

const office = 'application/vnd.openxmlformats-officedocument'

/** Every kind of file that evidence may be; no other is kept. */
export const fileKinds: readonly FileKind[] = [
  {
    inWords: 'a PDF document',
    endings: ['pdf'],
    mediaType: 'application/pdf',
    content: { is: 'begins', with: [...Buffer.from('%PDF-')] },
  },
  {
    inWords: 'a Word document',
    endings: ['docx'],
    mediaType: `${office}.wordprocessingml.document`,
    content: { is: 'office', part: 'word/document' },
  },
  {
    inWords: 'an Excel workbook',
    endings: ['xlsx'],
    mediaType: `${office}.spreadsheetml.sheet`,
    content: { is: 'office', part: 'xl/workbook' },
  },
  {
    inWords: 'a PowerPoint presentation',
    endings: ['pptx'],
    mediaType: `${office}.presentationml.presentation`,
    content: { is: 'office', part: 'ppt/presentation' },
  },
  {
    inWords: 'a PNG picture',
    endings: ['png'],
    mediaType: 'image/png',
    content: { is: 'begins', with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  },
  {
    inWords: 'a JPEG picture',
    endings: ['jpg', 'jpeg'],
    mediaType: 'image/jpeg',
    content: { is: 'begins', with: [0xff, 0xd8, 0xff] },
  },
  { inWords: 'a CSV file', endings: ['csv'], mediaType: 'text/csv', content: { is: 'text' } },
  { inWords: 'a text', endings: ['txt'], mediaType: 'text/plain', content: { is: 'text' } },
  {
    inWords: 'an Outlook message',
    endings: ['msg'],
    mediaType: 'application/vnd.ms-outlook',
    content: { is: 'Outlook message' },
  },
  {
    inWords: 'an e-mail',
    endings: ['eml'],
    mediaType: 'message/rfc822',
    content: { is: 'e-mail' },
  },
]

/** The ending of a file's name in small letters, without the dot; empty where it has none. */
export const endingOf = (fileName: string): string =>
  /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''

/** Endings as a sentence lists them. */
export const endingsInWords = fileKinds
  .flatMap(({ endings }) => endings)
  .map((ending) => `.${ending}`)
  .join(', ')
