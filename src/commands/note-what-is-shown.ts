import { catalogue } from '#measures/catalogue/index.ts'
import { noteDefinitions } from '#measures/definitions-record.ts'
import { versionsOf } from '#measures/engine/figure-store.ts'
import { noteActive } from '#records/activations.ts'
import { takeImportLock } from './import-extract.ts'

/**
 * Writes down which snapshot pages show from now on and under which versions of the definitions, where
 * that is not on record yet. An import that is under way writes down its own snapshot.
 */
export async function noteWhatIsShown(dataFolder: string, at: string): Promise<void> {
  noteDefinitions(dataFolder, versionsOf(catalogue), at)
  const lock = await takeImportLock(dataFolder)
  if (!lock.ok) return
  try {
    noteActive(dataFolder, at)
  } finally {
    await lock.release()
  }
}
