import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** The tables of the plan and its history; actions, evidence and who is who are beside them. */
export type PlanTables = {
  plans: {
    plan_id: string
    council: string
    title: string
    inspection: string
    recorded_at: Generated<Date>
  }
  /** The one that pages show. */
  shown_plan: {
    is_the_one: Generated<boolean>
    plan_id: string
  }
  /** What the access record calls a plan and what is in it. */
  plan_subjects: {
    subject: GeneratedAlways<string>
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
    rationale: string | null
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
  manual_figures: {
    manual_figure_id: GeneratedAlways<number>
    plan_measure_id: number
    period: string
    value: number
    places: number
    source: string
    geography: string | null
    owner_post_id: number
    note: string | null
    version: Generated<number>
    retired_at: Generated<Date | null>
  }
  rating_overrides: {
    rating_override_id: GeneratedAlways<number>
    recommendation_id: number
    rating: string
    reason: string
    owner_post_id: number
    from_on: string
    until_on: string
    version: Generated<number>
    retired_at: Generated<Date | null>
  }
  drafts: {
    person_id: number
    subject: string
    subject_id: string
    base_version: number | null
    /** JSON, written as its text. */
    content: ColumnType<unknown, string | null, string | null>
    saved_at: Date
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
