import type { FastifyInstance } from 'fastify'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { sendProblem } from '../problem/route.ts'
import { planView } from './view.ts'

const noPlan = {
  title: 'There is no plan yet',
  sentences: ['No plan has been recorded in the register of this council.'],
}

/** `/`: every recommendation with its measures. */
export function planRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  app.get('/', { config: { shows: 'figures' } }, async (_, reply) => {
    const plan = await needs.plan()
    if (plan === undefined) return sendProblem(reply, 404, noPlan, { needs, render })
    const view = await needs.snapshots.use((shown) => planView(plan, shown, needs))
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(render('pages/plan/page.njk', view))
  })
}
