import path from 'node:path'
import { isUnfinished } from '#backup/restore-places.ts'
import type { Surroundings } from './command.ts'
import { registerAddress } from './register-address.ts'

/** Commands that look at what a restore left themselves, or use no data folder. */
const without: readonly string[] = ['restore', 'doctor', 'reference']

/**
 * Before any other command: finishes or undoes a restore that was ended half-way in the data folder
 * that the words name. A sentence where that cannot be done, and so the folder cannot be used.
 */
export async function settleFirst(
  [command = '', ...words]: readonly string[],
  around: Surroundings,
): Promise<string | undefined> {
  if (without.includes(command)) return undefined
  const at = words.indexOf('--data')
  const joined = words.find((word) => word.startsWith('--data='))
  const named = joined?.slice('--data='.length) ?? (at === -1 ? './data' : (words[at + 1] ?? ''))
  const dataFolder = command === 'example' ? path.join(named, 'example') : named
  if (!isUnfinished(dataFolder)) return undefined
  // Loaded where it is needed: few commands ever do.
  const { settleBeforeUse } = await import('#backup/settle-restore.ts')
  const settled = await settleBeforeUse(dataFolder, registerAddress(dataFolder, around))
  if (!settled.ok) return settled.problem
  around.tell(`A restore into ${dataFolder} had been ended half-way; it is settled now.`)
  return undefined
}
