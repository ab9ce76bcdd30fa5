import {
  sql,
  type Expression,
  type ExpressionBuilder,
  type QueryCreator,
  type SqlBool,
} from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type { EvidenceItem, EvidenceKind } from './evidence-item.ts'
import { readEvidence } from './read-evidence.ts'

/** Which evidence of a plan; what is left out narrows nothing. Retired items are never among it. */
export type EvidenceFilter = {
  readonly planId: string
  /** Supports this recommendation, one of its measures or one of its actions. */
  readonly recommendation?: string
  /** Supports this measure of this recommendation. */
  readonly measure?: { readonly ref: string; readonly measure: string }
  /** Supports this action. */
  readonly action?: number
  readonly kind?: EvidenceKind
  /** The title of the owner post. */
  readonly owner?: string
  /** Had expired before this day: its last day came before it. */
  readonly expiredBefore?: LocalDate
  /** Words that stand in the title, capitals or not. */
  readonly text?: string
}

export type FoundEvidence = {
  readonly total: number
  /** How many of the total had expired on the day that was asked for. */
  readonly expired: number
  readonly items: readonly EvidenceItem[]
}

type Asked = {
  readonly page: number
  readonly perPage: number
  /** The day for which it is counted how many have expired; none are without it. */
  readonly on?: LocalDate
}

/**
 * One page, numbered from 1, of the evidence a filter leaves, with how much there is in all: what is
 * about the latest days first, what says no days last, and the newest first of equals.
 */
export async function findEvidence(
  db: QueryCreator<RegisterTables>,
  filter: EvidenceFilter,
  { page, perPage, on }: Asked = { page: 1, perPage: 50 },
): Promise<FoundEvidence> {
  const chosen = db.selectFrom('evidence_items').where((eb) => eb.and(conditions(eb, filter)))
  const { total, expired } = await chosen
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn
        .countAll<number>()
        .filterWhere('expires_on', '<', on ?? null)
        .as('expired'),
    ])
    .executeTakeFirstOrThrow()
  const rows = await chosen
    .select('evidence_item_id')
    .orderBy('about_until', (order) => order.desc().nullsLast())
    .orderBy('evidence_item_id', 'desc')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute()
  const ids = rows.map(({ evidence_item_id }) => evidence_item_id)
  return { total, expired, items: await readEvidence(db, ids) }
}

/** The evidence of a number, retired or not. */
export const findEvidenceItem = async (
  db: QueryCreator<RegisterTables>,
  id: number,
): Promise<EvidenceItem | undefined> => (await readEvidence(db, [id]))[0]

type Builder = ExpressionBuilder<RegisterTables, 'evidence_items'>

function conditions(eb: Builder, filter: EvidenceFilter): Expression<SqlBool>[] {
  const { planId, recommendation, measure, action, kind, owner, expiredBefore, text } = filter
  return [
    eb('plan_id', '=', planId),
    eb('retired_at', 'is', null),
    ...given(recommendation, (ref) => supports(eb, anythingOf(planId, ref))),
    ...given(measure, (one) => supports(eb, measureOf(planId, one))),
    ...given(action, (id) => supports(eb, sql`claim.action_id = ${id}`)),
    ...given(kind, (one) => eb('kind', '=', one)),
    ...given(owner, (title) =>
      eb('owner_post_id', '=', eb.selectFrom('posts').select('post_id').where('title', '=', title)),
    ),
    ...given(expiredBefore, (day) => eb('expires_on', '<', day)),
    ...given(text, (words) => sql<SqlBool>`position(lower(${words}) in lower(title)) > 0`),
  ]
}

const given = <Value>(
  value: Value | undefined,
  condition: (value: Value) => Expression<SqlBool>,
): Expression<SqlBool>[] => (value === undefined ? [] : [condition(value)])

/** Read from the claims, not for each item, so that their indexes are used. */
const supports = (eb: Builder, claim: Expression<unknown>): Expression<SqlBool> =>
  eb(
    'evidence_item_id',
    'in',
    sql<number>`(
      select evidence_item_id from evidence_claims as claim
      where claim.retired_at is null and (${claim})
    )`,
  )

const recommendationOf = (planId: string, ref: string) => sql`(
  select recommendation_id from recommendations
  where plan_id = ${planId} and ref = ${ref} and retired_at is null
)`

const measureOf = (
  planId: string,
  { ref, measure }: { readonly ref: string; readonly measure: string },
) => sql`claim.plan_measure_id = (
  select plan_measure_id from plan_measures
  where recommendation_id = ${recommendationOf(planId, ref)} and measure = ${measure}
    and retired_at is null
)`

/** Three sets of claims, each by its own index. */
const anythingOf = (planId: string, ref: string) => {
  const own = recommendationOf(planId, ref)
  return sql`claim.recommendation_id = ${own}
    or claim.plan_measure_id = any(array(
      select plan_measure_id from plan_measures
      where recommendation_id = ${own} and retired_at is null
    ))
    or claim.action_id = any(array(
      select action_id from action_recommendations
      where recommendation_id = ${own} and retired_at is null
    ))`
}
