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
  }
  evidence: {
    evidence_id: GeneratedAlways<number>
    recommendation_id: number
    position: number
    statement: string
  }
  actions: {
    action_id: GeneratedAlways<number>
    recommendation_id: number
    position: number
    statement: string
  }
  changes: {
    change_id: GeneratedAlways<number>
    changed_at: Generated<Date>
    changed_by: string
    subject: string
    subject_id: string
    before: string | null
    after: string | null
  }
}
