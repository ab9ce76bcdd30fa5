import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export type FileLock =
  | { readonly ok: true; readonly release: () => Promise<void> }
  /** `heldBy` is the holder's process id where it is known. */
  | { readonly ok: false; readonly heldBy: string | null }

/** Locks this process holds: kept from being collected, since a collected one would be let go. */
const held = new Set<DatabaseSync>()

/**
 * Takes an exclusive lock on `file` (made, with its folder, if absent) without waiting. The
 * operating system holds it, so it is gone when the process is, however it ends, and a file left
 * behind means nothing. Throws where the file cannot be made or written.
 *
 * SQLite takes the lock, as Node has none of its own; nothing is ever written to the file. While
 * it is held the process must not open the file in another way: closing that would let it go.
 */
export const takeLock = (file: string): Promise<FileLock> => take(file, 'begin exclusive')

/** The same for what any number may hold together, as long as nobody holds it alone. */
export const shareLock = (file: string): Promise<FileLock> =>
  take(file, 'begin; select count(*) from sqlite_schema')

async function take(file: string, begin: string): Promise<FileLock> {
  makeFile(file)
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    // Kept in memory, as a journal beside the file would be left there by a process that is killed.
    database.exec(`pragma journal_mode = memory; ${begin}`)
  } catch (error) {
    database.close()
    if (!isBusy(error)) throw error
    return { ok: false, heldBy: holderOf(file) }
  }
  held.add(database)
  writeFileSync(holderFile(file), String(process.pid), { mode: 0o600 })
  return {
    ok: true,
    async release() {
      if (!held.delete(database)) return
      rmSync(holderFile(file), { force: true })
      database.close()
    },
  }
}

function makeFile(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK)
  else closeSync(openSync(file, 'a', 0o600))
}

const sqliteBusy = 5

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy

/** Says who holds the lock, and only that: it stays behind when its process is killed. */
const holderFile = (file: string): string => `${file}.holder`

function holderOf(file: string): string | null {
  const holder = holderFile(file)
  if (!existsSync(holder)) return null
  return readFileSync(holder, 'utf8').trim() || null
}
