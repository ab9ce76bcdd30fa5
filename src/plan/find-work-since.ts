import { sql, type QueryCreator } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import { findCampaigns } from './actions/campaigns.ts'
import { readActions } from './actions/read-actions.ts'
import { readEvidence } from './evidence/read-evidence.ts'
import { findWork, type WorkRows } from './find-work.ts'

type Db = QueryCreator<RegisterTables>

/**
 * The work of a plan, of which only what changed since an instant is read, as the plan's history has
 * it: reading all of a large plan takes seconds. What the work names (recommendations and measures)
 * is to be called the same as then; nothing of it is ever deleted, and no post is renamed.
 */
export async function findWorkSince(
  db: Db,
  planId: string,
  { work, at }: { readonly work: WorkRows; readonly at: Date },
): Promise<WorkRows> {
  const actions = await idsChanged(db, actionTables, 'action_id', at)
  const evidence = await idsChanged(db, evidenceTables, 'evidence_item_id', at)
  if (actions.length + evidence.length > mostByNumber) return findWork(db, planId)
  const isInUse = (one: { readonly planId: string; readonly retiredAt: Date | null }) =>
    one.planId === planId && one.retiredAt === null
  return {
    campaigns: await findCampaigns(db, planId),
    actions: among(work.actions, actions, (await readActions(db, actions)).filter(isInUse)),
    evidence: among(work.evidence, evidence, (await readEvidence(db, evidence)).filter(isInUse)),
  }
}

/** With more it is quicker to read all. */
const mostByNumber = 1000

const actionTables = [
  'plan_actions',
  'action_contributors',
  'action_milestones',
  'action_recommendations',
] as const

const evidenceTables = ['evidence_items', 'evidence_versions', 'evidence_claims'] as const

/** The numbers of the items whose rows in some tables changed after an instant. */
async function idsChanged(
  db: Db,
  tables: readonly (keyof RegisterTables)[],
  column: 'action_id' | 'evidence_item_id',
  after: Date,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('plan_history')
    .where('table_name', 'in', tables)
    .where('from_at', '>', after)
    .select(sql<number>`("row" ->> ${sql.lit(column)})::bigint`.as('id'))
    .distinct()
    .execute()
  return rows.map(({ id }) => id)
}

/** The items there were, those of some numbers as they are now, in the order of the numbers. */
function among<Item extends { readonly id: number }>(
  before: readonly Item[],
  changed: readonly number[],
  now: readonly Item[],
): readonly Item[] {
  if (changed.length === 0) return before
  const gone = new Set(changed)
  return [...before.filter(({ id }) => !gone.has(id)), ...now].toSorted(
    (one, other) => one.id - other.id,
  )
}
