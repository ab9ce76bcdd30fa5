import path from 'node:path'
import type { FileLock } from './file-lock.ts'
import type { OpenedPool } from './register-client.ts'

/**
 * The lock of a data folder's register: alone where PGlite has it in the folder or a restore replaces
 * it, shared where it is on a server.
 */
export const registerLock = (dataFolder: string): string => path.join(dataFolder, 'register.lock')

/** Opens a pool that has a lock for as long as it is open; a sentence where another has the lock. */
export async function openUnderLock(
  lock: FileLock,
  dataFolder: string,
  open: () => Promise<OpenedPool>,
): Promise<OpenedPool> {
  if (!lock.ok) return { ok: false, problem: inUse(dataFolder, lock.heldBy) }
  const opened = await open().catch(async (error: unknown) => {
    await lock.release()
    throw error
  })
  if (!opened.ok) {
    await lock.release()
    return opened
  }
  const { pool } = opened
  const end = async () => {
    await pool.end()
    await lock.release()
  }
  return { ...opened, pool: { options: pool.options, connect: () => pool.connect(), end } }
}

/** Who has a data folder that is wanted for oneself, and what to do. */
export const inUse = (dataFolder: string, heldBy: string | null): string =>
  `The data folder ${dataFolder} is in use by another process${heldBy === null ? '' : ` (process ${heldBy})`}. Stop that one first, or name another folder with --data.`
