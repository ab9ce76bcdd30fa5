import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { syncFolder } from '#store/sync-files.ts'
import { contentBegins, hasControl, notThatKind, octetsOfBeginning } from './content-begins.ts'
import { contentInside } from './content-inside.ts'
import { endingOf, endingsInWords, fileKinds, type FileKind } from './media-types.ts'

/** A file that is in the data folder, under its SHA-256 in hexadecimal. `size` is in octets. */
export type KeptFile = {
  readonly sha256: string
  readonly size: number
  readonly fileName: string
  readonly mediaType: string
}

/** A file as it arrives, with the name its sender gives it. */
export type ArrivingFile = {
  readonly fileName: string
  /** In octets, where the sender says so beforehand. */
  readonly declaredSize?: number
  readonly content: AsyncIterable<Uint8Array>
}

export type Kept =
  { readonly ok: true; readonly file: KeptFile } | { readonly ok: false; readonly sentence: string }

/** 50 MB. */
export const mostOctets = 50 * 2 ** 20

/** Where a data folder has the files of its evidence. */
export const evidenceFolder = (dataFolder: string): string => path.join(dataFolder, 'evidence')

/**
 * Keeps a file of evidence in the data folder, once whatever its name. What is too large, is a
 * program or is not what its name says is refused with a sentence as soon as that is known, and the
 * rest of it is not read. Nothing of it stays then, nor where the content breaks off with an error.
 */
export async function keepFile(dataFolder: string, arriving: ArrivingFile): Promise<Kept> {
  const fileName = nameOnly(arriving.fileName)
  const ending = endingOf(fileName)
  const kind = fileKinds.find(({ endings }) => endings.includes(ending))
  if (kind === undefined)
    return refused(`Evidence is a file whose name ends in one of: ${endingsInWords}.`)
  if ((arriving.declaredSize ?? 0) > mostOctets) return refused(tooLarge)
  const folder = evidenceFolder(dataFolder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const aside = path.join(folder, `.${randomUUID()}.new`)
  try {
    const received = await receive(aside, kind, arriving.content)
    if (!received.ok) return received
    const problem = await contentInside(aside, kind)
    if (problem !== undefined) return refused(problem)
    const { sha256, size } = received
    // Where it was kept before, it is the same to the last octet.
    await rename(aside, path.join(folder, sha256))
    syncFolder(folder)
    return { ok: true, file: { sha256, size, fileName, mediaType: kind.mediaType } }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
      return refused('There is no room left on the server’s disk. Tell whoever looks after it.')
    throw error
  } finally {
    await rm(aside, { force: true })
  }
}

const refused = (sentence: string): { readonly ok: false; readonly sentence: string } => ({
  ok: false,
  sentence,
})

const tooLarge =
  'The file is larger than 50 MB, the most that is kept. Make it smaller, or link to it.'

/** Without folders that a browser may send with it, and without what cannot be shown. */
function nameOnly(given: string): string {
  const name = given.split(/[/\\]/).at(-1) ?? ''
  // oxlint-disable-next-line no-control-regex -- they are what is meant
  const shown = name.replaceAll(/[\u0000-\u001F\u007F\u202A-\u202E\u2066-\u2069]/g, '').trim()
  const ending = endingOf(shown)
  return shown.length <= mostName
    ? shown
    : `${shown.slice(0, mostName - ending.length - 1)}.${ending}`
}

const mostName = 200

type Received =
  | { readonly ok: true; readonly sha256: string; readonly size: number }
  | { readonly ok: false; readonly sentence: string }

async function receive(
  aside: string,
  kind: FileKind,
  content: AsyncIterable<Uint8Array>,
): Promise<Received> {
  const handle = await open(aside, 'wx', 0o600)
  try {
    const received = await receiveInto(handle, kind, content)
    if (received.ok) await handle.sync()
    return received
  } finally {
    await handle.close()
  }
}

/** Leaving the loop ends the content: the sender's stream is told that no more is wanted. */
async function receiveInto(
  handle: FileHandle,
  kind: FileKind,
  content: AsyncIterable<Uint8Array>,
): Promise<Received> {
  const hash = createHash('sha256')
  const isText = kind.content.is === 'text' || kind.content.is === 'e-mail'
  let beginning: Uint8Array = new Uint8Array()
  let isKnown = false
  let size = 0
  for await (const piece of content) {
    size += piece.length
    if (size > mostOctets) return refused(tooLarge)
    if (!isKnown) {
      beginning = Buffer.concat([beginning, piece.subarray(0, octetsOfBeginning)])
      isKnown = beginning.length >= octetsOfBeginning
      const problem = isKnown ? contentBegins(beginning, kind) : undefined
      if (problem !== undefined) return refused(problem)
    }
    if (isText && hasControl(piece))
      return refused(contentBegins(beginning, kind) ?? notThatKind(kind))
    hash.update(piece)
    await handle.writeFile(piece)
  }
  if (size === 0) return refused('The file is empty.')
  const problem = isKnown ? undefined : contentBegins(beginning, kind)
  return problem === undefined ? { ok: true, sha256: hash.digest('hex'), size } : refused(problem)
}
