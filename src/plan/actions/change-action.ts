import type { Transaction } from 'kysely'
import { addToAccessRecord, type Occasion } from '#people/access-record/entry.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type { FieldProblem } from '../field-problem.ts'
import { takePlanTurn } from '../plan-turn.ts'
import { contentOf, type Action, type ActionContent } from './action.ts'
import { checkAction, type ActionField } from './check-action.ts'
import { lookUpAction, type LookedUp } from './look-up-action.ts'
import { readActions } from './read-actions.ts'
import { saveLinks } from './save-links.ts'

type Within = Transaction<RegisterTables>

/** What came of a change: nothing at all was written unless it is ok. */
export type ChangedAction =
  | { readonly ok: true; readonly action: Action }
  | { readonly ok: false; readonly problems: readonly FieldProblem<ActionField>[] }
  /** Another change came first: what the register says now, beside what was to be said. */
  | {
      readonly ok: false
      readonly changedMeanwhile: { readonly theirs: Action; readonly yours: ActionContent }
    }
  | { readonly ok: false; readonly gone: string }

/** Adds an action to a plan. */
export async function addAction(
  within: Within,
  occasion: Occasion,
  planId: string,
  given: ActionContent,
): Promise<ChangedAction> {
  const content = tidied(given)
  await takePlanTurn(within)
  const checked = await check(within, planId, content)
  if (!checked.ok) return checked
  const { action_id } = await within
    .insertInto('plan_actions')
    .values({ plan_id: planId, ...columnsOf(content, checked.lookedUp, occasion) })
    .returning('action_id')
    .executeTakeFirstOrThrow()
  await saveLinks(within, action_id, content, checked.lookedUp, occasion.at)
  return recorded(within, occasion, action_id, null)
}

/**
 * Has an action say something else, where it still is at the version that was read. A milestone with
 * a number is changed, one without is added, and one that is no longer named is retired.
 */
export async function changeAction(
  within: Within,
  occasion: Occasion,
  { id, version }: Pick<Action, 'id' | 'version'>,
  given: ActionContent,
): Promise<ChangedAction> {
  const content = tidied(given)
  const held = await holdAction(within, id)
  if (!held.ok) return held
  const { action: before } = held
  if (before.version !== version)
    return { ok: false, changedMeanwhile: { theirs: before, yours: content } }
  const checked = await check(within, before.planId, content)
  if (!checked.ok) return checked
  const foreign = content.milestones.some(
    (one) => one.id !== null && !before.milestones.some((kept) => kept.id === one.id),
  )
  if (foreign)
    return problem('milestones', 'A milestone is no longer there; open the action again.')
  await within
    .updateTable('plan_actions')
    .set({ ...columnsOf(content, checked.lookedUp, occasion), version: version + 1 })
    .where('action_id', '=', id)
    .execute()
  await saveLinks(within, id, content, checked.lookedUp, occasion.at)
  return recorded(within, occasion, id, contentOf(before))
}

/** Takes an action out of use; it stays in the register with the instant. */
export async function retireAction(
  within: Within,
  occasion: Occasion,
  { id, version }: Pick<Action, 'id' | 'version'>,
): Promise<ChangedAction> {
  const held = await holdAction(within, id)
  if (!held.ok) return held
  const { action: before } = held
  if (before.version !== version)
    return { ok: false, changedMeanwhile: { theirs: before, yours: contentOf(before) } }
  await within
    .updateTable('plan_actions')
    .set({ retired_at: occasion.at, changed_at: occasion.at, version: version + 1 })
    .where('action_id', '=', id)
    .execute()
  await addToAccessRecord(within, occasion, {
    did: 'changed',
    subject: 'action',
    subjectId: String(id),
    before: contentOf(before),
    after: null,
  })
  const [action] = await readActions(within, [id])
  return { ok: true, action: action as Action }
}

/** An action that nobody else changes until the transaction is over. */
async function holdAction(
  within: Within,
  id: number,
): Promise<{ ok: true; action: Action } | { ok: false; gone: string }> {
  await takePlanTurn(within)
  const [action] = await readActions(within, [id])
  if (action === undefined) return { ok: false, gone: `There is no action ${id}.` }
  return action.retiredAt === null
    ? { ok: true, action }
    : { ok: false, gone: `Action ${id} was retired; nothing of it can be changed.` }
}

type Checked =
  | { readonly ok: true; readonly lookedUp: LookedUp }
  | { readonly ok: false; readonly problems: readonly FieldProblem<ActionField>[] }

async function check(within: Within, planId: string, content: ActionContent): Promise<Checked> {
  const problems = checkAction(content)
  return problems.length > 0 ? { ok: false, problems } : lookUpAction(within, planId, content)
}

const problem = (field: ActionField, sentence: string): ChangedAction => ({
  ok: false,
  problems: [{ field, sentence }],
})

const columnsOf = (content: ActionContent, { owner }: LookedUp, { at }: Occasion) => ({
  what: content.what,
  owner_post_id: owner,
  start_on: content.start,
  due_on: content.due,
  status: content.status,
  stopped_because: content.stoppedBecause,
  campaign_id: content.campaign,
  changed_at: at,
})

/** Texts without the spaces around them; an empty reason is none. */
const tidied = (content: ActionContent): ActionContent => ({
  ...content,
  what: content.what.trim(),
  stoppedBecause: content.stoppedBecause?.trim() || null,
  milestones: content.milestones.map((one) => ({ ...one, what: one.what.trim() })),
})

async function recorded(
  within: Within,
  occasion: Occasion,
  id: number,
  before: ActionContent | null,
): Promise<ChangedAction> {
  const [saved] = await readActions(within, [id])
  const action = saved as Action
  await addToAccessRecord(within, occasion, {
    did: 'changed',
    subject: 'action',
    subjectId: String(id),
    before,
    after: contentOf(action),
  })
  return { ok: true, action }
}
