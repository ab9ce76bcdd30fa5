import type { Transaction } from 'kysely'
import { dayInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import { addToAccessRecord, type Occasion } from '#people/access-record/entry.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import { textProblem, type FieldProblem } from '../field-problem.ts'
import { takePlanTurn } from '../plan-turn.ts'
import { noSuchPost, postsOfTitles } from '../posts-of-titles.ts'
import { actionStatuses, type Action, type ActionStatus } from './action.ts'
import { findCampaigns } from './campaigns.ts'
import { addComment } from './comments.ts'
import { readActions } from './read-actions.ts'

/** What many actions are to say alike; what is left out stays as each has it. */
export type BulkChange = {
  readonly status?: ActionStatus
  readonly due?: LocalDate | null
  readonly owner?: string | null
  readonly campaign?: number | null
  /** Why, kept as a comment on each; where the status is `stopped`, each also says it was stopped for this. */
  readonly reason: string
}

export type BulkField = keyof BulkChange | 'actions'

/** What is wrong with the change, or with the one action that it names. */
export type BulkProblem = FieldProblem<BulkField> & {
  readonly action?: number
  /** True where somebody else changed the action since it was read. */
  readonly isConflict?: boolean
}

export type ChangedMany =
  | { readonly ok: true; readonly actions: readonly Action[] }
  | { readonly ok: false; readonly problems: readonly BulkProblem[] }

/** Each action takes an entry of the access record, which others wait for. */
export const mostActions = 500

/**
 * Changes many actions of a plan alike, all or none, with a reason. Each is named with the version
 * that was read; one that was changed meanwhile, or cannot be so changed, leaves all as they were.
 */
export async function changeMany(
  within: Transaction<RegisterTables>,
  occasion: Occasion,
  planId: string,
  chosen: readonly Pick<Action, 'id' | 'version'>[],
  change: BulkChange,
): Promise<ChangedMany> {
  const ids = chosen.map(({ id }) => id).toSorted((one, other) => one - other)
  await takePlanTurn(within)
  const problems = [...(await problemsOfChange(within, planId, change)), ...problemsOfChoice(ids)]
  if (problems.length > 0) return { ok: false, problems }
  const before = await readActions(within, ids)
  const refused = chosen.flatMap((one) => problemOfOne(one, before, planId, change))
  if (refused.length > 0) return { ok: false, problems: refused }
  const owner = await postOf(within, change.owner ?? null)
  const reason = change.reason.trim()
  for (const action of before) {
    await within
      .updateTable('plan_actions')
      .set({
        ...columnsOf(change, owner, reason),
        changed_at: occasion.at,
        version: action.version + 1,
      })
      .where('action_id', '=', action.id)
      .execute()
    await retireContributor(within, action.id, owner, occasion.at)
  }
  const after = await readActions(within, ids)
  for (const [index, action] of after.entries()) {
    await addToAccessRecord(within, occasion, {
      did: 'changed',
      subject: 'action',
      subjectId: String(action.id),
      before: said(before[index] as Action),
      after: { ...said(action), reason },
    })
    await addComment(within, occasion, action.id, inWords(reason, ids.length - 1))
  }
  return { ok: true, actions: after }
}

/** The reason as it stands among the comments of each action. */
const inWords = (reason: string, others: number): string =>
  others === 0
    ? `Changed: ${reason}`
    : `Changed together with ${others} other ${others === 1 ? 'action' : 'actions'}: ${reason}`

async function problemsOfChange(
  within: Transaction<RegisterTables>,
  planId: string,
  { status, due, owner, campaign, reason }: BulkChange,
): Promise<readonly BulkProblem[]> {
  const problems: BulkProblem[] = []
  const text = textProblem(reason, { name: 'The reason', most: 1000, required: true })
  if (text !== undefined) problems.push({ field: 'reason', sentence: text })
  if ([status, due, owner, campaign].every((one) => one === undefined))
    problems.push({
      field: 'status',
      sentence: 'Nothing is to change; choose a status, a day, an owner or a campaign.',
    })
  if (status !== undefined && !actionStatuses.includes(status))
    problems.push({
      field: 'status',
      sentence: `The status is one of: ${actionStatuses.join(', ')}.`,
    })
  if (isNamed(owner) && !(await postsOfTitles(within, [owner])).has(owner))
    problems.push({ field: 'owner', sentence: noSuchPost(owner) })
  if (isNamed(campaign) && !(await findCampaigns(within, planId)).some(({ id }) => id === campaign))
    problems.push({ field: 'campaign', sentence: 'The plan has no such campaign; choose another.' })
  return problems
}

function problemsOfChoice(ids: readonly number[]): readonly BulkProblem[] {
  if (ids.length === 0) return say('actions', 'No action is chosen; choose those to change.')
  if (new Set(ids).size < ids.length) return say('actions', 'An action is chosen twice.')
  if (ids.length > mostActions)
    return say(
      'actions',
      `${ids.length} actions are chosen; at most ${mostActions} are changed at once.`,
    )
  return []
}

const say = (
  field: BulkField,
  sentence: string,
  of: Omit<BulkProblem, 'field' | 'sentence'> = {},
): readonly BulkProblem[] => [{ field, sentence, ...of }]

function problemOfOne(
  { id, version }: Pick<Action, 'id' | 'version'>,
  held: readonly Action[],
  planId: string,
  { due }: BulkChange,
): readonly BulkProblem[] {
  const of = { action: id }
  const action = held.find((one) => one.id === id)
  if (action === undefined || action.planId !== planId || action.retiredAt !== null)
    return say('actions', `Action ${id} is no longer in the plan; take it from those chosen.`, of)
  if (action.version !== version)
    return say('actions', `Action ${id} was changed meanwhile; look at it again.`, {
      ...of,
      isConflict: true,
    })
  if (isNamed(due) && action.start !== null && due < action.start)
    return say('due', `Action ${id} starts after that day, on ${dayInWords(action.start)}.`, of)
  return []
}

const isNamed = <Value>(value: Value | null | undefined): value is Value =>
  value !== undefined && value !== null

const postOf = async (
  within: Transaction<RegisterTables>,
  title: string | null,
): Promise<number | null> =>
  title === null ? null : ((await postsOfTitles(within, [title])).get(title) ?? null)

const columnsOf = (
  { status, due, owner, campaign }: BulkChange,
  post: number | null,
  reason: string,
) => ({
  ...(status === undefined
    ? {}
    : { status, stopped_because: status === 'stopped' ? reason : null }),
  ...(due === undefined ? {} : { due_on: due }),
  ...(owner === undefined ? {} : { owner_post_id: post }),
  ...(campaign === undefined ? {} : { campaign_id: campaign }),
})

/** Whoever becomes the owner no longer only helps. */
async function retireContributor(
  within: Transaction<RegisterTables>,
  actionId: number,
  owner: number | null,
  at: Date,
): Promise<void> {
  if (owner === null) return
  await within
    .updateTable('action_contributors')
    .set({ retired_at: at })
    .where('action_id', '=', actionId)
    .where('post_id', '=', owner)
    .where('retired_at', 'is', null)
    .execute()
}

const said = ({ status, stoppedBecause, due, owner, contributors, campaign }: Action) => ({
  status,
  stoppedBecause,
  due,
  owner,
  contributors,
  campaign,
})
