import type { Around } from '#plan/around.ts'
import type { Plan } from '#plan/plan.ts'
import type { PageNeeds } from '../page-needs.ts'
import { planTableView } from '../pages/plan-table/view.ts'
import { planView } from '../pages/plan/view.ts'
import { recommendationView } from '../pages/recommendation/view.ts'
import type { ShownSnapshot } from '../shown-snapshot.ts'
import type { Render } from '../templates.ts'
import type { Link } from '../words/sentence.ts'
import { leadElsewhere, type LeadTo } from './lead-elsewhere.ts'

/** What stands above a page that is not of today’s plan. */
export type Band = {
  readonly title: string
  readonly sentences: readonly string[]
  readonly links: readonly Link[]
}

/** A plan that is not the one shown now, or not as it is now, and the figures it is read with. */
export type Elsewhere = {
  readonly plan: Plan
  readonly shown: ShownSnapshot | undefined
  readonly around: Around
  readonly band: Band
  readonly trail: readonly { readonly text: string; readonly href?: string }[]
  readonly leadTo: LeadTo
  /** Why there are no figures, where there are none. */
  readonly withoutFigures: string
}

/** A page of the plan: the whole, the whole as a table, or one recommendation by its reference. */
export type PlanPage = 'overview' | 'table' | { readonly ref: string }

/** The same page as today’s, marked as what it is. Undefined where the plan has no such recommendation. */
export async function planPageElsewhere(
  which: PlanPage,
  elsewhere: Elsewhere,
  needs: Pick<PageNeeds, 'strip'>,
  render: Render,
): Promise<string | undefined> {
  const { band, trail, leadTo, shown, withoutFigures } = elsewhere
  const made = await viewOf(which, elsewhere, needs)
  if (made === undefined) return undefined
  const opening = shown ? {} : { opening: [[withoutFigures]] }
  return leadElsewhere(render(made.template, { ...made.view, ...opening, band, trail }), leadTo)
}

async function viewOf(
  which: PlanPage,
  { plan, shown, around }: Elsewhere,
  needs: Pick<PageNeeds, 'strip'>,
) {
  if (which === 'overview')
    return { template: 'pages/plan/page.njk', view: planView(plan, shown, { needs, around }) }
  if (which === 'table')
    return {
      template: 'pages/plan-table/page.njk',
      view: await planTableView(plan, shown, { needs, day: around.day }),
    }
  const found = plan.recommendations.find(({ ref }) => ref === which.ref)
  return (
    found && {
      template: 'pages/recommendation/page.njk',
      view: await recommendationView(plan, found, shown, { needs, around }),
    }
  )
}
