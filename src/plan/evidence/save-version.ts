import type { Transaction } from 'kysely'
import { addToAccessRecord, type Occasion } from '#people/access-record/entry.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type { NewVersion } from './evidence-item.ts'

/** Adds a file or link to an item, and says so in the access record. */
export async function saveVersion(
  within: Transaction<RegisterTables>,
  occasion: Occasion,
  itemId: number,
  number: number,
  version: NewVersion,
): Promise<void> {
  await within
    .insertInto('evidence_versions')
    .values({
      evidence_item_id: itemId,
      number,
      received_on: version.received,
      added_at: occasion.at,
      ...versionColumns(version),
    })
    .execute()
  await addToAccessRecord(within, occasion, {
    did: 'changed',
    subject: 'versions of evidence',
    subjectId: String(itemId),
    before: null,
    after: { number, ...version },
  })
}

/** A link, or all that a file has, as the register keeps it. */
export const versionColumns = (version: NewVersion) =>
  'link' in version
    ? { link: version.link }
    : {
        sha256: version.file.sha256,
        size: version.file.size,
        file_name: version.file.fileName,
        media_type: version.file.mediaType,
      }
