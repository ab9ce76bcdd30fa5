import { addMonths, type LocalDate } from '#calendar/local-date.ts'
import type { JudgedRating, RatingOverride } from '../plan.ts'
import { readerOf, type Checked, type Typed } from './checked.ts'
import { mostCharacters } from './limits.ts'

export type JudgedRatingField = 'rating' | 'reason'

/** Reads what was typed of a judged rating; `by` is who judges, `on` the day. */
export function checkJudgedRating(
  typed: Typed<JudgedRatingField>,
  { by, on }: { readonly by: string; readonly on: LocalDate },
): Checked<JudgedRating, JudgedRatingField> {
  const read = readerOf(typed)
  return read.checked({
    rating: read.oneOf('rating', 'The rating', ['blue', 'green', 'amber', 'red']),
    by,
    on,
    reason: read.text('reason', 'The reason for the rating', mostCharacters.reason),
  })
}

export type OverrideField = 'rating' | 'reason' | 'owner' | 'until'

const mostMonths = 12

/** Reads what was typed of an override of the computed rating that begins on a day. */
export function checkOverride(
  typed: Typed<OverrideField>,
  from: LocalDate,
): Checked<RatingOverride, OverrideField> {
  const read = readerOf(typed)
  const until = read.day('until', 'The last day of the override')
  if (until < from) read.say('until', 'The last day of the override comes before its first.')
  if (until > addMonths(from, mostMonths))
    read.say('until', `An override lasts ${mostMonths} months at most; choose an earlier day.`)
  return read.checked({
    rating: read.oneOf('rating', 'The rating', ['green', 'amber', 'red']),
    reason: read.text('reason', 'The reason for the override', mostCharacters.reason),
    owner: read.text('owner', 'The post that answers for the override', mostCharacters.post),
    from,
    until,
  })
}
