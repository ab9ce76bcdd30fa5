import {
  sql,
  type Expression,
  type ExpressionBuilder,
  type QueryCreator,
  type SqlBool,
} from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import { actionStatuses, type Action, type ActionStatus } from './action.ts'
import { postsHeldBy } from './posts-held-by.ts'
import { readActions } from './read-actions.ts'

/** Which actions of a plan; what is left out narrows nothing. Retired actions are never among them. */
export type ActionFilter = {
  readonly planId: string
  /** The reference of a recommendation that the action answers. */
  readonly recommendation?: string
  /** The title of the owner post; null for actions that nobody owns yet. */
  readonly owner?: string | null
  /** The owner is a post that this person holds or deputises in on this day. */
  readonly heldBy?: { readonly person: number; readonly day: LocalDate }
  readonly statuses?: readonly ActionStatus[]
  /** Due before this day; an action without a due day is not. */
  readonly dueBefore?: LocalDate
  readonly campaign?: number
  /** Words that stand in what is to be done, capitals or not. */
  readonly text?: string
}

export type ActionSort = {
  readonly by: 'due' | 'status' | 'owner' | 'what'
  readonly direction: 'asc' | 'desc'
}

/** Pages are numbered from 1. */
export type PageOfList = { readonly page: number; readonly perPage: number }

export type FoundActions = { readonly total: number; readonly actions: readonly Action[] }

/**
 * One page of the actions a filter leaves, with how many there are in all. What has nothing to sort
 * by comes last in either direction; what is equal keeps the order in which it was added.
 */
export async function findActions(
  db: QueryCreator<RegisterTables>,
  filter: ActionFilter,
  { by, direction }: ActionSort = { by: 'due', direction: 'asc' },
  { page, perPage }: PageOfList = { page: 1, perPage: 50 },
): Promise<FoundActions> {
  const rows = await db
    .selectFrom('plan_actions')
    .leftJoin('posts', 'posts.post_id', 'plan_actions.owner_post_id')
    .where((eb) => eb.and(conditions(eb, filter)))
    .select('plan_actions.action_id')
    .orderBy(sortKeys[by], (order) =>
      (direction === 'asc' ? order.asc() : order.desc()).nullsLast(),
    )
    .orderBy('plan_actions.action_id')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute()
  return {
    total: await countActions(db, filter),
    actions: await readActions(
      db,
      rows.map(({ action_id }) => action_id),
    ),
  }
}

/** How many actions a filter leaves. */
export async function countActions(
  db: QueryCreator<RegisterTables>,
  filter: ActionFilter,
): Promise<number> {
  const { total } = await db
    .selectFrom('plan_actions')
    .where((eb) => eb.and(conditions(eb, filter)))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

/** The action of a number, a retired one too. */
export const findAction = async (
  db: QueryCreator<RegisterTables>,
  id: number,
): Promise<Action | undefined> => (await readActions(db, [id]))[0]

/** Texts in the order of their characters, which is the same on every server. */
const sortKeys = {
  due: sql`due_on`,
  status: sql`array_position(array[${sql.join([...actionStatuses])}]::text[], status)`,
  owner: sql`lower(posts.title) collate "C"`,
  what: sql`lower(what) collate "C"`,
} as const

function conditions(
  eb: ExpressionBuilder<RegisterTables, 'plan_actions'>,
  filter: ActionFilter,
): Expression<SqlBool>[] {
  const { recommendation, owner, heldBy, statuses, dueBefore, campaign, text } = filter
  return [
    eb('plan_actions.plan_id', '=', filter.planId),
    eb('plan_actions.retired_at', 'is', null),
    ...given(recommendation, (ref) =>
      eb('plan_actions.action_id', 'in', actionsAnswering(eb, filter.planId, ref)),
    ),
    ...given(owner, (title) =>
      title === null
        ? eb('owner_post_id', 'is', null)
        : eb(
            'owner_post_id',
            '=',
            eb.selectFrom('posts').select('post_id').where('title', '=', title),
          ),
    ),
    ...given(heldBy, (held) => eb('owner_post_id', 'in', postsHeldBy(eb, held))),
    ...given(statuses, (some) => sql<SqlBool>`status = any(${[...some]}::text[])`),
    ...given(dueBefore, (day) => eb('due_on', '<', day)),
    ...given(campaign, (id) => eb('campaign_id', '=', id)),
    ...given(text, (words) => sql<SqlBool>`position(lower(${words}) in lower(what)) > 0`),
  ]
}

const given = <Value>(
  value: Value | undefined,
  condition: (value: Value) => Expression<SqlBool>,
): Expression<SqlBool>[] => (value === undefined ? [] : [condition(value)])

const actionsAnswering = (
  eb: ExpressionBuilder<RegisterTables, 'plan_actions'>,
  planId: string,
  ref: string,
) =>
  eb
    .selectFrom('action_recommendations as link')
    .innerJoin('recommendations', 'recommendations.recommendation_id', 'link.recommendation_id')
    .select('link.action_id')
    .where('recommendations.plan_id', '=', planId)
    .where('recommendations.ref', '=', ref)
    .where('recommendations.retired_at', 'is', null)
    .where('link.retired_at', 'is', null)
