import { parseLocalDate, type LocalDate } from '#calendar/local-date.ts'
import { actionStatuses, statusesToDo, type ActionStatus } from '#plan/actions/action.ts'
import type { ActionFilter, ActionSort } from '#plan/actions/find-actions.ts'
import type { ActionsQuery } from '../../../addresses.ts'

/** What a filter's owner is where nobody owns an action: no post is called so. */
export const nobody = '–'

export const sorts = ['due', 'status', 'owner', 'what'] as const

const names = [
  'recommendation',
  'owner',
  'status',
  'before',
  'campaign',
  'text',
  'mine',
  'sort',
  'order',
  'page',
  'changed',
  'all',
] as const

export type ActionsQuerystring = Readonly<Partial<Record<(typeof names)[number], string>>>

export const actionsQuerySchema = {
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string', maxLength: 1000 }])),
}

/** The list that a query names; what no list has is passed over. */
export type AskedActions = {
  readonly filter: ActionFilter
  readonly sort: ActionSort
  readonly page: number
  /** The same as a query again, without its page. */
  readonly query: ActionsQuery
}

type Who = { readonly planId: string; readonly person: number; readonly day: LocalDate }

export function askedActions(given: ActionsQuerystring, who: Who): AskedActions {
  const sort = sorts.find((one) => one === given.sort) ?? 'due'
  const direction = given.order === 'down' ? 'desc' : 'asc'
  const query = {
    ...narrowing(given),
    sort: sort === 'due' ? undefined : sort,
    order: direction === 'desc' ? 'down' : undefined,
  }
  return {
    filter: filterOf(query, who),
    sort: { by: sort, direction },
    page: wholeNumber(given.page) ?? 1,
    query,
  }
}

/** What of a query narrows the list; what was left empty does not. */
const narrowing = ({
  recommendation,
  owner,
  status,
  before,
  campaign,
  text,
  mine,
}: ActionsQuerystring): ActionsQuery => ({
  recommendation: recommendation || undefined,
  owner: owner || undefined,
  status: status || undefined,
  before: parseLocalDate(before ?? ''),
  campaign: campaign || undefined,
  text: text?.replaceAll('\0', '').trim() || undefined,
  mine: mine ? 'yes' : undefined,
})

function filterOf(query: ActionsQuery, { planId, person, day }: Who): ActionFilter {
  const { recommendation, owner, status, before, text, mine } = query
  const campaign = wholeNumber(query.campaign)
  return {
    planId,
    ...(recommendation !== undefined && { recommendation }),
    ...(owner !== undefined && { owner: owner === nobody ? null : owner }),
    ...statusFilter(status, parseLocalDate(before ?? ''), day),
    ...(campaign !== undefined && { campaign }),
    ...(text !== undefined && { text }),
    ...(mine !== undefined && { heldBy: { person, day } }),
  }
}

function statusFilter(
  status: string | undefined,
  before: LocalDate | undefined,
  day: LocalDate,
): Pick<ActionFilter, 'statuses' | 'dueBefore'> {
  const dueBefore = before === undefined ? {} : { dueBefore: before }
  if (status === 'to do') return { statuses: statusesToDo, ...dueBefore }
  if (status === 'past its day')
    return {
      statuses: statusesToDo,
      dueBefore: before === undefined || before > day ? day : before,
    }
  const one = actionStatuses.find((known): known is ActionStatus => known === status)
  return { ...(one && { statuses: [one] }), ...dueBefore }
}

const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
