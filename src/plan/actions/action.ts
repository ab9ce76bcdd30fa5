import type { LocalDate } from '#calendar/local-date.ts'

/** How far an action has come, as its owner says it, in the order lists show it. */
export const actionStatuses = [
  'not started',
  'on track',
  'at risk',
  'overdue',
  'done awaiting evidence',
  'done and evidenced',
  'stopped',
] as const

export type ActionStatus = (typeof actionStatuses)[number]

/** The statuses that leave work to be done, and so something to be reminded of. */
export const statusesToDo: readonly ActionStatus[] = [
  'not started',
  'on track',
  'at risk',
  'overdue',
]

/** A step on the way, with its day; `id` is null until the register has given it a number. */
export type ActionMilestone = {
  readonly id: number | null
  readonly what: string
  readonly due: LocalDate
  readonly done: LocalDate | null
}

/** What people say of an action. */
export type ActionContent = {
  readonly what: string
  /** The title of the post that answers for it; null where nobody does yet. */
  readonly owner: string | null
  /** Titles of the posts that help. */
  readonly contributors: readonly string[]
  readonly start: LocalDate | null
  readonly due: LocalDate | null
  readonly status: ActionStatus
  /** Why it was stopped; null with any other status. */
  readonly stoppedBecause: string | null
  /** In order of their days. */
  readonly milestones: readonly ActionMilestone[]
  /** References of the recommendations of its plan that it answers. */
  readonly recommendations: readonly string[]
  /** The number of the campaign it belongs to. */
  readonly campaign: number | null
}

/** An action in the register. An edit names the version it was made from. */
export type Action = ActionContent & {
  readonly id: number
  readonly planId: string
  readonly version: number
  readonly changedAt: Date
  /** Null while it is in use. */
  readonly retiredAt: Date | null
}

/** The content alone, without what the register adds. */
export function contentOf({
  id: _id,
  planId: _planId,
  version: _version,
  changedAt: _changedAt,
  retiredAt: _retiredAt,
  ...content
}: Action): ActionContent {
  return content
}
