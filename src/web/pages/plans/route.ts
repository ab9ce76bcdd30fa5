import type { FastifyInstance, FastifyReply } from 'fastify'
import { findPlan } from '#plan/find-plan.ts'
import { listPlans } from '#plan/list-plans.ts'
import { showPlan } from '#plan/shown-plan.ts'
import { plansAddress, shownPlanAddress } from '../../addresses.ts'
import { planPageElsewhere, type PlanPage } from '../../elsewhere/plan-page.ts'
import { formBody } from '../../forms/form-body.ts'
import { askerOf } from '../../guard/asker.ts'
import { keepPages, whatItSays } from '../../kept-pages.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { planDay } from '../../plan-day.ts'
import type { Render } from '../../templates.ts'
import { sendProblem, type ProblemView } from '../problem/route.ts'
import { otherPlan, plansView } from './view.ts'

const noSuchPlan: ProblemView = {
  title: 'There is no such plan',
  sentences: ['The register has no plan of that id.'],
  link: { text: 'All plans', href: plansAddress },
}

/**
 * `/plans`: the plans there are, and which of them pages show, which those who publish choose;
 * `/plans/:plan` and under it: one that pages do not show, with the figures of now.
 */
export function plansRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const config = { needs: 'see figures' } as const
  const kept = keepPages()

  app.get(plansAddress, { config }, async (_, reply) => {
    const view = plansView(needs, await needs.plan(), await listPlans(needs.register))
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(render('pages/plans/page.njk', view))
  })

  app.post<{ Body: { plan: string } }>(
    shownPlanAddress,
    { config: { needs: 'publish' }, schema: formBody(['plan']) },
    async (request, reply) => {
      const { occasion } = askerOf(request)
      const chosen = await showPlan(needs.register, request.body.plan, occasion)
      if (chosen === 'no such plan') return sendProblem(reply, 404, noSuchPlan, { needs, render })
      return reply.redirect(plansAddress, 303)
    },
  )

  const show = async (which: PlanPage, planId: string, reply: FastifyReply) => {
    const plan = await findPlan(needs.register, planId)
    const shownPlan = await needs.plan()
    if (plan === undefined) return sendProblem(reply, 404, noSuchPlan, { needs, render })
    const page = await needs.snapshots.use(async (shown) => {
      const around = await needs.around(plan.id, planDay(needs, shown))
      const of = { ...otherPlan(plan, shownPlan, which, shown), around }
      const make = async () => (await planPageElsewhere(which, of, needs, render)) ?? ''
      const address = JSON.stringify([which, shownPlan?.id, shownPlan?.title, whatItSays(around)])
      return shown ? kept(shown, plan, address, make) : make()
    })
    if (page.length === 0) return sendProblem(reply, 404, noSuchPlan, { needs, render })
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  }

  app.get<{ Params: { plan: string } }>(`${plansAddress}/:plan`, { config }, ({ params }, reply) =>
    show('overview', params.plan, reply),
  )
  app.get<{ Params: { plan: string } }>(
    `${plansAddress}/:plan/plan-table`,
    { config },
    ({ params }, reply) => show('table', params.plan, reply),
  )
  app.get<{ Params: { plan: string; ref: string } }>(
    `${plansAddress}/:plan/recommendations/:ref`,
    { config },
    ({ params }, reply) => show({ ref: params.ref }, params.plan, reply),
  )
}
