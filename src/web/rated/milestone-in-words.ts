import { dayInWords } from '#calendar/day-in-words.ts'
import { daysBetween, type LocalDate } from '#calendar/local-date.ts'
import type { Milestone } from '#plan/next-milestone.ts'

export type MilestoneInWords = {
  /** `31 December 2019` */
  readonly day: string
  /** `61 days after the extract` */
  readonly away: string
  /** What is due: the targets, then each action. */
  readonly what: readonly string[]
}

export function milestoneInWords(
  { on, targets, actions }: Milestone,
  extractedOn: LocalDate,
): MilestoneInWords {
  const due = targets === 1 ? 'The target of 1 measure' : `The targets of ${targets} measures`
  return {
    day: dayInWords(on),
    away: daysAway(daysBetween(extractedOn, on)),
    what: [...(targets === 0 ? [] : [due]), ...actions],
  }
}

function daysAway(days: number): string {
  if (days === 0) return 'the day of the extract'
  return `${days} ${days === 1 ? 'day' : 'days'} after the extract`
}
