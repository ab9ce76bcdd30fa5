import type { Generated, GeneratedAlways } from 'kysely'

/**
 * The register's tables as the migrations make them, for Kysely; register.test.ts holds the two
 * together. Days are texts (`YYYY-MM-DD`), instants are Dates, numbers are numbers.
 */
export type RegisterTables = {
  plans: {
    plan_id: string
    council: string
    title: string
    inspection: string
    recorded_at: Generated<Date>
  }
  recommendations: {
    recommendation_id: GeneratedAlways<number>
    plan_id: string
    position: number
    ref: string
    subject: string
    intended_outcome: string
    version: Generated<number>
    retired_at: Generated<Date | null>
  }
  judged_ratings: {
    judged_rating_id: GeneratedAlways<number>
    recommendation_id: number
    rating: string
    judged_by: string | null
    judged_on: string | null
    reason: string | null
    recorded_at: Generated<Date>
  }
  posts: {
    post_id: GeneratedAlways<number>
    title: string
  }
  recommendation_leads: {
    recommendation_id: number
    position: number
    post_id: number
    recommendation_lead_id: GeneratedAlways<number>
    retired_at: Generated<Date | null>
  }
  plan_measures: {
    plan_measure_id: GeneratedAlways<number>
    recommendation_id: number
    position: number
    measure: string
    statement: string
    unit: string | null
    status: string
    assumed: string | null
    version: Generated<number>
    retired_at: Generated<Date | null>
  }
  printed_figures: {
    plan_measure_id: number
    role: string
    period: string
    value: number | null
    places: number
    lowest_team: number | null
    highest_team: number | null
    geography: string | null
    source: string
    note: string | null
    retired_at: Generated<Date | null>
  }
  targets: {
    target_id: GeneratedAlways<number>
    plan_measure_id: number
    due_on: string
    form: string
    value: number | null
    upper: number | null
    ideal: number | null
    scope: string | null
    version: Generated<number>
    retired_at: Generated<Date | null>
  }
  evidence: {
    evidence_id: GeneratedAlways<number>
    recommendation_id: number
    position: number
    statement: string
    retired_at: Generated<Date | null>
  }
  actions: {
    action_id: GeneratedAlways<number>
    recommendation_id: number
    position: number
    statement: string
    retired_at: Generated<Date | null>
  }
  people: {
    person_id: GeneratedAlways<number>
    email: string
    name: string
    worker_id: string | null
    added_on: string
    disabled_on: string | null
  }
  role_assignments: {
    assignment_id: GeneratedAlways<number>
    person_id: number
    role: string
    team: string | null
    service: string | null
    from_on: string
    until_on: string | null
  }
  post_holders: {
    post_holder_id: GeneratedAlways<number>
    post_id: number
    person_id: number
    held_as: string
    from_on: string
    until_on: string | null
  }
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
  restricted_children: {
    restriction_id: GeneratedAlways<number>
    child_id: string
    why: string
    from_on: string
    until_on: string | null
  }
  restricted_child_viewers: {
    restricted_child_viewer_id: GeneratedAlways<number>
    child_id: string
    person_id: number
    from_on: string
    until_on: string | null
  }
  /** Written by the function `append_to_access_record` alone. */
  access_record: {
    number: GeneratedAlways<number>
    previous_hash: GeneratedAlways<string>
    hash: GeneratedAlways<string>
    content: GeneratedAlways<string>
    at: GeneratedAlways<string>
    person_id: GeneratedAlways<number | null>
    did: GeneratedAlways<string>
    subject: GeneratedAlways<string>
    subject_id: GeneratedAlways<string>
  }
  access_record_head: {
    is_the_one: GeneratedAlways<boolean>
    number: GeneratedAlways<number>
    hash: GeneratedAlways<string>
  }
  /** One for each of `people`, kept by a trigger. */
  sign_in_users: {
    /** A person's number, as text. */
    id: GeneratedAlways<string>
    person_id: GeneratedAlways<number | null>
    email: GeneratedAlways<string>
    email_verified: Generated<boolean>
    name: Generated<string>
    image: string | null
    created_at: GeneratedAlways<Date>
    updated_at: Generated<Date>
  }
  sign_in_sessions: {
    id: string
    user_id: string
    token: string
    created_at: Date
    updated_at: Date
    expires_at: Date
    ip_address: string | null
    user_agent: string | null
    signed_in_with: Generated<string>
  }
  sign_in_accounts: {
    id: string
    user_id: string
    account_id: string
    provider_id: string
    access_token: string | null
    refresh_token: string | null
    id_token: string | null
    access_token_expires_at: Date | null
    refresh_token_expires_at: Date | null
    scope: string | null
    password: string | null
    created_at: Date
    updated_at: Date
  }
  sign_in_verifications: {
    id: string
    identifier: string
    value: string
    expires_at: Date
    created_at: Date
    updated_at: Date
  }
  sign_in_second_factors: {
    person_id: number
    secret: string
    confirmed_at: Date | null
    last_step: Generated<number>
  }
  sign_in_recovery_codes: {
    person_id: number
    code_hash: string
    used_at: Date | null
  }
  sign_in_invitations: {
    code_hash: string
    person_id: number
    made_at: Date
    expires_at: Date
    ended_at: Date | null
  }
  sign_in_attempts: {
    key: string
    failures: number
    last_at: Date
  }
  /** Written by triggers alone: what each row of the plan's tables said, and from when until when. */
  plan_history: {
    plan_history_id: GeneratedAlways<number>
    table_name: GeneratedAlways<string>
    row_key: GeneratedAlways<string>
    row: GeneratedAlways<object>
    from_at: GeneratedAlways<Date>
    until_at: GeneratedAlways<Date | null>
  }
  /** Moved by the function `plan_instant` alone. */
  plan_clock: {
    is_the_one: GeneratedAlways<boolean>
    at: GeneratedAlways<Date>
    moved_by: GeneratedAlways<string>
  }
}
