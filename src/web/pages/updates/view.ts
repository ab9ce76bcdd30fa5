import { dayInWords } from '#calendar/day-in-words.ts'
import type { Plan } from '#plan/plan.ts'
import { monthsAskedFor, type UpdateCycle } from '#plan/updates/cycle.ts'
import type { UpdateStanding } from '#plan/updates/updates-of.ts'
import { dayOf } from '#calendar/day-of.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import {
  recommendationAddress,
  updateAddress,
  updateCycleAddress,
  updatesAddress,
} from '../../addresses.ts'
import { leadInWords, monthWords } from '../update/update-heading.ts'

/** Months a reader can choose from. */
const monthsOffered = 24

/** Who has answered for a month and who has not. */
export function updatesView(
  plan: Plan,
  standings: readonly UpdateStanding[],
  {
    month,
    cycle,
    today,
  }: { readonly month: string; readonly cycle: UpdateCycle; readonly today: LocalDate },
) {
  const months = monthsAskedFor(cycle, today, monthsOffered)
  const missing = standings.filter(({ given }) => given === null)
  const due = standings[0]?.due
  return {
    monthName: monthWords(month),
    action: updatesAddress(),
    months: (months.includes(month) ? months : [month, ...months]).map((value) => ({
      value,
      text: monthWords(value),
      isChosen: value === month,
    })),
    opening: openingOf(standings, missing, due !== undefined && due < today),
    due: due && dayInWords(due),
    every: cycle.everyMonths === 1 ? 'every month' : `every ${cycle.everyMonths} months`,
    cycle: updateCycleAddress,
    rows: standings.map((one) => ({
      ref: one.ref,
      subject: one.subject,
      href: updateAddress(one.ref, month),
      recommendation: recommendationAddress(one.ref),
      leads: one.leads.map(leadInWords),
      status: statusWords[one.status],
      isMissing: one.given === null,
      given: one.given && `${one.given.by}, ${dayInWords(dayOf(one.given.at))}`,
      approved: one.approved && `${one.approved.by}, ${dayInWords(dayOf(one.approved.at))}`,
      noLonger: one.noLongerApproved?.by,
      late: one.daysLate === 0 ? '' : `${one.daysLate} ${one.daysLate === 1 ? 'day' : 'days'} late`,
    })),
    council: plan.council,
  }
}

const statusWords = {
  'not begun': 'Not begun',
  'in hand': 'In hand',
  given: 'Given',
  approved: 'Approved',
} as const

function openingOf(
  standings: readonly UpdateStanding[],
  missing: readonly UpdateStanding[],
  isOver: boolean,
): readonly string[] {
  const given = standings.length - missing.length
  const approved = standings.filter(({ status }) => status === 'approved').length
  const fallen = standings.filter(({ noLongerApproved }) => noLongerApproved !== null).length
  return [
    given === 0
      ? `None of the ${standings.length} updates has been given yet.`
      : `${given} of ${standings.length} updates ${given === 1 ? 'has' : 'have'} been given, ${approved} of them approved.`,
    ...(missing.length === 0
      ? []
      : [
          `${isOver ? 'Late and not yet answered' : 'Not yet answered'}: ${missing.map(({ ref }) => ref).join(', ')}.`,
        ]),
    ...(fallen === 0
      ? []
      : [
          `${fallen} ${fallen === 1 ? 'has' : 'have'} changed since being approved, so ${fallen === 1 ? 'its approval' : 'their approval'} no longer holds.`,
        ]),
  ]
}
