import { open } from 'node:fs/promises'
import { openPromise, type ZipFile } from 'yauzl'
import { notThatKind } from './content-begins.ts'
import type { FileKind } from './media-types.ts'

/** A document of many pages and pictures has hundreds of parts. */
const mostParts = 20_000

/**
 * What keeps a whole file of a kind from being kept, for those kinds that their beginning does not
 * tell; undefined where nothing does.
 */
export async function contentInside(file: string, kind: FileKind): Promise<string | undefined> {
  const { content } = kind
  if (content.is === 'office') return officeProblem(file, kind, content.part)
  if (content.is === 'Outlook message')
    return (await isOutlookMessage(file)) ? undefined : notThatKind(kind)
  return undefined
}

async function officeProblem(
  file: string,
  kind: FileKind,
  part: string,
): Promise<string | undefined> {
  let zip: ZipFile | undefined
  const names: string[] = []
  try {
    zip = await openPromise(file, { autoClose: false })
    for await (const { fileName } of zip.eachEntry()) {
      if (names.push(fileName) > mostParts) return notThatKind(kind)
    }
  } catch (error) {
    // The disk's own failures name a call of the system; all others are of the zip.
    if (error instanceof Error && 'syscall' in error) throw error
    return 'The file is damaged: it cannot be opened. Save it again.'
  } finally {
    zip?.close()
  }
  if (names.some((name) => /(^|\/)(vbaProject\.bin|activeX\/)/i.test(name)))
    return `The file has macros in it, and programs are not kept. Save it again as ${kind.inWords} without macros.`
  const isRight =
    names.includes('[Content_Types].xml') && names.some((name) => name.startsWith(part))
  return isRight ? undefined : notThatKind(kind)
}

const messageEntries = [
  '__nameid_version1.0',
  '__properties_version1.0',
  '__substg1.0_',
  '__recip_version1.0_',
  '__attach_version1.0_',
]

/**
 * Whether a compound file is a message: its directory begins with entries that only messages have (MS-OXMSG 2.1). The
 * directory's first sector and the size of sectors are in the header (MS-CFB 2.2).
 */
async function isOutlookMessage(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const header = Buffer.alloc(512)
    const { bytesRead } = await handle.read(header, 0, header.length, 0)
    const shift = header.readUInt16LE(30)
    if (bytesRead < header.length || (shift !== 9 && shift !== 12)) return false
    const sector = 2 ** shift
    const directory = Buffer.alloc(sector)
    const at = (header.readUInt32LE(48) + 1) * sector
    const { bytesRead: read } = await handle.read(directory, 0, sector, at)
    const entries = directory.subarray(0, read)
    return messageEntries.some((name) => entries.includes(Buffer.from(name, 'utf16le')))
  } finally {
    await handle.close()
  }
}
