import type { LocalDate } from '#calendar/local-date.ts'
import type { Action } from '#plan/actions/action.ts'
import { findActions } from '#plan/actions/find-actions.ts'
import type { JudgedRating, Plan, Recommendation } from '#plan/plan.ts'
import { judgedRatingOf } from '#plan/plan-rows.ts'
import { dueOn, firstDayOf, isAskedFor, monthsAskedFor } from '#plan/updates/cycle.ts'
import { findUpdate, type FoundUpdate } from '#plan/updates/find-update.ts'
import { leadsOf, type LeadPost } from '#plan/updates/leads.ts'
import { findCycle } from '#plan/updates/set-cycle.ts'
import type { Asker } from '../../guard/asker.ts'
import type { PageNeeds } from '../../page-needs.ts'

/** A recommendation's update for a month, with all that its page shows of the register. */
export type UpdatePlace = FoundUpdate & {
  readonly plan: Plan
  readonly recommendation: Recommendation
  /** The recommendation's number. */
  readonly id: number
  /** `2019-11` */
  readonly month: string
  readonly due: LocalDate
  /** The day on which the page is asked for. */
  readonly day: LocalDate
  readonly leads: readonly LeadPost[]
  /** The rating that stands, with its number. */
  readonly judged: { readonly id: number; readonly rating: JudgedRating } | undefined
  readonly actions: readonly Action[]
}

export type AskedUpdate = {
  readonly ref: string
  /** The newest that is asked for where none is named. */
  readonly month: string | undefined
}

/** More than any recommendation has. */
const mostActions = 500

/** Undefined where the plan has no such recommendation, or no update is asked for in that month yet. */
export async function findPlace(
  { plan: shown, register }: Pick<PageNeeds, 'plan' | 'register'>,
  { day }: Pick<Asker, 'day'>,
  { ref, month: asked }: AskedUpdate,
): Promise<UpdatePlace | undefined> {
  const plan = await shown()
  const recommendation = plan?.recommendations.find((one) => one.ref === ref)
  if (plan === undefined || recommendation === undefined) return undefined
  const cycle = await findCycle(register, plan.id)
  const month = asked || monthsAskedFor(cycle, day, 1)[0]
  const firstDay = month === undefined ? undefined : firstDayOf(month)
  if (month === undefined || firstDay === undefined || firstDay > day) return undefined
  const row = await register
    .selectFrom('recommendations')
    .select('recommendation_id as id')
    .where('plan_id', '=', plan.id)
    .where('ref', '=', ref)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const found = await findUpdate(register, row.id, month)
  // One that was given under another cycle is still there to be read.
  if (found.update === undefined && !isAskedFor(cycle, firstDay)) return undefined
  const judged = await register
    .selectFrom('judged_ratings')
    .selectAll()
    .where('recommendation_id', '=', row.id)
    .orderBy('judged_rating_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const rating = judgedRatingOf(judged)
  const { actions } = await findActions(
    register,
    { planId: plan.id, recommendation: ref },
    { by: 'due', direction: 'asc' },
    { page: 1, perPage: mostActions },
  )
  return {
    ...found,
    plan,
    recommendation,
    id: row.id,
    month,
    due: dueOn(cycle, month),
    day,
    leads: (await leadsOf(register, [row.id], day)).get(row.id) ?? [],
    judged: judged && rating ? { id: judged.judged_rating_id, rating } : undefined,
    actions,
  }
}
