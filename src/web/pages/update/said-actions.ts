import { dayInWords } from '#calendar/day-in-words.ts'
import type { SaidAction } from '#plan/updates/update.ts'

/** An action as an update says it, in words. */
export type ActionRow = {
  readonly what: string
  readonly status: string
  readonly because: string
  readonly due: string
  readonly owner: string
  readonly milestones: readonly string[]
}

export const saidActions = (actions: readonly SaidAction[]): readonly ActionRow[] =>
  actions.map(({ what, status, stoppedBecause, due, owner, milestones }) => ({
    what,
    status,
    because: stoppedBecause ?? '',
    due: due === null ? 'none' : dayInWords(due),
    owner: ownerWords(owner),
    milestones: milestones.map(
      (one) =>
        `${one.what}, due on ${dayInWords(one.due)}${one.done === null ? '' : `, done on ${dayInWords(one.done)}`}`,
    ),
  }))

export const ownerWords = (owner: string | null): string => owner ?? 'nobody yet'
