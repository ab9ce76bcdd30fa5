import { sql, type Kysely } from 'kysely'
import { addDays, daysBetween, type LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import { statusesToDo, type Action, type ActionMilestone, type ActionStatus } from './action.ts'
import { postsHeldBy } from './posts-held-by.ts'
import { grouped, milestonesOf, milestoneOf } from './read-actions.ts'

/** What tells when an action is to be thought of; whole ones are read where they are shown. */
export type OwnAction = Pick<
  Action,
  'id' | 'what' | 'status' | 'start' | 'due' | 'changedAt' | 'milestones'
>

/** What one person has before them on a day. Lists are in order of their days, the earliest first. */
export type MyWork = {
  readonly day: LocalDate
  /** Actions of every plan that they own through a post they hold or deputise in, the undated last. */
  readonly actions: readonly OwnAction[]
  /** What to remind them of: what is past its day, and what falls due soon. */
  readonly reminders: readonly Reminder[]
  /** Actions under way of which nothing was said for too long. */
  readonly updatesDue: readonly OwnAction[]
}

export type Reminder = {
  readonly action: OwnAction
  /** Null where the action itself is due. */
  readonly milestone: ActionMilestone | null
  readonly due: LocalDate
  readonly isPast: boolean
}

export type WorkLimits = {
  /** A reminder comes this many days before its day. */
  readonly remindDays: number
  /** An update is due where nothing was said for more than so many days. */
  readonly quietDays: number
}

/** What a person owns, with the reminders and the updates that are due on a day. */
export async function myWork(
  db: Kysely<RegisterTables>,
  person: number,
  day: LocalDate,
  limits: WorkLimits = { remindDays: 14, quietDays: 31 },
): Promise<MyWork> {
  const owned = db
    .selectFrom('plan_actions')
    .where((eb) => eb('owner_post_id', 'in', postsHeldBy(eb, { person, day })))
    .where('retired_at', 'is', null)
  const rows = await owned
    .select(['action_id', 'what', 'status', 'start_on', 'due_on', 'changed_at'])
    .select((eb) =>
      eb
        .selectFrom('action_comments')
        .whereRef('action_comments.action_id', '=', 'plan_actions.action_id')
        .select((within) => within.fn.max('said_at').as('said_at'))
        .as('said_at'),
    )
    .orderBy('due_on', (order) => order.asc().nullsLast())
    .orderBy('action_id')
    .execute()
  const milestones = grouped(await milestonesOf(db, sql`(${owned.select('action_id')})`))
  const actions = rows.map((row) => ({
    id: row.action_id,
    what: row.what,
    status: row.status as ActionStatus,
    start: row.start_on as LocalDate | null,
    due: row.due_on as LocalDate | null,
    changedAt: row.changed_at,
    milestones: (milestones.get(row.action_id) ?? []).map(milestoneOf),
  }))
  const saidAt = new Map(rows.map(({ action_id, said_at }) => [action_id, said_at]))
  return {
    day,
    actions,
    reminders: remindersOf(actions, day, limits.remindDays),
    updatesDue: actions.filter((action) =>
      isUpdateDue(action, saidAt.get(action.id) ?? null, day, limits.quietDays),
    ),
  }
}

/**
 * What is not done and falls due within so many days of a day, or fell due before it; of an action
 * with nothing more to do, nothing.
 */
function remindersOf(
  actions: readonly OwnAction[],
  day: LocalDate,
  remindDays: number,
): readonly Reminder[] {
  const last = addDays(day, remindDays)
  return actions
    .filter(({ status }) => statusesToDo.includes(status))
    .flatMap((action): Omit<Reminder, 'isPast'>[] => [
      ...(action.due === null ? [] : [{ action, milestone: null, due: action.due }]),
      ...action.milestones
        .filter(({ done }) => done === null)
        .map((milestone) => ({ action, milestone, due: milestone.due })),
    ])
    .filter(({ due }) => due <= last)
    .map((reminder) => ({ ...reminder, isPast: reminder.due < day }))
    .toSorted((one, other) => daysBetween(other.due, one.due))
}

/** An action that has begun, or has no day to begin, and was last changed or commented on long ago. */
function isUpdateDue(
  { status, start, changedAt }: OwnAction,
  saidAt: Date | null,
  day: LocalDate,
  quietDays: number,
): boolean {
  const hasBegun = start === null || start <= day
  const lastWord = saidAt !== null && saidAt > changedAt ? saidAt : changedAt
  const lastDay = lastWord.toISOString().slice(0, 10) as LocalDate
  return statusesToDo.includes(status) && hasBegun && addDays(lastDay, quietDays) < day
}
