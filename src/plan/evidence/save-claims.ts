import type { Transaction } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import type { ClaimRow } from './find-claims.ts'

/** Brings an item's claims to those given: what is no longer named is retired. */
export async function saveClaims(
  within: Transaction<RegisterTables>,
  evidence_item_id: number,
  claims: readonly ClaimRow[],
  at: Date,
): Promise<void> {
  const rows = await within
    .selectFrom('evidence_claims')
    .selectAll()
    .where('evidence_item_id', '=', evidence_item_id)
    .where('retired_at', 'is', null)
    .execute()
  for (const row of rows) {
    if (claims.some((claim) => isSame(claim, row))) continue
    await within
      .updateTable('evidence_claims')
      .set({ retired_at: at })
      .where('evidence_claim_id', '=', row.evidence_claim_id)
      .execute()
  }
  for (const claim of claims) {
    if (rows.some((row) => isSame(claim, row))) continue
    await within
      .insertInto('evidence_claims')
      .values({ evidence_item_id, ...claim })
      .execute()
  }
}

const isSame = (one: ClaimRow, other: ClaimRow): boolean =>
  one.recommendation_id === other.recommendation_id &&
  one.plan_measure_id === other.plan_measure_id &&
  one.action_id === other.action_id
