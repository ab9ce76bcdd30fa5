import { dayInWords } from '#calendar/day-in-words.ts'
import type { RatingOverride } from '#plan/plan.ts'

/** An override that is in force, as it stands beside the computed rating. */
export const overrideWords = (override: RatingOverride | undefined) =>
  override && {
    rating: override.rating,
    said: `Set by ${override.owner} beside the computed rating on ${dayInWords(override.from)}. Its last day is ${dayInWords(override.until)}.`,
    reason: override.reason,
    until: dayInWords(override.until),
  }
