import type { Generated, GeneratedAlways } from 'kysely'

/** The tables of actions, evidence and monthly updates, a part of the register's. */
export type PlanWorkTables = {
  campaigns: {
    campaign_id: GeneratedAlways<number>
    plan_id: string
    name: string
    from_on: string
    until_on: string
    version: Generated<number>
    retired_at: Date | null
  }
  plan_actions: {
    action_id: GeneratedAlways<number>
    plan_id: string
    what: string
    owner_post_id: number | null
    start_on: string | null
    due_on: string | null
    status: string
    stopped_because: string | null
    campaign_id: number | null
    version: Generated<number>
    changed_at: Date
    retired_at: Date | null
  }
  action_recommendations: {
    action_recommendation_id: GeneratedAlways<number>
    action_id: number
    recommendation_id: number
    position: number
    retired_at: Date | null
  }
  action_contributors: {
    action_contributor_id: GeneratedAlways<number>
    action_id: number
    post_id: number
    retired_at: Date | null
  }
  action_milestones: {
    milestone_id: GeneratedAlways<number>
    action_id: number
    what: string
    due_on: string
    done_on: string | null
    retired_at: Date | null
  }
  action_comments: {
    comment_id: GeneratedAlways<number>
    action_id: number
    said_at: Date
    person_id: number | null
    program: string | null
    words: string
  }
  evidence_items: {
    evidence_item_id: GeneratedAlways<number>
    plan_id: string
    kind: string
    title: string
    about_from: string | null
    about_until: string | null
    owner_post_id: number | null
    expires_on: string | null
    version: Generated<number>
    changed_at: Date
    retired_at: Date | null
  }
  evidence_versions: {
    evidence_version_id: GeneratedAlways<number>
    evidence_item_id: number
    number: number
    received_on: string
    added_at: Date
    sha256: string | null
    size: number | null
    file_name: string | null
    media_type: string | null
    link: string | null
  }
  evidence_claims: {
    evidence_claim_id: GeneratedAlways<number>
    evidence_item_id: number
    recommendation_id: number | null
    plan_measure_id: number | null
    action_id: number | null
    retired_at: Date | null
  }
  update_cycles: {
    plan_id: string
    every_months: number
    due_day: number
    from_month: string | null
    version: Generated<number>
  }
  updates: {
    update_id: GeneratedAlways<number>
    recommendation_id: number
    month: string
    narrative: string
    given_by: number | null
    given_at: Date | null
    /** JSON, read and written as its text. */
    figures: string | null
    closed_content: string | null
    version: Generated<number>
  }
  update_approvals: {
    update_approval_id: GeneratedAlways<number>
    update_id: number
    approved_by: number
    approved_at: Date
    content: string
    sha256: string
  }
}
