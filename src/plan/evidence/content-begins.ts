import type { FileKind } from './media-types.ts'

/** How many octets from the beginning of a file `contentBegins` asks for, where it has as many. */
export const octetsOfBeginning = 4096

const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const zip = [0x50, 0x4b, 0x03, 0x04]

/** Programs of Windows, Linux and macOS. One for Windows has a zero soon after; a text has none. */
const programs = [
  [0x7f, 0x45, 0x4c, 0x46],
  [0xfe, 0xed, 0xfa, 0xce],
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe],
  [...Buffer.from('#!')],
]

/** What keeps a file of a kind from being kept, told from its beginning; undefined where nothing does. */
export function contentBegins(beginning: Uint8Array, kind: FileKind): string | undefined {
  const begins = (octets: readonly number[]) => octets.every((one, at) => beginning[at] === one)
  const { content } = kind
  if (isProgram(beginning)) return 'The file is a program, and programs are not kept.'
  if (content.is === 'office' && begins(ole))
    return `The file is locked with a password or in the format from before 2007. Save it again as ${kind.inWords} without a password.`
  const isRight =
    (content.is === 'begins' && begins(content.with)) ||
    (content.is === 'office' && begins(zip)) ||
    (content.is === 'Outlook message' && begins(ole)) ||
    (content.is === 'text' && !hasControl(beginning)) ||
    (content.is === 'e-mail' && !hasControl(beginning) && beginsAsEmail(beginning))
  return isRight ? undefined : notThatKind(kind)
}

/** What to tell of a file whose content is of another kind than its name says. */
export const notThatKind = ({ inWords, endings: [ending = ''] }: FileKind): string =>
  `The file’s name says that it is ${inWords} (.${ending}), and its content is not. Save it again as ${inWords}, or give it the name that belongs to it.`

/** Whether there is an octet that no text has: UTF-8 and the encodings of Windows have none below 32 but these. */
export const hasControl = (octets: Uint8Array): boolean =>
  octets.some(
    (one) => one < 32 && one !== tab && one !== lineFeed && one !== formFeed && one !== lineEnd,
  )

const [tab, lineFeed, formFeed, lineEnd] = [9, 10, 12, 13]

const isProgram = (beginning: Uint8Array): boolean =>
  programs.some((octets) => octets.every((one, at) => beginning[at] === one)) ||
  (beginning[0] === 0x4d && beginning[1] === 0x5a && beginning.subarray(0, 64).includes(0))

/** A block of `Name: value` lines, one of which says whom it is from. */
function beginsAsEmail(beginning: Uint8Array): boolean {
  const [heading = ''] = Buffer.from(beginning)
    .toString('latin1')
    .split(/\r?\n\r?\n/)
  return /^[!-9;-~]+:/.test(heading) && /^from:/im.test(heading)
}
