import { sql, type Kysely } from 'kysely'
import { readAsViewer, type Viewer } from '#people/viewer.ts'
import type { RegisterTables } from '#store/register-tables.ts'

/** That somebody changed something of a plan, as the access record has it. */
export type ChangeOfPlan = {
  readonly number: number
  /** ISO 8601 in UTC. */
  readonly at: string
  /** A person's name, or what a part of the program is called. */
  readonly by: string
  /** What was changed, as the access record calls it. */
  readonly subject: string
  /** The numbers of the recommendations it is of; none where it is of the plan as a whole. */
  readonly recommendations: readonly number[]
}

export type ChangesAsked = {
  readonly planId: string
  readonly after: Date
  readonly until: Date
}

/**
 * Who changed a plan after one instant and up to another, the latest first; none for a viewer who may
 * not see figures. An entry has the instant its page was sent, the change itself comes a moment later.
 */
export const changesOfPlan = (
  db: Kysely<RegisterTables>,
  viewer: Viewer,
  { planId, after, until }: ChangesAsked,
): Promise<readonly ChangeOfPlan[]> =>
  readAsViewer(db, viewer, async (within) => {
    const { rows } = await sql<ChangeOfPlan>`
      with
        of_recommendations (subject, subject_id, recommendation_id) as (
          select one.subject, recommendation_id::text, recommendation_id
            from recommendations, (values ('recommendation'), ('judged rating')) as one (subject)
          union all
          select 'override of the computed rating', rating_override_id::text, recommendation_id
            from rating_overrides
          union all
          select 'measure of the plan', plan_measure_id::text, recommendation_id from plan_measures
          union all
          select 'target', target_id::text, recommendation_id
            from targets join plan_measures using (plan_measure_id)
          union all
          select 'manual figure', manual_figure_id::text, recommendation_id
            from manual_figures join plan_measures using (plan_measure_id)
          union all
          select one.subject, update_id::text, recommendation_id
            from updates, (values ('update'), ('approval of update')) as one (subject)
          union all
          select one.subject, action_id::text, recommendation_id
            from action_recommendations, (values ('action'), ('comments on action')) as one (subject)
          union all
          select one.subject, evidence_item_id::text,
              coalesce(claim.recommendation_id, measure.recommendation_id, action.recommendation_id)
            from evidence_claims as claim
              left join plan_measures as measure using (plan_measure_id)
              left join action_recommendations as action on action.action_id = claim.action_id,
              (values ('evidence'), ('versions of evidence')) as one (subject)
        ),
        of_plans (subject, subject_id, plan_id) as (
          select one.subject, plan_id, plan_id
            from plans, (values ('plan'), ('shown plan'), ('order of recommendations')) as one (subject)
          union all
          select 'campaign', campaign_id::text, plan_id from campaigns
          union all
          select one.subject, action_id::text, plan_id
            from plan_actions, (values ('action'), ('comments on action')) as one (subject)
          union all
          select one.subject, evidence_item_id::text, plan_id
            from evidence_items, (values ('evidence'), ('versions of evidence')) as one (subject)
        )
      select change.number, change.at, change.by, change.subject,
        coalesce(
          jsonb_agg(distinct recommendation_id) filter (where recommendation_id is not null), '[]'
        ) as recommendations
      from changes_of_plan(${after.toISOString()}, ${until.toISOString()}) as change
        left join of_plans using (subject, subject_id)
        left join of_recommendations using (subject, subject_id)
        left join recommendations using (recommendation_id)
      where coalesce(recommendations.plan_id, of_plans.plan_id) = ${planId}
      group by change.number, change.at, change.by, change.subject
      order by change.number desc
    `.execute(within)
    return rows
  })
