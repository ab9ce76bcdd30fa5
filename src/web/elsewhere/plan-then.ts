import { dayInWords } from '#calendar/day-in-words.ts'
import { lastInstantOf } from '#calendar/last-instant.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import { findPlan } from '#plan/find-plan.ts'
import { asAt } from '#plan/history/as-at.ts'
import type { Plan } from '#plan/plan.ts'
import type { QueryCreator } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import type { DataThen } from '../data-then.ts'
import type { Asker } from '../guard/asker.ts'
import type { PageNeeds } from '../page-needs.ts'

/** What there was at the end of a day; today, which is not over, as it is now. */
export type PlanThen = {
  readonly day: LocalDate
  readonly instant: Date
  readonly db: QueryCreator<RegisterTables>
  /** The plan asked for, else the one shown then; undefined where there was none. */
  readonly plan: Plan | undefined
  readonly data: DataThen
}

/** Throws for a day that is still to come. */
export async function planThen(
  { plan: planNow, register, snapshots }: Pick<PageNeeds, 'plan' | 'register' | 'snapshots'>,
  { today, occasion }: Pick<Asker, 'today' | 'occasion'>,
  day: LocalDate,
  planId?: string,
): Promise<PlanThen> {
  if (day > today) throw new Error(`${day} is still to come.`)
  const instant = day === today ? occasion.at : lastInstantOf(day)
  const db = day === today ? register : asAt(register, instant)
  const isNow = day === today && planId === undefined
  const plan = isNow ? await planNow() : await findPlan(db, planId)
  return { day, instant, db, plan, data: snapshots.at(instant) }
}

/** `on 31 October 2019`, `today`. */
export const onDay = (day: LocalDate, today: LocalDate): string =>
  day === today ? 'today' : `on ${dayInWords(day)}`
