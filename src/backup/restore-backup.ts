import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { serverInWords } from '#store/open-postgresql.ts'
import { syncTree } from '#store/sync-files.ts'
import { filesKept, foldersKept } from './backup-format.ts'
import { brokenSnapshot } from './broken-snapshot.ts'
import { dumpFolder, extractBackup } from './extract-backup.ts'
import { holdDataFolder } from './hold-data-folder.ts'
import { proveBackup, type Backup } from './prove-backup.ts'
import { proveChain } from './prove-chain.ts'
import { stagingFolder } from './restore-places.ts'
import { restoreInFolder, restoreOnServer } from './restore-register.ts'
import { settleRestore } from './settle-restore.ts'
import { clearLeftovers, readJournal, switchFiles } from './switch-files.ts'
import { writeJournal, type Journal } from './switch-files.ts'
import { whyNotHere } from './why-not-here.ts'

export type RestoreWanted = {
  readonly file: string
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
  /** Whether it may take the place of an installation that is there. */
  readonly replace: boolean
  /** Whether an access record that does not fit is put back all the same. */
  readonly acceptBrokenRecord: boolean
  readonly tell: (line: string) => void
}

export type Restored =
  | {
      readonly ok: true
      readonly backup: Backup
      /** Why its access record does not fit, where it was to be put back all the same. */
      readonly brokenRecord: string | undefined
    }
  | { readonly ok: false; readonly problem: string }

/**
 * Puts a backup in the place of a data folder and its register, all of it or nothing. Everything that
 * can be proved is proved first; ended at any instant, it leaves what was there or what is new, for
 * which the next command may have to finish the last step.
 */
export async function restoreBackup(wanted: RestoreWanted): Promise<Restored> {
  const { file, dataFolder, databaseUrl, tell } = wanted
  tell('Reading the backup …')
  const proved = await proveBackup(file)
  if (!proved.ok) return refused(`${file} was not restored: ${proved.problem}`)
  const { backup } = proved
  const where = { dataFolder, databaseUrl: backup.head.example ? undefined : databaseUrl }
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const held = await holdDataFolder(dataFolder)
  if (!held.ok) return held
  try {
    const settled = await settleRestore(dataFolder, where.databaseUrl)
    if (!settled.ok) return settled
    const reason = await whyNotHere(backup, where, wanted.replace)
    if (reason !== undefined) return refused(reason)
    return await restoreHere({ ...wanted, ...where }, backup)
  } finally {
    await held.release()
  }
}

const refused = (problem: string): Restored & { ok: false } => ({
  ok: false,
  problem: `${problem} Nothing was changed.`,
})

/** Under the locks, into a staging folder that goes away unless it is to be put in place. */
async function restoreHere(wanted: RestoreWanted, backup: Backup): Promise<Restored> {
  const { dataFolder, databaseUrl } = wanted
  try {
    return await stageAndSwitch(wanted, backup)
  } catch (error) {
    // Where the register's commit was not answered, its server says whether it was made.
    const settled = await settleRestore(dataFolder, databaseUrl)
    if (!settled.ok) wanted.tell(settled.problem)
    throw error
  } finally {
    if (readJournal(dataFolder) === undefined) clearLeftovers(dataFolder)
  }
}

async function stageAndSwitch(wanted: RestoreWanted, backup: Backup): Promise<Restored> {
  const { file, dataFolder, databaseUrl, tell } = wanted
  const staging = stagingFolder(dataFolder)
  const dump = dumpFolder(staging)
  mkdirSync(staging, { mode: 0o700 })
  tell('Unpacking …')
  await extractBackup(file, backup, staging)
  const broken = brokenSnapshot(staging)
  if (broken !== undefined) return refused(`${file} was not restored: ${broken}`)
  const chain = await proveChain(dump)
  if (!chain.ok && !wanted.acceptBrokenRecord)
    return refused(
      `${file} was not restored: its access record is not as it was written. ${chain.problem} To put it back all the same, say --accept-broken-record.`,
    )
  tell('Making the register …')
  const journal: Journal = {
    restore: randomUUID(),
    server: databaseUrl ? serverInWords(databaseUrl) : null,
    names: [
      ...foldersKept,
      ...filesKept.filter((name) => existsSync(path.join(staging, name))),
      ...(databaseUrl ? [] : ['register']),
    ],
  }
  const whenMade = () => {
    rmSync(dump, { recursive: true })
    syncTree(staging)
    writeJournal(dataFolder, journal)
  }
  const register = { ...backup.head.register, dump, restore: journal.restore }
  const made = databaseUrl
    ? await restoreOnServer(databaseUrl, register, whenMade)
    : await restoreInFolder(staging, register, whenMade)
  if (!made.ok) return refused(`${file} was not restored: ${made.problem}`)
  switchFiles(dataFolder, journal.names)
  return { ok: true, backup, brokenRecord: chain.ok ? undefined : chain.problem }
}
