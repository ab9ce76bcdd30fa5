import { dayInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import { lastInstantOf } from '#calendar/last-instant.ts'
import { findAround } from '#plan/find-around.ts'
import { asAt } from '#plan/history/as-at.ts'
import type { Plan } from '#plan/plan.ts'
import {
  asAtAddress,
  changesAddress,
  extractAddress,
  historyAddress,
  planAddress,
  recommendationAddress,
  recommendationChangesAddress,
} from '../../addresses.ts'
import { dataInWords, withoutFigures } from '../../elsewhere/data-in-words.ts'
import { pageOfPlan, type LeadTo } from '../../elsewhere/lead-elsewhere.ts'
import type { Band, Elsewhere, PlanPage } from '../../elsewhere/plan-page.ts'
import type { PlanThen } from '../../elsewhere/plan-then.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'

type Standing = (which: PlanPage, shown: ShownSnapshot | undefined) => Elsewhere

/** How each page of the plan stands at the end of a day. `planId` is what the address names, if any. */
export async function planAsAt(
  needs: Pick<PageNeeds, 'plan' | 'register'>,
  then: PlanThen & { readonly plan: Plan },
  today: LocalDate,
  planId: string | undefined,
): Promise<Standing> {
  const { day, plan, data } = then
  const shownNow = await needs.plan()
  const around = await findAround(asAt(needs.register, lastInstantOf(day)), plan.id, day)
  const overview = { text: stoodOn(day, today), href: asAtAddress(day, '/', planId) }
  return (which, shown) => ({
    plan,
    shown,
    around,
    band: {
      title: overview.text,
      sentences: [...otherPlan(plan, shownNow), ...dataInWords(data)],
      links: linksOf(which, day, planId),
    },
    trail: [
      { text: 'Plan', href: '/' },
      { text: 'History', href: historyAddress },
      ...(typeof which === 'string'
        ? [{ text: overview.text }]
        : [overview, { text: `Recommendation ${which.ref}` }]),
    ],
    leadTo: withinDay(day, planId, data.snapshot),
    withoutFigures: withoutFigures(data),
  })
}

const stoodOn = (day: LocalDate, today: LocalDate): string =>
  day === today ? 'As it stands today' : `As it stood on ${dayInWords(day)}`

const otherPlan = (plan: Plan, shownNow: Plan | undefined): readonly string[] =>
  shownNow === undefined || shownNow.id === plan.id
    ? []
    : [`This is the plan ‘${plan.title}’ (${plan.id}); pages show ‘${shownNow.title}’ now.`]

function linksOf(which: PlanPage, from: LocalDate, plan: string | undefined): Band['links'] {
  const since = { from, plan }
  if (typeof which !== 'string')
    return [
      {
        text: 'What has changed in it since',
        href: recommendationChangesAddress(which.ref, since),
      },
      ...(plan === undefined
        ? [{ text: 'The recommendation as it is now', href: recommendationAddress(which.ref) }]
        : []),
      { text: 'The plan as it is now', href: plan === undefined ? '/' : planAddress(plan) },
    ]
  return [
    { text: 'What has changed since', href: changesAddress(since) },
    { text: 'The plan as it is now', href: plan === undefined ? '/' : planAddress(plan) },
    { text: 'Another day', href: changesAddress({ plan }) },
  ]
}

/** Pages of the plan stay within the day; words are explained; the extract of then may be looked into. */
const withinDay =
  (day: LocalDate, planId: string | undefined, snapshot: string | undefined): LeadTo =>
  (href) => {
    if (/^#|^\/glossary|^\/history$|^\/plans$/.test(href)) return href
    if (snapshot !== undefined && href === extractAddress(snapshot)) return href
    const of = pageOfPlan(href)
    return of && asAtAddress(day, of.page, planId) + of.anchor
  }
