import { createWriteStream, statSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { isClutter, tableOf, type Found, type FoundFile } from './found-file.ts'

/** Nobody's extract is larger; what unpacks to more is damaged or meant to fill a disk. */
const mostUnpacked = 32 * 2 ** 30

/** CSV packs to a tenth or a thirtieth; what packs to less than this is made to fill a disk. */
const mostTimesSmaller = 250

/** Below this a file may pack as small as it likes. */
const smallFile = 16 * 2 ** 20

/**
 * Unpacks the record tables' files of a zip into the work folder, under names of our own, so that
 * no name inside a zip can lead elsewhere. Problems are sentences about the zip or one file in it.
 */
export async function unpackZip(whole: string, name: string, workFolder: string): Promise<Found> {
  const files: FoundFile[] = []
  const notRead: { file: string; reason: string }[] = []
  const problems: string[] = []
  let zip: ZipFile | undefined
  let unpacked = 0
  try {
    zip = await openPromise(whole, { autoClose: false })
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/') || isClutter(entry.fileName)) continue
      const shown = `${name}/${entry.fileName}`
      const placed = tableOf(entry.fileName)
      if ('reason' in placed) {
        notRead.push({ file: shown, reason: placed.reason })
        continue
      }
      unpacked += entry.uncompressedSize
      const problem = whatForbids(entry, unpacked)
      if (problem !== undefined) {
        problems.push(`${shown} ${problem}`)
        continue
      }
      const target = path.join(workFolder, `unpacked-${placesTaken++}.csv`)
      await unpackEntry(zip, entry, target)
      files.push({ ...placed, name: shown, path: target, bytes: statSync(target).size })
    }
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error
    problems.push(`${name} ${problemOf(error)}`)
  } finally {
    zip?.close()
  }
  return { files, notRead, problems }
}

let placesTaken = 0

function whatForbids(entry: Entry, unpacked: number): string | undefined {
  if (entry.isEncrypted()) return 'is locked with a password. Make the zip without one.'
  if (!entry.canDecodeFileData()) {
    return 'is packed in a way that cannot be read here. Make the zip with ordinary (deflate) packing.'
  }
  const times = entry.uncompressedSize / Math.max(1, entry.compressedSize)
  if (unpacked > mostUnpacked || (entry.uncompressedSize > smallFile && times > mostTimesSmaller)) {
    return `unpacks to ${entry.uncompressedSize} bytes from ${entry.compressedSize}, which no extract does. Send the folder itself if it is right.`
  }
  return undefined
}

async function unpackEntry(zip: ZipFile, entry: Entry, target: string): Promise<void> {
  const content = await zip.openReadStreamPromise(entry)
  await pipeline(content, createWriteStream(target, { flags: 'wx', mode: 0o600 }))
}

function problemOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  if (/^(invalid relative path|absolute path|invalid characters in fileName)/.test(message)) {
    return 'holds a file whose name leads out of the zip. It is not a zip to trust: make it again.'
  }
  return 'cannot be unpacked: it is damaged, cut short, or not a zip file. Make it again.'
}
