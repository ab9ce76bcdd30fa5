import { createWriteStream, mkdirSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { contentsName, foldersKept, headName, isEntryName } from './backup-format.ts'
import { leftOut, type Backup } from './prove-backup.ts'
import { walkArchive } from './walk-archive.ts'

/**
 * Writes a proved backup's files into a folder: the data folder's under their own names, the
 * register's tables under `dump`. Each folder of a data folder is made, whether anything is in it or
 * not. Throws where the file is no longer the one that was proved.
 */
export async function extractBackup(
  file: string,
  { contents }: Backup,
  folder: string,
): Promise<void> {
  for (const name of foldersKept) mkdirSync(path.join(folder, name), { mode: 0o700 })
  mkdirSync(dumpFolder(folder), { mode: 0o700 })
  const without = leftOut(contents)
  const walked = await walkArchive(file, async ({ name }, content) => {
    if (name === headName || name === contentsName || without.has(name)) return undefined
    if (!isEntryName(name)) throw new Error(`${name} has no place in a backup.`)
    const place = path.join(folder, name.replace(/^data\//, '').replace(/^register\//, 'dump/'))
    mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 })
    await pipeline(content, createWriteStream(place, { mode: 0o600, flags: 'wx' }))
    return undefined
  })
  if (!walked.ok || !walked.isAsWritten)
    throw new Error(`${file} was changed while it was restored. Nothing was replaced.`)
}

/** Where the register's tables are, of what was written into a folder. */
export const dumpFolder = (folder: string): string => path.join(folder, 'dump')
