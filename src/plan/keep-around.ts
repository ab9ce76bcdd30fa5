import type { Kysely } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Around } from './around.ts'
import { findAround } from './find-around.ts'
import { planClock } from './plan-clock.ts'

/** Gives what is around a plan on a day, read anew only where the plan's clock moved or another is asked for. */
export function keepAround(
  db: Kysely<RegisterTables>,
): (planId: string, day: LocalDate) => Promise<Around> {
  let kept: { readonly of: string; readonly around: Around } | undefined
  return async (planId, day) => {
    const named = (at: number) => `${at} ${planId} ${day}`
    const last = kept
    if (last !== undefined && last.of === named(await planClock(db))) return last.around
    kept = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (within) => ({
        of: named(await planClock(within)),
        around: await findAround(within, planId, day),
      }))
    return kept.around
  }
}
