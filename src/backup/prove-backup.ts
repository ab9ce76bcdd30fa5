import { contentsName, fileEntry, formatVersion, headName, isEntryName } from './backup-format.ts'
import type { Contents, Entry, Head } from './backup-format.ts'
import { readContents, readHead } from './read-lists.ts'
import { walkArchive } from './walk-archive.ts'

export type Backup = {
  readonly head: Head
  readonly contents: Contents
  /** Of all that is in it, unpacked as it is. */
  readonly octets: number
}

export type Proved =
  | { readonly ok: true; readonly backup: Backup }
  /** Begins in the middle of a sentence: `it breaks off …`. */
  | { readonly ok: false; readonly problem: string }

/** Reads a backup from end to end and holds every octet of it against its sums; writes nothing. */
export async function proveBackup(file: string): Promise<Proved> {
  let head: Head | undefined
  let contents: Contents | undefined
  const walked = await walkArchive(file, async ({ name, size }, content) => {
    if (name === headName) {
      head = size > mostOfHead ? undefined : readHead(await textOf(content))
      return head === undefined ? 'what it says of itself cannot be read.' : newer(head)
    }
    if (name === contentsName) contents = readContents(await textOf(content))
    else if (!isEntryName(name)) return `it holds ${name}, which has no place in a backup.`
    return undefined
  })
  if (!walked.ok) return walked
  const listed = walked.entries.filter(({ name }) => name !== contentsName)
  if (head === undefined || contents === undefined)
    return { ok: false, problem: 'its list of contents is damaged.' }
  const damaged = firstDifference(contents.entries, listed)
  if (damaged !== undefined) return { ok: false, problem: `its entry ${damaged} is damaged.` }
  if (!walked.isAsWritten)
    return { ok: false, problem: 'it is damaged: the sum at its end is of another content.' }
  const octets = listed.reduce((total, { size }) => total + size, 0)
  return { ok: true, backup: { head, contents, octets } }
}

const mostOfHead = 10 * 2 ** 20

const newer = ({ format, program }: Head): string | undefined =>
  format > formatVersion
    ? `it is of backup format ${format}, and this program reads up to ${formatVersion}. Restore it with Throughline ${program} or later.`
    : undefined

function firstDifference(listed: readonly Entry[], found: readonly Entry[]): string | undefined {
  const at = Array.from({ length: Math.max(listed.length, found.length) }, (_, index) => index)
  const index = at.find((one) => {
    const [due, there] = [listed[one], found[one]]
    return due?.name !== there?.name || due?.size !== there?.size || due?.sha256 !== there?.sha256
  })
  return index === undefined ? undefined : (listed[index] ?? found[index])?.name
}

async function textOf(content: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = []
  for await (const one of content) pieces.push(one)
  return Buffer.concat(pieces).toString('utf8')
}

/** Names of the entries that are not to be put back: evidence that was damaged when it was taken. */
export const leftOut = ({ lacking }: Contents): ReadonlySet<string> =>
  new Set(lacking.map(({ sha256 }) => fileEntry(`evidence/${sha256}`)))
