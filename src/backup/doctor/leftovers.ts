import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { isUnfinished, journalFile } from '../restore-places.ts'
import type { Finding, Patient } from './finding.ts'

const dayMs = 24 * 3600 * 1000

/** Where a process that was killed leaves what it was at, and how that is told from the rest. */
const places = [
  { folder: 'tmp', isLeftover: () => true },
  { folder: 'snapshots', isLeftover: (name: string) => name.startsWith('.') },
  { folder: 'evidence', isLeftover: (name: string) => name.startsWith('.') },
  { folder: 'settings', isLeftover: (name: string) => name.startsWith('.') },
]

/** Work that was broken off. What is younger than a day may be at work still, and is left out. */
export function checkLeftovers({ dataFolder, now }: Patient): readonly Finding[] {
  const findings: Finding[] = []
  if (existsSync(journalFile(dataFolder)))
    findings.push(
      `A restore into ${dataFolder} was ended half-way. Run any command on the data folder, such as snapshots: it finishes the restore or undoes it, and needs DATABASE_URL where the register is on a server.`,
    )
  else if (isUnfinished(dataFolder))
    findings.push(
      `A restore into ${dataFolder} was ended before it replaced anything, or is under way. If none is, run any command on the data folder, such as snapshots: it takes the leftovers away.`,
    )
  for (const { folder, isLeftover } of places) {
    const place = path.join(dataFolder, folder)
    const names = existsSync(place) ? readdirSync(place).filter(isLeftover) : []
    const old = names
      .map((name) => path.join(place, name))
      .filter((one) => now.getTime() - statSync(one).mtimeMs > dayMs)
    for (const one of old)
      findings.push(
        `${one} was left by a process that did not end as it does, more than a day ago. Take it away; nothing uses it.`,
      )
  }
  return findings
}
