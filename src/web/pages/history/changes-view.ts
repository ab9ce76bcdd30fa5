import type { LocalDate } from '#calendar/local-date.ts'
import type { Plan } from '#plan/plan.ts'
import {
  asAtAddress,
  changesAddress,
  recommendationAddress,
  recommendationChangesAddress,
} from '../../addresses.ts'
import { onDay } from '../../elsewhere/plan-then.ts'
import { frameOf } from '../../frame.ts'
import type { Asker } from '../../guard/asker.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { AskedDays } from './asked-days.ts'
import { findChanges } from './find-changes.ts'

/** What is looked back at: a plan, or one recommendation of it, by its number and reference. */
export type LookedAt = {
  readonly plan: Plan
  /** As the address names it; undefined where it is the one shown. */
  readonly planId: string | undefined
  readonly about: { readonly number: number; readonly ref: string } | undefined
  readonly asked: AskedDays
}

/** Where to choose two days, and what changed between them. */
export async function changesView(needs: PageNeeds, asker: Asker, lookedAt: LookedAt) {
  const { plan, planId, about, asked } = lookedAt
  const { days } = asked
  const what = about === undefined ? 'the plan' : `recommendation ${about.ref}`
  return {
    frame: frameOf(needs, await needs.plan(), undefined),
    trail: trailOf(about?.ref),
    title: `History of ${what}`,
    planTitle: plan.title,
    ofAPlan: about === undefined,
    planId,
    fields: asked.fields,
    problems: asked.problems,
    action: about === undefined ? changesAddress({}) : recommendationChangesAddress(about.ref, {}),
    ...(days ? await changesBetween(needs, asker, lookedAt, days) : {}),
  }
}

async function changesBetween(
  needs: PageNeeds,
  asker: Asker,
  { plan, planId, about }: LookedAt,
  days: { readonly from: LocalDate; readonly to: LocalDate },
) {
  const changes = await findChanges(needs, asker, { planId: plan.id, number: about?.number, days })
  const standing = (day: LocalDate, ref: string | undefined) => {
    const what = about === undefined ? 'The plan' : 'The recommendation'
    const stood =
      day === asker.today ? 'as it stands today' : `as it stood ${onDay(day, asker.today)}`
    if (about === undefined)
      return { text: `${what} ${stood}`, href: asAtAddress(day, '/', planId) }
    const page = recommendationAddress(ref ?? about.ref)
    return { text: `${what} ${stood}`, href: asAtAddress(day, page, planId) }
  }
  const { was, is } = changes.refs
  return {
    ...changes,
    between: `from the end of ${inWords(days.from, asker.today)} to the end of ${inWords(days.to, asker.today)}`,
    // A day without the plan, or without the recommendation, has nothing to lead to.
    stood: [
      ...(changes.hadPlan.before && (about === undefined || was !== undefined)
        ? [standing(days.from, was)]
        : []),
      ...(changes.hadPlan.after && (about === undefined || is !== undefined)
        ? [standing(days.to, is)]
        : []),
    ],
  }
}

const inWords = (day: LocalDate, today: LocalDate): string =>
  day === today ? 'today' : onDay(day, today).replace('on ', '')

const trailOf = (ref: string | undefined) => [
  { text: 'Plan', href: '/' },
  ...(ref === undefined
    ? [{ text: 'History' }]
    : [{ text: `Recommendation ${ref}`, href: recommendationAddress(ref) }, { text: 'History' }]),
]
