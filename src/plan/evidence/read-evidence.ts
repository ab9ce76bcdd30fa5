import { sql, type QueryCreator, type RawBuilder, type Selectable, type SqlBool } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Claim, EvidenceItem, EvidenceKind, EvidenceVersion } from './evidence-item.ts'

type Db = QueryCreator<RegisterTables>

/** The items of some numbers, retired ones too, in the order of the numbers. */
export async function readEvidence(
  db: Db,
  ids: readonly number[],
): Promise<readonly EvidenceItem[]> {
  if (ids.length === 0) return []
  const items = await evidenceIn(db, sql`(${[...ids]}::bigint[])`)
  const byId = new Map(items.map((one) => [one.id, one]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** All evidence of a plan that is in use, in the order in which it was added. */
export const readEvidenceOfPlan = (db: Db, planId: string): Promise<readonly EvidenceItem[]> =>
  evidenceIn(
    db,
    sql`(
      select evidence_item_id from evidence_items where plan_id = ${planId} and retired_at is null
    )`,
  )

/** The numbers of some items in brackets: a query, or an array, by which indexes are used. */
type Numbers = RawBuilder<unknown>

const isIn = (numbers: Numbers) => sql<SqlBool>`evidence_item_id = any ${numbers}`

async function evidenceIn(db: Db, numbers: Numbers): Promise<readonly EvidenceItem[]> {
  const rows = await db
    .selectFrom('evidence_items')
    .leftJoin('posts', 'posts.post_id', 'evidence_items.owner_post_id')
    .where(isIn(numbers))
    .selectAll('evidence_items')
    .select('posts.title as owner')
    .orderBy('evidence_item_id')
    .execute()
  const versions = Map.groupBy(await versionsOf(db, numbers), (row) => row.evidence_item_id)
  const claims = Map.groupBy(await claimsOf(db, numbers), (row) => row.evidence_item_id)
  return rows.map((row) => ({
    id: row.evidence_item_id,
    planId: row.plan_id,
    version: row.version,
    changedAt: row.changed_at,
    retiredAt: row.retired_at,
    kind: row.kind as EvidenceKind,
    title: row.title,
    about:
      row.about_from === null || row.about_until === null
        ? null
        : { from: row.about_from as LocalDate, until: row.about_until as LocalDate },
    owner: row.owner,
    expires: row.expires_on as LocalDate | null,
    claims: (claims.get(row.evidence_item_id) ?? []).flatMap(claimOf),
    versions: (versions.get(row.evidence_item_id) ?? []).map(versionOf),
  }))
}

const versionsOf = (db: Db, numbers: Numbers) =>
  db.selectFrom('evidence_versions').where(isIn(numbers)).selectAll().orderBy('number').execute()

/** What a claim names as people know it; what it supports may have been retired since. */
const claimsOf = (db: Db, numbers: Numbers) =>
  db
    .selectFrom('evidence_claims as claim')
    .leftJoin('plan_measures', 'plan_measures.plan_measure_id', 'claim.plan_measure_id')
    .leftJoin('recommendations', (join) =>
      join.on((eb) =>
        eb(
          'recommendations.recommendation_id',
          '=',
          eb.fn.coalesce('claim.recommendation_id', 'plan_measures.recommendation_id'),
        ),
      ),
    )
    .where(isIn(numbers))
    .where('claim.retired_at', 'is', null)
    .select(['evidence_item_id', 'claim.action_id', 'plan_measures.measure', 'recommendations.ref'])
    .orderBy('evidence_claim_id')
    .execute()

function claimOf(row: {
  readonly action_id: number | null
  readonly measure: string | null
  readonly ref: string | null
}): Claim[] {
  if (row.action_id !== null) return [{ supports: 'action', id: row.action_id }]
  if (row.ref === null) return []
  return row.measure === null
    ? [{ supports: 'recommendation', ref: row.ref }]
    : [{ supports: 'measure', ref: row.ref, measure: row.measure }]
}

/** A version has a link, or all that a file has: the register sees to it. */
export function versionOf(row: Selectable<RegisterTables['evidence_versions']>): EvidenceVersion {
  const version = {
    id: row.evidence_version_id,
    number: row.number,
    received: row.received_on as LocalDate,
    addedAt: row.added_at,
  }
  const { link, sha256, size, file_name: fileName, media_type: mediaType } = row
  if (link !== null) return { ...version, link }
  if (sha256 === null || size === null || fileName === null || mediaType === null)
    throw new Error(`Version ${row.evidence_version_id} of evidence has neither file nor link.`)
  return { ...version, file: { sha256, size, fileName, mediaType } }
}
