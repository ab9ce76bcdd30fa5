import type { Kysely, QueryCreator } from 'kysely'
import { dayOf } from '#calendar/day-of.ts'
import { daysBetween, type LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import { contentsOf } from './contents-of.ts'
import { dueOn } from './cycle.ts'
import { leadsOf, type LeadPost } from './leads.ts'
import { findCycle } from './set-cycle.ts'
import { sha256Of } from './update.ts'

type Db = QueryCreator<RegisterTables>

export type UpdateStatus = 'not begun' | 'in hand' | 'given' | 'approved'

/** Somebody by name, and when they did something. */
export type Done = { readonly by: string; readonly at: Date }

/** How far a recommendation's update for a month has come. */
export type UpdateStanding = {
  readonly recommendationId: number
  readonly ref: string
  readonly subject: string
  readonly leads: readonly LeadPost[]
  readonly status: UpdateStatus
  readonly given: Done | null
  /** The newest approval of what it says now. */
  readonly approved: Done | null
  /** Where none holds, the newest there was of what it said once. */
  readonly noLongerApproved: Done | null
  readonly due: LocalDate
  /** Days after the due day: of its giving, or of today while it has not been given; 0 in time. */
  readonly daysLate: number
}

/** Every recommendation of a plan with its update for a month, in the plan's order. */
export const updatesOf = (
  db: Kysely<RegisterTables>,
  planId: string,
  { month, today }: { readonly month: string; readonly today: LocalDate },
): Promise<readonly UpdateStanding[]> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (within) => {
      const due = dueOn(await findCycle(within, planId), month)
      const recommendations = await within
        .selectFrom('recommendations')
        .select(['recommendation_id', 'ref', 'subject'])
        .where('plan_id', '=', planId)
        .where('retired_at', 'is', null)
        .orderBy('position')
        .orderBy('recommendation_id')
        .execute()
      const ids = recommendations.map(({ recommendation_id }) => recommendation_id)
      if (ids.length === 0) return []
      const leads = await leadsOf(within, ids, today)
      const updates = new Map(
        (await updatesIn(within, ids, month)).map(({ id, ...update }) => [id, update] as const),
      )
      return recommendations.map(({ recommendation_id: id, ref, subject }) => {
        const update = updates.get(id) ?? notBegun
        const answered = update.given === null ? today : dayOf(update.given.at)
        return {
          recommendationId: id,
          ref,
          subject,
          leads: leads.get(id) ?? [],
          ...update,
          due,
          daysLate: Math.max(0, daysBetween(due, answered)),
        }
      })
    })

const notBegun = {
  status: 'not begun',
  given: null,
  approved: null,
  noLongerApproved: null,
} as const

async function updatesIn(db: Db, recommendations: readonly number[], month: string) {
  const rows = await db
    .selectFrom('updates')
    .leftJoin('people', 'people.person_id', 'given_by')
    .where('recommendation_id', 'in', recommendations)
    .where('month', '=', month)
    .select(['update_id', 'recommendation_id', 'people.name as by', 'given_at as at'])
    .execute()
  const contents = await contentsOf(
    db,
    rows.map(({ update_id }) => update_id),
  )
  const approvals = await approvalsOf(
    db,
    rows.map(({ update_id }) => update_id),
  )
  return rows.map(({ update_id, recommendation_id: id, by, at }) => {
    const given = by === null || at === null ? null : { by, at }
    const sha256 = sha256Of(contents.get(update_id) ?? '')
    const own = approvals.filter((one) => one.update_id === update_id)
    const approved = doneOf(own.findLast((one) => one.sha256 === sha256))
    return {
      id,
      status: statusOf(given, approved),
      given,
      approved,
      noLongerApproved: approved === null ? doneOf(own.at(-1)) : null,
    }
  })
}

function statusOf(given: Done | null, approved: Done | null): UpdateStatus {
  if (given === null) return 'in hand'
  return approved === null ? 'given' : 'approved'
}

const doneOf = (one: Done | undefined): Done | null => (one ? { by: one.by, at: one.at } : null)

async function approvalsOf(db: Db, updateIds: readonly number[]) {
  if (updateIds.length === 0) return []
  return db
    .selectFrom('update_approvals')
    .innerJoin('people', 'people.person_id', 'approved_by')
    .where('update_id', 'in', updateIds)
    .orderBy('update_approval_id')
    .select(['update_id', 'people.name as by', 'approved_at as at', 'sha256'])
    .execute()
}
