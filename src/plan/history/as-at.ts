import { sql, type QueryCreator } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'

/** The tables whose history is kept; as-at.test.ts holds them to the register's own triggers. */
export const tablesWithHistory = [
  'plans',
  'shown_plan',
  'recommendations',
  'judged_ratings',
  'posts',
  'recommendation_leads',
  'plan_measures',
  'printed_figures',
  'targets',
  'evidence',
  'actions',
  'post_holders',
  'campaigns',
  'plan_actions',
  'action_recommendations',
  'action_contributors',
  'action_milestones',
  'action_comments',
  'manual_figures',
  'rating_overrides',
  'evidence_items',
  'evidence_versions',
  'evidence_claims',
  'update_cycles',
  'updates',
  'update_approvals',
] as const satisfies readonly (keyof RegisterTables)[]

/**
 * The register whose plan is as it was at an instant: whatever reads the plan's tables reads this in
 * their place. A change is in it from the instant it began to be written. An instant that is not over
 * may yet get a change; one before the history began has nothing.
 */
export function asAt(
  db: QueryCreator<RegisterTables>,
  instant: Date,
): QueryCreator<RegisterTables> {
  let then = db
  for (const table of tablesWithHistory) {
    // A table of the same name before it: what a query does not name of these costs it nothing.
    then = then.with(table, () => rowsAt(table, instant))
  }
  return then
}

const rowsAt = (table: (typeof tablesWithHistory)[number], instant: Date) => sql<
  Record<string, unknown>
>`(
    select kept.* from plan_history
      cross join lateral jsonb_populate_record(null::${sql.table(table)}, plan_history.row) as kept
    where table_name = ${table} and from_at <= ${instant}
      and (until_at is null or until_at > ${instant})
  )`
