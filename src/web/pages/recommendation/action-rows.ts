import { dayInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import { statusesToDo } from '#plan/actions/action.ts'
import type { PlanAction } from '#plan/plan.ts'
import { capital } from '../../words/capital.ts'

export type ActionRow = {
  readonly words: string
  /** Its status and its day. */
  readonly said: string
}

/** The actions as the plan lists them; on the day of the extract, one whose day is over says so. */
export const actionRows = (
  actions: readonly PlanAction[],
  on: LocalDate | undefined,
): ActionRow[] => actions.map((action) => ({ words: action.what, said: saidOf(action, on) }))

function saidOf({ status, due, stoppedBecause }: PlanAction, on: LocalDate | undefined): string {
  if (stoppedBecause !== null) return `Stopped: ${stoppedBecause}`
  const said = capital(status)
  if (due === null || !statusesToDo.includes(status)) return `${said}.`
  const isOver = on !== undefined && due < on
  return `${said}; ${isOver ? 'was due' : 'due'} by ${dayInWords(due)}.`
}
