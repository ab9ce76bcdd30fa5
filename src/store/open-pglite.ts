import { existsSync, mkdirSync, renameSync, rmSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { takeLock } from './file-lock.ts'
import { openUnderLock, registerLock } from './open-under-lock.ts'
import { pglitePool } from './pglite-pool.ts'
import type { OpenedPool } from './register-client.ts'
import { valueParsers } from './register-values.ts'
import { SyncingFolder, syncingStart } from './syncing-folder.ts'

const roomToStart = 150_000_000

/**
 * Opens the PGlite register in `<data folder>/register`, made if absent, for this process alone:
 * PGlite has no lock of its own, and two processes at it lose rows without a word.
 */
export const openPglite = async (
  dataFolder: string,
  tell: (line: string) => void,
): Promise<OpenedPool> =>
  openUnderLock(await takeLock(registerLock(dataFolder)), dataFolder, () =>
    openFolder(dataFolder, tell),
  )

async function openFolder(dataFolder: string, tell: (line: string) => void): Promise<OpenedPool> {
  const folder = path.join(dataFolder, 'register')
  if (!existsSync(folder)) {
    const { bavail, bsize } = statfsSync(dataFolder)
    if (bavail * bsize < roomToStart) return { ok: false, problem: noRoom(dataFolder) }
    tell('Making the register …')
    await makeAside(folder)
  }
  return { ok: true, pool: pglitePool(await startPglite(folder)), explain: () => undefined }
}

/** Made beside its place and moved there when whole, so that one killed half-way is never opened. */
async function makeAside(folder: string): Promise<void> {
  const aside = `${folder}.new`
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(aside, { mode: 0o700 })
  try {
    await (await startPglite(aside)).close()
    renameSync(aside, folder)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

const startPglite = (folder: string): Promise<PGlite> =>
  PGlite.create({
    fs: new SyncingFolder(folder),
    startParams: syncingStart(PGlite),
    parsers: valueParsers,
  })

const noRoom = (dataFolder: string): string =>
  `There is not enough room on the disk to make the register in ${dataFolder}: it needs 150 MB. Nothing was changed; make room and try again.`
