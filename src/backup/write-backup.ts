import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { activeSnapshot } from '#records/active-snapshot.ts'
import { isExample } from '#records/example-marker.ts'
import { syncFolder } from '#store/sync-files.ts'
import { fileEntry, recordsKept, formatVersion, tableEntry } from './backup-format.ts'
import type { Contents, Dump, Entry, Head, Lacking } from './backup-format.ts'
import { chosenFiles } from './chosen-files.ts'
import { proveBackup } from './prove-backup.ts'
import { writeArchive, type Part } from './write-archive.ts'

export type BackupWanted = {
  readonly file: string
  readonly dataFolder: string
  readonly madeAt: Date
  /** The program's version. */
  readonly program: string
}

export type WrittenBackup =
  | { readonly ok: true; readonly head: Head; readonly contents: Contents; readonly octets: number }
  | { readonly ok: false; readonly problem: string }

/**
 * Writes register and data folder as they stand into one file, which must not be there: aside, read
 * back and proved, then named. `folder` has the register's tables, dumped before.
 */
export async function writeBackup(
  { file, dataFolder, madeAt, program }: BackupWanted,
  { evidence, ...register }: Dump,
  folder: string,
): Promise<WrittenBackup> {
  const head: Head = {
    format: formatVersion,
    madeAt: madeAt.toISOString(),
    program,
    example: isExample(dataFolder),
    register,
  }
  const parts: Part[] = register.tables.map(({ table }) => ({
    name: tableEntry(table),
    file: path.join(folder, `${table}.jsonl.gz`),
  }))
  // Before the snapshots are listed: what it names is among them.
  const active = activeSnapshot(dataFolder)
  if (active !== undefined) parts.push({ name: fileEntry('snapshots/active'), text: `${active}\n` })
  // These are replaced as they grow: each is read at once.
  for (const name of recordsKept) {
    const there = path.join(dataFolder, name)
    if (existsSync(there)) parts.push({ name: fileEntry(name), text: readFileSync(there, 'utf8') })
  }
  for (const name of chosenFiles(dataFolder, evidence))
    parts.push({ name: fileEntry(name), file: path.join(dataFolder, name) })
  const aside = `${file}.${randomBytes(6).toString('hex')}.part`
  try {
    const handle = await open(aside, 'wx', 0o600)
    try {
      await writeArchive(handle, head, parts, (entries) => lackingAmong(entries, evidence))
      await handle.sync()
    } finally {
      await handle.close()
    }
    const proved = await proveBackup(aside)
    if (!proved.ok)
      return { ok: false, problem: `What was written cannot be read back: ${proved.problem}` }
    if (existsSync(file)) return { ok: false, problem: thereAlready(file) }
    renameSync(aside, file)
    syncFolder(path.dirname(file))
    const { contents, octets } = proved.backup
    return { ok: true, head, contents, octets }
  } finally {
    rmSync(aside, { force: true })
  }
}

export const thereAlready = (file: string): string =>
  `${file} is there already, and a backup never takes the place of another. Name a file that is not there.`

function lackingAmong(entries: readonly Entry[], evidence: readonly string[]): readonly Lacking[] {
  const found = new Map(entries.map(({ name, sha256 }) => [name, sha256]))
  return evidence.flatMap((sha256): Lacking[] => {
    const content = found.get(fileEntry(`evidence/${sha256}`))
    if (content === sha256) return []
    return [{ sha256, why: content === undefined ? 'missing' : 'damaged' }]
  })
}
