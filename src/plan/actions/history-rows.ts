import { sql, type Kysely } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'

export type ActionRow = {
  readonly what: string
  readonly owner: string | null
  readonly start: LocalDate | null
  readonly due: LocalDate | null
  readonly status: string
  readonly stoppedBecause: string | null
  readonly campaign: string | null
}

export type MilestoneRow = {
  readonly id: number
  readonly what: string
  readonly due: LocalDate
  readonly done: LocalDate | null
}

/** What a row of an action said, from one instant until another; null while it still says it. */
export type HistoryRow = {
  readonly from: Date
  readonly until: Date | null
  readonly isRetired: boolean
} & (
  | { readonly table: 'plan_actions'; readonly says: ActionRow }
  /** Says the title of the post. */
  | { readonly table: 'action_contributors'; readonly says: string }
  /** Says the reference of the recommendation. */
  | { readonly table: 'action_recommendations'; readonly says: string }
  | { readonly table: 'action_milestones'; readonly says: MilestoneRow }
)

/** All that the rows of an action ever said. Rows are found by their keys, which is quick to compare. */
export async function readHistoryRows(
  db: Kysely<RegisterTables>,
  actionId: number,
): Promise<readonly HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    with keys (table_name, row_key) as (
      select 'plan_actions', '[' || ${actionId}::bigint || ']'
      union all
      select 'action_contributors', '[' || action_contributor_id || ']'
        from action_contributors where action_id = ${actionId}
      union all
      select 'action_recommendations', '[' || action_recommendation_id || ']'
        from action_recommendations where action_id = ${actionId}
      union all
      select 'action_milestones', '[' || milestone_id || ']'
        from action_milestones where action_id = ${actionId}
    )
    select
      table_name as table,
      from_at as "from",
      until_at as until,
      "row" ->> 'retired_at' is not null as "isRetired",
      case table_name
        when 'plan_actions' then jsonb_build_object(
          'what', "row" -> 'what',
          'owner', owners.title,
          'start', "row" -> 'start_on',
          'due', "row" -> 'due_on',
          'status', "row" -> 'status',
          'stoppedBecause', "row" -> 'stopped_because',
          'campaign', campaigns.name
        )
        when 'action_contributors' then to_jsonb(helpers.title)
        when 'action_recommendations' then to_jsonb(recommendations.ref)
        else jsonb_build_object(
          'id', "row" -> 'milestone_id',
          'what', "row" -> 'what',
          'due', "row" -> 'due_on',
          'done', "row" -> 'done_on'
        )
      end as says
    from plan_history
    join keys using (table_name, row_key)
    left join posts as owners on owners.post_id = ("row" ->> 'owner_post_id')::bigint
    left join posts as helpers on helpers.post_id = ("row" ->> 'post_id')::bigint
    left join recommendations
      on recommendations.recommendation_id = ("row" ->> 'recommendation_id')::bigint
    left join campaigns on campaigns.campaign_id = ("row" ->> 'campaign_id')::bigint
    order by plan_history_id
  `.execute(db)
  return rows
}
