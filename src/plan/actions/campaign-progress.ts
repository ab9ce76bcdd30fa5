import { addMonths, firstOfMonth, type LocalDate } from '#calendar/local-date.ts'
import { statusesToDo, type Action } from './action.ts'
import type { CampaignContent } from './campaigns.ts'

/** How far the actions due in one month have come, or those due in none of a campaign's months. */
export type Progress = {
  readonly due: number
  /** Done, with evidence or awaiting it. */
  readonly done: number
  readonly stopped: number
  /** Still to be done, and not past their day. */
  readonly toDo: number
  /** Still to be done, and past their day. */
  readonly past: number
}

export type CampaignProgress = {
  readonly all: Progress
  /** The months between a campaign's days, each by its first day. */
  readonly months: readonly { readonly month: LocalDate; readonly progress: Progress }[]
  /** Of actions without a due day, or with one in no month of the campaign. */
  readonly otherwise: Progress
}

/** How far the actions of a campaign have come on a day, by the month in which they are due. */
export function campaignProgress(
  { from, until }: Pick<CampaignContent, 'from' | 'until'>,
  actions: readonly Pick<Action, 'due' | 'status'>[],
  day: LocalDate,
): CampaignProgress {
  const byMonth = Map.groupBy(actions, ({ due }) => (due === null ? null : firstOfMonth(due)))
  const months: LocalDate[] = []
  for (let month = firstOfMonth(from); month <= until; month = addMonths(month, 1))
    months.push(month)
  const within = new Set<LocalDate | null>(months)
  return {
    all: progressOf(actions, day),
    months: months.map((month) => ({ month, progress: progressOf(byMonth.get(month) ?? [], day) })),
    otherwise: progressOf(
      [...byMonth].flatMap(([month, some]) => (within.has(month) ? [] : some)),
      day,
    ),
  }
}

function progressOf(actions: readonly Pick<Action, 'due' | 'status'>[], day: LocalDate): Progress {
  const toDo = actions.filter(({ status }) => statusesToDo.includes(status))
  const past = toDo.filter(({ due }) => due !== null && due < day).length
  const stopped = actions.filter(({ status }) => status === 'stopped').length
  return {
    due: actions.length,
    done: actions.length - toDo.length - stopped,
    stopped,
    toDo: toDo.length - past,
    past,
  }
}
