import type { FastifyInstance } from 'fastify'
import { firstDayOf, monthsAskedFor, monthOfDay } from '#plan/updates/cycle.ts'
import { findCycle } from '#plan/updates/set-cycle.ts'
import { updatesOf } from '#plan/updates/updates-of.ts'
import { frameOf } from '../../frame.ts'
import { askerOf } from '../../guard/asker.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { noPlan, sendProblem } from '../problem/route.ts'
import { noUpdate } from '../update/no-update.ts'
import { cycleRoute } from './cycle-route.ts'
import { updatesView } from './view.ts'

/** `/updates`: who has answered for a month and who has not, what is approved and what no longer is. */
export function updatesRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  app.get<{ Querystring: { month?: string } }>(
    '/updates',
    {
      config: { needs: 'see figures' },
      schema: { querystring: { type: 'object', properties: { month: { type: 'string' } } } },
    },
    async (request, reply) => {
      const around = { needs, render }
      const plan = await needs.plan()
      if (plan === undefined) return sendProblem(reply, 404, noPlan, around)
      const { day: today } = askerOf(request)
      const cycle = await findCycle(needs.register, plan.id)
      const month = request.query.month || monthsAskedFor(cycle, today, 1)[0] || monthOfDay(today)
      if (firstDayOf(month) === undefined) return sendProblem(reply, 404, noUpdate, around)
      const standings = await updatesOf(needs.register, plan.id, { month, today })
      const page = render('pages/updates/page.njk', {
        ...updatesView(plan, standings, { month, cycle, today }),
        frame: frameOf(needs, plan, undefined),
      })
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page)
    },
  )
  cycleRoute(app, needs, render)
}
