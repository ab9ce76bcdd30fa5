import { dayInWords } from '#calendar/day-in-words.ts'
import type { JudgedRating } from '#plan/plan.ts'

/** Who judged it and when, as far as the plan tells, and why. */
export function judgedInWords({ by, on, reason }: JudgedRating): string {
  if (by === null && on === null && reason === null)
    return 'The plan does not say who judged it, when or why.'
  const who = by === null ? 'Judged by somebody the plan does not name' : `Judged by ${by}`
  const when = on === null ? 'on a day it does not give' : `on ${dayInWords(on)}`
  return `${who}, ${when}. ${reason ?? 'It gives no reason.'}`
}
