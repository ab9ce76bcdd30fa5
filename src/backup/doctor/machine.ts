import { statfsSync } from 'node:fs'
import { findSettings } from '#measures/settings-files.ts'
import { listSnapshots } from '#records/active-snapshot.ts'
import type { Finding, Patient } from './finding.ts'

const oldestNode = 24
const leastRoom = 500_000_000

/** Node, the clock and the disk. */
export function checkMachine({ dataFolder, now, node }: Patient): readonly Finding[] {
  const findings: Finding[] = []
  if (Number.parseInt(node, 10) < oldestNode)
    findings.push(
      `Node is ${node}, and the program needs ${oldestNode} or later. Run it with the Node in node_modules/node/bin/.`,
    )
  const { bavail, bsize } = statfsSync(dataFolder)
  const room = bavail * bsize
  if (room < leastRoom)
    findings.push(
      `The disk of ${dataFolder} has ${Math.floor(room / 1_000_000)} MB left. Make room: below ${leastRoom / 1_000_000} MB an import or a backup may not fit.`,
    )
  const latest = latestInstant(dataFolder)
  if (latest !== undefined && latest > now.toISOString())
    findings.push(
      `The clock of this machine says ${now.toISOString()}, and something was written here at ${latest}. Set the clock right: what is recorded now would seem older than it is.`,
    )
  return findings
}

function latestInstant(dataFolder: string): string | undefined {
  const settings = findSettings(dataFolder)
  const instants = [
    ...listSnapshots(dataFolder).map(({ importedAt }) => importedAt),
    ...(settings.ok ? settings.all.map(({ at }) => at) : []),
  ]
  return instants
    .filter((at) => at !== null)
    .toSorted()
    .at(-1)
}
