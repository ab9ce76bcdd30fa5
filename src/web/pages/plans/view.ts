import type { ListedPlan } from '#plan/list-plans.ts'
import type { Plan } from '#plan/plan.ts'
import { changesAddress, planAddress, plansAddress, shownPlanAddress } from '../../addresses.ts'
import { pageOfPlan } from '../../elsewhere/lead-elsewhere.ts'
import type { Elsewhere, PlanPage } from '../../elsewhere/plan-page.ts'
import { frameOf } from '../../frame.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { instantInWords } from '../../words/instant-in-words.ts'

/** Every plan, the one that pages show first. */
export function plansView(
  needs: Pick<PageNeeds, 'strip'>,
  shownPlan: Plan | undefined,
  plans: readonly ListedPlan[],
) {
  const shown = plans.find(({ isShown }) => isShown)
  return {
    frame: frameOf(needs, shownPlan, undefined),
    opening:
      shown === undefined
        ? 'The register has no plan yet. One is begun or brought in on the command line.'
        : `Pages show the plan ‘${shown.title}’.`,
    action: shownPlanAddress,
    rows: plans.map((one) => ({
      id: one.id,
      title: one.title,
      href: one.isShown ? '/' : planAddress(one.id),
      history: changesAddress(one.isShown ? {} : { plan: one.id }),
      inspection: one.inspection,
      recommendations: one.recommendations,
      recorded: instantInWords(one.recordedAt.toISOString()),
      isShown: one.isShown,
    })),
  }
}

/** How a page of another plan stands: with the figures of now, and led to under its own address. */
export function otherPlan(
  plan: Plan,
  shownPlan: Plan | undefined,
  which: PlanPage,
  shown: ShownSnapshot | undefined,
): Omit<Elsewhere, 'around'> {
  const address = planAddress(plan.id)
  return {
    plan,
    shown,
    band: {
      title: plan.title,
      sentences: [
        shownPlan === undefined || shownPlan.id === plan.id
          ? 'This is the plan that pages show.'
          : `This is not the plan that pages show, which is ‘${shownPlan.title}’. The figures are those of now; a measure’s own page has the targets of the plan that is shown.`,
      ],
      links: [
        { text: 'All plans', href: plansAddress },
        { text: 'The plan that pages show', href: '/' },
      ],
    },
    trail: [
      { text: 'Plan', href: '/' },
      { text: 'All plans', href: plansAddress },
      ...(typeof which === 'string'
        ? [{ text: plan.title }]
        : [{ text: plan.title, href: address }, { text: `Recommendation ${which.ref}` }]),
    ],
    leadTo: (href) => {
      if (href === '/history') return changesAddress({ plan: plan.id })
      const of = pageOfPlan(href)
      if (of) return `${address}${of.page === '/' ? '' : of.page}${of.anchor}`
      // What else hangs on a recommendation is of the plan that is shown.
      return /^\/(recommendations|actions|evidence|updates)\b/.test(href) ? undefined : href
    },
    withoutFigures: 'No extract has been imported yet, so there are no figures.',
  }
}
