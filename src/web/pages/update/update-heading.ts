import { dayInWords, monthInWords } from '#calendar/day-in-words.ts'
import { daysBetween, type LocalDate } from '#calendar/local-date.ts'
import type { LeadPost } from '#plan/updates/leads.ts'
import { recommendationAddress, updatesAddress } from '../../addresses.ts'
import type { UpdateFigures } from './update-figures.ts'
import type { UpdatePlace } from './update-place.ts'

/** What an update's page has whether it is read or written. */
export function updateHeading(place: UpdatePlace, figures: UpdateFigures) {
  const { recommendation, month, leads, before } = place
  const { ref, subject } = recommendation
  return {
    trail: [
      { text: 'Plan', href: '/' },
      { text: `Recommendation ${ref}`, href: recommendationAddress(ref) },
      { text: `Update for ${monthWords(month)}` },
    ],
    ref,
    subject,
    monthName: monthWords(month),
    due: dueWords(place),
    leads: leads.map(leadInWords),
    before: before && { monthName: monthWords(before.month), narrative: before.narrative },
    figures,
    updates: updatesAddress(month),
  }
}

function dueWords({ due, day }: Pick<UpdatePlace, 'due' | 'day'>): string {
  const days = daysBetween(due, day)
  if (days <= 0) return `It is due by ${dayInWords(due)}.`
  return `It was due by ${dayInWords(due)}, ${days === 1 ? 'a day' : `${days} days`} ago.`
}

/** `November 2019` of `2019-11`. */
export const monthWords = (month: string): string => monthInWords(`${month}-01` as LocalDate)

/** `Head of Care (Helen Marsh; deputy Tomasz Reid)`. */
export function leadInWords({ post, holder, deputy }: LeadPost): string {
  const holders = holder === null ? 'vacant' : holder.name
  return `${post} (${holders}${deputy === null ? '' : `; deputy ${deputy.name}`})`
}
