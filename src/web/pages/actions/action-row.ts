import { dayInWords } from '#calendar/day-in-words.ts'
import { daysBetween, type LocalDate } from '#calendar/local-date.ts'
import { statusesToDo, type Action } from '#plan/actions/action.ts'
import { actionAddress, recommendationAddress } from '../../addresses.ts'
import { capital } from '../../words/capital.ts'
import { grouped } from '../../words/figure-in-words.ts'

/** An action as a row of a table prints it. */
export type ActionRow = {
  readonly id: number
  readonly href: string
  readonly what: string
  readonly recommendations: readonly { readonly text: string; readonly href: string }[]
  readonly owner: string
  readonly status: string
  /** The class of what deserves a colour. */
  readonly statusClass: string
  readonly due: string
  /** Where it is past its day, or soon to be; empty otherwise. */
  readonly away: string
  readonly awayClass: string
  readonly campaign: string
}

/** In days: what is due within so many is said to be. */
const soonDays = 14

export function actionRow(
  action: Action,
  { day, campaigns }: { readonly day: LocalDate; readonly campaigns: ReadonlyMap<number, string> },
): ActionRow {
  const { id, what, owner, status, due, campaign } = action
  const isToDo = statusesToDo.includes(status)
  return {
    id,
    href: actionAddress(id),
    what,
    recommendations: action.recommendations.map((ref) => ({
      text: ref,
      href: recommendationAddress(ref),
    })),
    owner: owner ?? 'Nobody yet',
    status: capital(status),
    statusClass: statusClasses[status] ?? '',
    due: due === null ? 'No day' : dayInWords(due),
    ...(isToDo && due !== null ? awayOf(due, day) : { away: '', awayClass: '' }),
    campaign: campaign === null ? '' : (campaigns.get(campaign) ?? ''),
  }
}

const statusClasses: Readonly<Partial<Record<Action['status'], string>>> = {
  'at risk': 'app-soon',
  overdue: 'app-late',
}

/** How far a day is from today, where it is past or near. */
export function awayOf(
  due: LocalDate,
  day: LocalDate,
): { readonly away: string; readonly awayClass: string } {
  const days = daysBetween(day, due)
  if (days < 0) return { away: `${inDays(-days)} past its day`, awayClass: 'app-late' }
  if (days > soonDays) return { away: '', awayClass: '' }
  return { away: days === 0 ? 'Due today' : `In ${inDays(days)}`, awayClass: 'app-soon' }
}

const inDays = (days: number): string => `${grouped(days)} ${days === 1 ? 'day' : 'days'}`
