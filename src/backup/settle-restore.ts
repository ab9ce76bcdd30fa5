import { existsSync, rmSync } from 'node:fs'
import { serverInWords } from '#store/open-postgresql.ts'
import { syncFolder } from '#store/sync-files.ts'
import { holdDataFolder } from './hold-data-folder.ts'
import { isUnfinished, journalFile } from './restore-places.ts'
import { wasRestored } from './restore-register.ts'
import { clearLeftovers, readJournal, switchFiles, type Journal } from './switch-files.ts'

export type Settled = { readonly ok: true } | { readonly ok: false; readonly problem: string }

/**
 * Before a command uses a data folder: finishes a restore that was ended half-way, or takes away
 * what it left. Cheap where there was none.
 */
export async function settleBeforeUse(
  dataFolder: string,
  databaseUrl: string | undefined,
): Promise<Settled> {
  if (!isUnfinished(dataFolder)) return { ok: true }
  const held = await holdDataFolder(dataFolder)
  if (!held.ok) {
    // A restore that has replaced nothing yet is in nobody's way.
    if (!existsSync(journalFile(dataFolder))) return { ok: true }
    return { ok: false, problem: `A backup is being restored. ${held.problem}` }
  }
  try {
    return await settleRestore(dataFolder, databaseUrl)
  } finally {
    await held.release()
  }
}

/** The same for whoever holds the data folder already. */
export async function settleRestore(
  dataFolder: string,
  databaseUrl: string | undefined,
): Promise<Settled> {
  const journal = readJournal(dataFolder)
  if (journal === undefined) {
    clearLeftovers(dataFolder)
    return { ok: true }
  }
  const isNew = journal.server === null ? yes : await registerIsNew(journal, databaseUrl)
  if (!isNew.ok) return isNew
  if (isNew.value) {
    switchFiles(dataFolder, journal.names)
    return { ok: true }
  }
  rmSync(journalFile(dataFolder))
  syncFolder(dataFolder)
  clearLeftovers(dataFolder)
  return { ok: true }
}

const yes = { ok: true, value: true } as const

/** Whether the register on the server is the restored one: what it says goes for the files too. */
async function registerIsNew(
  { server, restore }: Journal,
  databaseUrl: string | undefined,
): Promise<{ ok: true; value: boolean } | { ok: false; problem: string }> {
  const words = `A restore was ended before it was over, and the register’s database (${server}) is needed to finish it or undo it.`
  if (databaseUrl === undefined || serverInWords(databaseUrl) !== server)
    return { ok: false, problem: `${words} Set DATABASE_URL to its address and try again.` }
  const answer = await wasRestored(databaseUrl, restore)
  return answer.ok ? answer : { ok: false, problem: `${words} ${answer.problem}` }
}
