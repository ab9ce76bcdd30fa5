import type { FastifyInstance } from 'fastify'
import { planTableAddress } from '../../addresses.ts'
import { keepPages } from '../../kept-pages.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { planDay } from '../../plan-day.ts'
import type { Render } from '../../templates.ts'
import { noPlan, sendProblem } from '../problem/route.ts'
import { planTableView } from './view.ts'

/** `/plan-table`: the plan in the layout of the printed one. */
export function planTableRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const kept = keepPages()
  app.get(planTableAddress, { config: { needs: 'see figures' } }, async (_, reply) => {
    const plan = await needs.plan()
    if (plan === undefined) return sendProblem(reply, 404, noPlan, { needs, render })
    const page = await needs.snapshots.use(async (shown) => {
      const day = planDay(needs, shown)
      const make = async () =>
        render('pages/plan-table/page.njk', await planTableView(plan, shown, { needs, day }))
      return shown ? kept(shown, plan, `${planTableAddress} ${day}`, make) : make()
    })
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  })
}
