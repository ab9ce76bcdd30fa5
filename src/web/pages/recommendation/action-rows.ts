import { dayInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import { dueDays } from '#plan/due-days.ts'

export type ActionRow = {
  readonly words: string
  /** Read from its words, since the plan dates no action otherwise; empty where they name no day. */
  readonly due: string
}

/** The actions as the plan lists them; on the day of the extract, one whose day is over says so. */
export const actionRows = (actions: readonly string[], on: LocalDate | undefined): ActionRow[] =>
  actions.map((words) => {
    const last = dueDays(words).at(-1)
    if (last === undefined) return { words, due: '' }
    const day = dayInWords(last)
    const isOver = on !== undefined && last < on
    return { words, due: isOver ? `Was due by ${day}, and is still listed.` : `Due by ${day}.` }
  })
