import { existsSync } from 'node:fs'
import path from 'node:path'
import { appliedMigrations, disagreement, type AppliedRow } from '#store/migrate.ts'
import { readMigrations } from '#store/migration-files.ts'
import { openPglite } from '#store/open-pglite.ts'
import { openPostgresql } from '#store/open-postgresql.ts'
import type { Dump } from '../backup-format.ts'
import { proveChain } from '../prove-chain.ts'
import { isOffered, takeDump } from '../take-dump.ts'
import { checkEvidence } from './evidence.ts'
import type { Finding, Patient } from './finding.ts'

/**
 * The register: whether it can be reached, its schema, its access record and the files it names.
 * Where a process has it open it is asked; nothing is changed.
 */
export async function checkRegister(patient: Patient): Promise<readonly Finding[]> {
  const { dataFolder, databaseUrl } = patient
  if (!databaseUrl && !existsSync(path.join(dataFolder, 'register'))) return []
  if (databaseUrl || !(await isOffered(dataFolder))) {
    const findings = await checkSchema(patient)
    if (findings.length > 0) return findings
  }
  const outcome = await takeDump(patient, async (dump, folder) => ({
    ok: true as const,
    findings: await checkDump(dump, folder, dataFolder),
  }))
  return outcome.ok ? outcome.findings : [outcome.problem]
}

async function checkSchema({ dataFolder, databaseUrl }: Patient): Promise<readonly Finding[]> {
  const opened = databaseUrl
    ? await openPostgresql(databaseUrl)
    : await openPglite(dataFolder, () => undefined)
  if (!opened.ok) return [opened.problem]
  try {
    const client = await opened.pool.connect()
    try {
      return findingsOf(await appliedMigrations(client))
    } finally {
      client.release()
    }
  } finally {
    await opened.pool.end()
  }
}

function findingsOf(applied: readonly Readonly<AppliedRow>[]): readonly Finding[] {
  const migrations = readMigrations()
  const problem = disagreement(applied, migrations)
  if (problem !== undefined) return [problem]
  const pending = migrations.slice(applied.length)
  return pending.length === 0
    ? []
    : [
        `The register has the schema of an older program: ${pending.length} migrations are to be applied (${pending.map(({ name }) => name).join(', ')}). Take a backup with the program that made it, then run migrate; the rest of the register was not looked at.`,
      ]
}

async function checkDump(
  { schema, evidence }: Dump,
  folder: string,
  dataFolder: string,
): Promise<readonly Finding[]> {
  const chain = await proveChain(folder)
  return [
    ...findingsOf(schema),
    ...(chain.ok
      ? []
      : [
          `The access record is not as it was written: ${chain.problem} Keep the register as it is, and tell whoever answers for the council’s information security.`,
        ]),
    ...(await checkEvidence(dataFolder, evidence)),
  ]
}
