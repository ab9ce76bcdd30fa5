import type { Generated, GeneratedAlways } from 'kysely'
import type { PlanTables } from './plan-tables.ts'
import type { PlanWorkTables } from './plan-work-tables.ts'

/**
 * The register's tables as the migrations make them, for Kysely; register.test.ts holds the two
 * together. Days are texts (`YYYY-MM-DD`), instants are Dates, numbers are numbers.
 */
export type RegisterTables = PlanTables &
  PlanWorkTables & {
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
      given_by: Generated<string>
    }
    post_holders: {
      post_holder_id: GeneratedAlways<number>
      post_id: number
      person_id: number
      held_as: string
      from_on: string
      until_on: string | null
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
      children: GeneratedAlways<number>
      said: GeneratedAlways<object>
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
  }
