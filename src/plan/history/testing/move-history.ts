import { sql } from 'kysely'
import { asOwner } from '#people/testing/as-owner.ts'
import type { Register } from '#store/register.ts'

/** What was kept since an instant happens at another, and all until the next move as long after it as it was. */
export type Move = { readonly since: Date; readonly to: Date }

const moved = (column: 'from_at' | 'until_at', moves: readonly Move[]) => {
  const at = sql.ref(column)
  const parts = moves
    .toReversed()
    .map(
      ({ since, to }) =>
        sql`when ${at} >= ${since} then ${at} - (${since}::timestamptz - ${to}::timestamptz)`,
    )
  return sql`case ${sql.join(parts, sql` `)} else ${at} end`
}

/** For tests: moves the plan's history in time, as though its days had been others. Moves are in order. */
export const moveHistory = (register: Register, moves: readonly Move[]): Promise<void> =>
  asOwner(register, (within) =>
    sql`
      update plan_history set from_at = ${moved('from_at', moves)}, until_at = ${moved('until_at', moves)}
    `.execute(within),
  )

/** The instant the history begins with. */
export async function firstInstant({ db }: Register): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select min(from_at) as at from plan_history`.execute(db)
  return rows[0]?.at ?? new Date(0)
}
