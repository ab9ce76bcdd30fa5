import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { evidenceFolder } from '#plan/evidence/keep-file.ts'
import { hasSnapshot, listSnapshots } from '#records/active-snapshot.ts'
import { filesKept } from './backup-format.ts'

/**
 * The files of a data folder that belong in its backup, by their paths in it: of snapshots those
 * that are whole, of evidence what the register names. None of them changes once it is there but the
 * pointer to the active snapshot, which is read first: what it names is never taken away.
 */
export function chosenFiles(dataFolder: string, evidence: readonly string[]): readonly string[] {
  const inFolder = (folder: string): string[] =>
    existsSync(path.join(dataFolder, folder))
      ? readdirSync(path.join(dataFolder, folder))
          .toSorted()
          .map((name) => `${folder}/${name}`)
      : []
  const whole = listSnapshots(dataFolder)
    .map(({ snapshot }) => snapshot)
    .filter((snapshot) => hasSnapshot(dataFolder, snapshot))
  return [
    ...filesKept.filter((file) => existsSync(path.join(dataFolder, file))),
    ...whole.flatMap((snapshot) => inFolder(`snapshots/${snapshot}`)),
    ...whole.flatMap((snapshot) =>
      // Beside them may be what is being written.
      inFolder(`figures/${snapshot}`).filter((name) => name.endsWith('.parquet')),
    ),
    ...inFolder('settings').filter((name) => /\/\d{4,}\.json$/.test(name)),
    ...evidence
      .filter((sha256) => existsSync(path.join(evidenceFolder(dataFolder), sha256)))
      .map((sha256) => `evidence/${sha256}`),
  ]
}
