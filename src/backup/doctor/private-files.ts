import { existsSync } from 'node:fs'
import path from 'node:path'
import { findSettings } from '#measures/settings-files.ts'
import { readCouncilSettings } from '#sign-in/council/council-settings.ts'
import { modeForOthers } from '#sign-in/owners-alone.ts'
import { readSecrets } from '#sign-in/secrets.ts'
import { foldersKept } from '../backup-format.ts'
import type { Finding, Patient } from './finding.ts'

/** Who may read what is of the council alone, and whether files that people write can be used. */
export function checkPrivateFiles({ dataFolder, environment }: Patient): readonly Finding[] {
  const findings: Finding[] = []
  for (const name of [...foldersKept, 'register', 'tmp', 'example-password']) {
    const place = path.join(dataFolder, name)
    const mode = existsSync(place) ? modeForOthers(place) : undefined
    if (mode !== undefined)
      findings.push(
        `Others than its owner may open ${place} (mode ${mode}). Run chmod -R go= on it, and ask who did.`,
      )
  }
  // Asked for only where it is: reading it would make another.
  const secrets = existsSync(path.join(dataFolder, 'secrets.json'))
    ? readSecrets(dataFolder)
    : undefined
  const settings = findSettings(dataFolder)
  const council = readCouncilSettings(dataFolder, environment)
  for (const read of [secrets, settings, council])
    if (read !== undefined && !read.ok) findings.push(read.problem)
  return findings
}
