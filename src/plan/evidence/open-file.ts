import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Transaction } from 'kysely'
import { addToAccessRecord, type Occasion } from '#people/access-record/entry.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import { evidenceFolder, type KeptFile } from './keep-file.ts'
import { versionOf } from './read-evidence.ts'

/** `path` is where the file is, found to be what was received, to the last octet. */
export type OpenedFile =
  | { readonly ok: true; readonly file: KeptFile; readonly path: string }
  | { readonly ok: false; readonly sentence: string }

/** Finds the file of a version for someone to look at, and says so in the access record. */
export async function openEvidenceFile(
  within: Transaction<RegisterTables>,
  occasion: Occasion,
  dataFolder: string,
  versionId: number,
): Promise<OpenedFile> {
  const row = await within
    .selectFrom('evidence_versions')
    .selectAll()
    .where('evidence_version_id', '=', versionId)
    .executeTakeFirst()
  const version = row === undefined ? undefined : versionOf(row)
  if (version === undefined || !('file' in version))
    return { ok: false, sentence: 'There is no such file.' }
  const { file } = version
  const kept = path.join(evidenceFolder(dataFolder), file.sha256)
  const found = await hashOf(kept)
  if (found === undefined)
    return {
      ok: false,
      sentence: 'The file is not in the data folder. Bring it back from a backup.',
    }
  if (found !== file.sha256)
    return {
      ok: false,
      sentence:
        'The file in the data folder is not what was received: it was damaged or changed. Bring it back from a backup.',
    }
  await addToAccessRecord(within, occasion, {
    did: 'viewed',
    subject: 'file of evidence',
    subjectId: String(versionId),
    children: [],
  })
  return { ok: true, file, path: kept }
}

/** SHA-256 in hexadecimal; undefined where there is no such file. */
async function hashOf(file: string): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(file), hash)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  return hash.digest('hex')
}
