import { existsSync, readdirSync } from 'node:fs'
import { activeSnapshot } from '#records/active-snapshot.ts'
import { checkSnapshot } from '#records/check-snapshot.ts'
import { activePointer, snapshotsFolder } from '#records/snapshot-folder.ts'
import { openDuck, type DuckOptions } from '#store/duck.ts'
import type { Finding, Patient } from './finding.ts'

/** Reads every snapshot whole, and the one that the pointer names above all. */
export async function checkSnapshots(
  { dataFolder }: Patient,
  options: DuckOptions,
): Promise<readonly Finding[]> {
  const folder = snapshotsFolder(dataFolder)
  if (!existsSync(folder)) return []
  const active = activeSnapshot(dataFolder)
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
  const duck = await openDuck(options)
  try {
    const findings: Finding[] = []
    for (const name of new Set([...(active === undefined ? [] : [active]), ...names])) {
      const problem = await checkSnapshot(duck, dataFolder, name)
      if (problem === undefined) continue
      findings.push(
        name === active
          ? `The active snapshot ${name}, which ${activePointer(dataFolder)} names, cannot be used: ${problem}. Restore a backup, or run snapshots and activate another.`
          : `The snapshot ${name} in ${folder} cannot be used: ${problem}. Restore a backup, or take its folder away and import its extract again.`,
      )
    }
    return findings
  } finally {
    duck.close()
  }
}
