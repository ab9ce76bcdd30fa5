import { sql } from 'kysely'
import type { Register } from '#store/register.ts'
import { idleEndMs } from './sessions.ts'

/** How a person can sign in. */
export type User = {
  readonly email: string
  readonly name: string
  /** `password`, a provider's name, or both with a comma; null where there is nothing yet. */
  readonly signsInWith: string | null
  readonly hasSecondFactor: boolean
  /** Whether an invitation waits for them. */
  readonly isInvited: boolean
  /** How many are not over. */
  readonly sessions: number
  readonly disabledOn: string | null
}

/** Everyone who was ever added, by name, and how they can sign in. */
export async function findUsers(db: Register['db'], now: Date): Promise<readonly User[]> {
  const { rows } = await sql<User>`
    select email, name, disabled_on as "disabledOn",
      (select string_agg(case provider_id when 'credential' then 'password' else provider_id end, ', ' order by provider_id)
        from sign_in_accounts where user_id = people.person_id::text) as "signsInWith",
      exists (select from sign_in_second_factors as one
        where one.person_id = people.person_id and confirmed_at is not null) as "hasSecondFactor",
      exists (select from sign_in_invitations as one
        where one.person_id = people.person_id and ended_at is null and expires_at > ${now}) as "isInvited",
      (select count(*)::integer from sign_in_sessions as one
        where one.user_id = people.person_id::text and one.expires_at > ${now}
          and one.updated_at > ${new Date(now.getTime() - idleEndMs)}) as sessions
    from people
    order by name, person_id
  `.execute(db)
  return rows
}
