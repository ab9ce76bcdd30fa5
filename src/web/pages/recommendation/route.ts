import type { FastifyInstance } from 'fastify'
import { askerOf } from '../../guard/asker.ts'
import { keepPages } from '../../kept-pages.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { sendProblem } from '../problem/route.ts'
import { recommendationView } from './view.ts'

const noRecommendation = {
  title: 'The plan has no such recommendation',
  sentences: ['It may have another number since. Find it on the plan.'],
}

/**
 * `/recommendations/:ref`: all that the plan says of one recommendation, and its figures. The page is
 * of its day, since evidence expires.
 */
export function recommendationRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const kept = keepPages()
  app.get<{ Params: { ref: string } }>(
    '/recommendations/:ref',
    { config: { needs: 'see figures' } },
    async (request, reply) => {
      const { params } = request
      const { day } = askerOf(request)
      const plan = await needs.plan()
      const found = plan?.recommendations.find(({ ref }) => ref === params.ref)
      if (!plan || !found) return sendProblem(reply, 404, noRecommendation, { needs, render })
      const page = await needs.snapshots.use((shown) => {
        const make = async () =>
          render(
            'pages/recommendation/page.njk',
            await recommendationView(plan, found, shown, needs, day),
          )
        return shown ? kept(shown, plan, `${found.ref} ${day}`, make) : make()
      })
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
    },
  )
}
