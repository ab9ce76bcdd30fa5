import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { evidenceFolder } from '#plan/evidence/keep-file.ts'
import type { Finding } from './finding.ts'

/** Holds the files of evidence against those that the register names. */
export async function checkEvidence(
  dataFolder: string,
  named: readonly string[],
): Promise<readonly Finding[]> {
  const folder = evidenceFolder(dataFolder)
  const there = new Set(existsSync(folder) ? readdirSync(folder) : [])
  const findings: Finding[] = []
  for (const sha256 of named) {
    const file = path.join(folder, sha256)
    if (!there.has(sha256))
      findings.push(
        `The file of evidence ${sha256} is missing from ${folder}, and the register names it. Bring it back from a backup.`,
      )
    else if ((await hashOf(file)) !== sha256)
      findings.push(
        `${file} is not what was received: it was damaged or changed. Bring it back from a backup.`,
      )
  }
  const known = new Set(named)
  const unnamed = [...there].filter((name) => !name.startsWith('.') && !known.has(name))
  for (const name of unnamed.toSorted())
    findings.push(
      `Nothing in the register names ${path.join(folder, name)}: whoever sent it did not come to the end. It harms nothing, and may be taken away.`,
    )
  return findings
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
