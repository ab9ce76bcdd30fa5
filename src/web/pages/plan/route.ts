import type { FastifyInstance } from 'fastify'
import { keepPages, whatItSays } from '../../kept-pages.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { planDay } from '../../plan-day.ts'
import type { Render } from '../../templates.ts'
import { noPlan, sendProblem } from '../problem/route.ts'
import { planView } from './view.ts'

/** `/`: every recommendation with its measures. */
export function planRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const kept = keepPages()
  app.get('/', { config: { needs: 'see figures' } }, async (_, reply) => {
    const plan = await needs.plan()
    if (plan === undefined) return sendProblem(reply, 404, noPlan, { needs, render })
    const page = await needs.snapshots.use(async (shown) => {
      const around = await needs.around(plan.id, planDay(needs, shown))
      const make = async () =>
        render('pages/plan/page.njk', planView(plan, shown, { needs, around }))
      return shown ? kept(shown, plan, `/ ${whatItSays(around)}`, make) : make()
    })
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  })
}
