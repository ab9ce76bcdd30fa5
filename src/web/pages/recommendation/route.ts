import type { FastifyInstance } from 'fastify'
import { keepPages, whatItSays } from '../../kept-pages.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { planDay } from '../../plan-day.ts'
import type { Render } from '../../templates.ts'
import { sendProblem } from '../problem/route.ts'
import { noRecommendation } from './no-recommendation.ts'
import { recommendationView } from './view.ts'

/** `/recommendations/:ref`: all that the plan says of one recommendation, and its figures. */
export function recommendationRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const kept = keepPages()
  app.get<{ Params: { ref: string } }>(
    '/recommendations/:ref',
    { config: { needs: 'see figures' } },
    async (request, reply) => {
      const plan = await needs.plan()
      const found = plan?.recommendations.find(({ ref }) => ref === request.params.ref)
      if (!plan || !found) return sendProblem(reply, 404, noRecommendation, { needs, render })
      const page = await needs.snapshots.use(async (shown) => {
        const around = await needs.around(plan.id, planDay(needs, shown))
        const make = async () =>
          render(
            'pages/recommendation/page.njk',
            await recommendationView(plan, found, shown, { needs, around }),
          )
        return shown ? kept(shown, plan, `${found.ref} ${whatItSays(around)}`, make) : make()
      })
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
    },
  )
}
