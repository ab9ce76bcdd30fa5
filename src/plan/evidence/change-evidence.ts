import type { Transaction } from 'kysely'
import { addToAccessRecord, type Occasion } from '#people/access-record/entry.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type { FieldProblem } from '../field-problem.ts'
import { takePlanTurn } from '../plan-turn.ts'
import { noSuchPost, postsOfTitles } from '../posts-of-titles.ts'
import { checkEvidence, checkVersion, type EvidenceField } from './check-evidence.ts'
import {
  evidenceContentOf,
  type EvidenceContent,
  type EvidenceItem,
  type NewVersion,
} from './evidence-item.ts'
import { findClaim, noSuchClaim, type ClaimRow } from './find-claims.ts'
import { readEvidence } from './read-evidence.ts'
import { saveClaims } from './save-claims.ts'
import { saveVersion } from './save-version.ts'

type Within = Transaction<RegisterTables>

/** What came of a change: nothing at all was written unless it is ok. */
export type ChangedEvidence =
  | { readonly ok: true; readonly item: EvidenceItem }
  | { readonly ok: false; readonly problems: readonly FieldProblem<EvidenceField>[] }
  /** Another change came first: what the register says now, beside what was to be said. */
  | {
      readonly ok: false
      readonly changedMeanwhile: { readonly theirs: EvidenceItem; readonly yours: EvidenceContent }
    }
  | { readonly ok: false; readonly gone: string }

/** Adds evidence to a plan with its first file or link. */
export async function addEvidence(
  within: Within,
  occasion: Occasion,
  planId: string,
  given: EvidenceContent,
  version: NewVersion,
): Promise<ChangedEvidence> {
  const content = { ...given, title: given.title.trim() }
  await takePlanTurn(within)
  const looked = await lookUp(within, planId, content, [
    ...checkEvidence(content, { isNew: true }),
    ...checkVersion(version),
  ])
  if (!looked.ok) return looked
  const { evidence_item_id: id } = await within
    .insertInto('evidence_items')
    .values({ plan_id: planId, ...columnsOf(content, looked.owner, occasion) })
    .returning('evidence_item_id')
    .executeTakeFirstOrThrow()
  await saveClaims(within, id, looked.claims, occasion.at)
  await saveVersion(within, occasion, id, 1, version)
  return recorded(within, occasion, id, null)
}

/** Has evidence say something else, where it still is at the version that was read. */
export async function changeEvidence(
  within: Within,
  occasion: Occasion,
  { id, version }: Pick<EvidenceItem, 'id' | 'version'>,
  given: EvidenceContent,
): Promise<ChangedEvidence> {
  const content = { ...given, title: given.title.trim() }
  const held = await holdItem(within, id)
  if (!held.ok) return held
  const { item } = held
  if (item.version !== version)
    return { ok: false, changedMeanwhile: { theirs: item, yours: content } }
  const isNew = item.kind !== 'not yet sorted'
  const looked = await lookUp(within, item.planId, content, checkEvidence(content, { isNew }))
  if (!looked.ok) return looked
  await within
    .updateTable('evidence_items')
    .set({ ...columnsOf(content, looked.owner, occasion), version: version + 1 })
    .where('evidence_item_id', '=', id)
    .execute()
  await saveClaims(within, id, looked.claims, occasion.at)
  return recorded(within, occasion, id, evidenceContentOf(item))
}

/** Adds the next file or link of evidence; those before it stay. */
export async function addEvidenceVersion(
  within: Within,
  occasion: Occasion,
  id: number,
  version: NewVersion,
): Promise<ChangedEvidence> {
  const held = await holdItem(within, id)
  if (!held.ok) return held
  const problems = checkVersion(version)
  if (problems.length > 0) return { ok: false, problems }
  await saveVersion(within, occasion, id, held.item.versions.length + 1, version)
  const [item] = await readEvidence(within, [id])
  return { ok: true, item: item as EvidenceItem }
}

/** Takes evidence out of use; it stays in the register with the instant, and so do its files. */
export async function retireEvidence(
  within: Within,
  occasion: Occasion,
  { id, version }: Pick<EvidenceItem, 'id' | 'version'>,
): Promise<ChangedEvidence> {
  const held = await holdItem(within, id)
  if (!held.ok) return held
  const { item: before } = held
  const content = evidenceContentOf(before)
  if (before.version !== version)
    return { ok: false, changedMeanwhile: { theirs: before, yours: content } }
  await within
    .updateTable('evidence_items')
    .set({ retired_at: occasion.at, changed_at: occasion.at, version: version + 1 })
    .where('evidence_item_id', '=', id)
    .execute()
  await addToAccessRecord(within, occasion, {
    did: 'changed',
    subject: 'evidence',
    subjectId: String(id),
    before: content,
    after: null,
  })
  const [item] = await readEvidence(within, [id])
  return { ok: true, item: item as EvidenceItem }
}

async function holdItem(
  within: Within,
  id: number,
): Promise<{ ok: true; item: EvidenceItem } | { ok: false; gone: string }> {
  await takePlanTurn(within)
  const [item] = await readEvidence(within, [id])
  if (item === undefined) return { ok: false, gone: `There is no evidence ${id}.` }
  return item.retiredAt === null
    ? { ok: true, item }
    : { ok: false, gone: `Evidence ${id} was retired; nothing of it can be changed.` }
}

type LookedUp =
  | { readonly ok: true; readonly owner: number | null; readonly claims: readonly ClaimRow[] }
  | { readonly ok: false; readonly problems: readonly FieldProblem<EvidenceField>[] }

/** Finds what the evidence names, where nothing is wrong with it by itself. */
async function lookUp(
  within: Within,
  planId: string,
  { owner, claims }: EvidenceContent,
  problems: readonly FieldProblem<EvidenceField>[],
): Promise<LookedUp> {
  if (problems.length > 0) return { ok: false, problems }
  const missing: FieldProblem<EvidenceField>[] = []
  const posts = await postsOfTitles(within, owner === null ? [] : [owner])
  if (owner !== null && !posts.has(owner))
    missing.push({ field: 'owner', sentence: noSuchPost(owner) })
  const found: ClaimRow[] = []
  for (const claim of claims) {
    const row = await findClaim(within, planId, claim)
    const field = claim.supports === 'action' ? 'actions' : 'claims'
    if (row === undefined) missing.push({ field, sentence: noSuchClaim(claim) })
    else found.push(row)
  }
  if (missing.length > 0) return { ok: false, problems: missing }
  return { ok: true, owner: owner === null ? null : (posts.get(owner) ?? null), claims: found }
}

const columnsOf = (
  { kind, title, about, expires }: EvidenceContent,
  owner: number | null,
  { at }: Occasion,
) => ({
  kind,
  title,
  about_from: about?.from ?? null,
  about_until: about?.until ?? null,
  owner_post_id: owner,
  expires_on: expires,
  changed_at: at,
})

async function recorded(
  within: Within,
  occasion: Occasion,
  id: number,
  before: EvidenceContent | null,
): Promise<ChangedEvidence> {
  const [saved] = await readEvidence(within, [id])
  const item = saved as EvidenceItem
  await addToAccessRecord(within, occasion, {
    did: 'changed',
    subject: 'evidence',
    subjectId: String(id),
    before,
    after: evidenceContentOf(item),
  })
  return { ok: true, item }
}
