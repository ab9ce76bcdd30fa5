import type { Transaction } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import { addToAccessRecord, type Occasion } from '#people/access-record/entry.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import { textProblem, type FieldProblem } from '../field-problem.ts'
import { takePlanTurn } from '../plan-turn.ts'
import { noSuchPost, postsOfTitles } from '../posts-of-titles.ts'
import { actionStatuses, type Action, type ActionStatus } from './action.ts'
import { readActions } from './read-actions.ts'

/** What many actions are to say alike; what is left out stays as each has it. */
export type BulkChange = {
  readonly status?: ActionStatus
  readonly due?: LocalDate | null
  readonly owner?: string | null
  /** Why; where the status is `stopped`, each action says it was stopped for this. */
  readonly reason: string
}

type BulkField = keyof BulkChange | 'actions'

export type ChangedMany =
  | { readonly ok: true; readonly actions: readonly Action[] }
  | { readonly ok: false; readonly problems: readonly FieldProblem<BulkField>[] }

/** Each action takes an entry of the access record, which others wait for. */
const mostActions = 500

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
  const problems = [...(await problemsOfChange(within, change)), ...problemsOfChoice(ids)]
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
  }
  return { ok: true, actions: after }
}

async function problemsOfChange(
  within: Transaction<RegisterTables>,
  { status, due, owner, reason }: BulkChange,
): Promise<readonly FieldProblem<BulkField>[]> {
  const problems: FieldProblem<BulkField>[] = []
  const text = textProblem(reason, { name: 'The reason', most: 1000, required: true })
  if (text !== undefined) problems.push({ field: 'reason', sentence: text })
  if (status === undefined && due === undefined && owner === undefined)
    problems.push({
      field: 'status',
      sentence: 'Nothing is to change; choose a status, a day or an owner.',
    })
  if (status !== undefined && !actionStatuses.includes(status))
    problems.push({
      field: 'status',
      sentence: `The status is one of: ${actionStatuses.join(', ')}.`,
    })
  if (isNamed(owner) && !(await postsOfTitles(within, [owner])).has(owner))
    problems.push({ field: 'owner', sentence: noSuchPost(owner) })
  return problems
}

function problemsOfChoice(ids: readonly number[]): readonly FieldProblem<BulkField>[] {
  if (ids.length === 0) return say('actions', 'No action is chosen; choose those to change.')
  if (new Set(ids).size < ids.length) return say('actions', 'An action is chosen twice.')
  if (ids.length > mostActions)
    return say(
      'actions',
      `${ids.length} actions are chosen; at most ${mostActions} are changed at once.`,
    )
  return []
}

const say = (field: BulkField, sentence: string): readonly FieldProblem<BulkField>[] => [
  { field, sentence },
]

function problemOfOne(
  { id, version }: Pick<Action, 'id' | 'version'>,
  held: readonly Action[],
  planId: string,
  { due }: BulkChange,
): readonly FieldProblem<BulkField>[] {
  const action = held.find((one) => one.id === id)
  if (action === undefined || action.planId !== planId || action.retiredAt !== null)
    return say('actions', `Action ${id} is no longer in the plan; take it from those chosen.`)
  if (action.version !== version)
    return say('actions', `Action ${id} was changed meanwhile; look at it again.`)
  if (isNamed(due) && action.start !== null && due < action.start)
    return say('due', `Action ${id} starts after that day, on ${action.start}.`)
  return []
}

const isNamed = <Value>(value: Value | null | undefined): value is Value =>
  value !== undefined && value !== null

const postOf = async (
  within: Transaction<RegisterTables>,
  title: string | null,
): Promise<number | null> =>
  title === null ? null : ((await postsOfTitles(within, [title])).get(title) ?? null)

const columnsOf = ({ status, due, owner }: BulkChange, post: number | null, reason: string) => ({
  ...(status === undefined
    ? {}
    : { status, stopped_because: status === 'stopped' ? reason : null }),
  ...(due === undefined ? {} : { due_on: due }),
  ...(owner === undefined ? {} : { owner_post_id: post }),
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

const said = ({ status, stoppedBecause, due, owner, contributors }: Action) => ({
  status,
  stoppedBecause,
  due,
  owner,
  contributors,
})
