import type { FastifyInstance } from 'fastify'
import { measuresAddress } from '../../addresses.ts'
import { keepPages } from '../../kept-pages.ts'
import { latestMonth } from '../../latest-month.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { noFigures, sendProblem } from '../problem/route.ts'
import { measuresView } from './view.ts'

/** `/measures`: every measure of the catalogue, in the latest whole month. */
export function measuresRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const kept = keepPages()
  app.get(measuresAddress, { config: { needs: 'see figures' } }, async (_, reply) => {
    const plan = await needs.plan()
    const page = await needs.snapshots.use(async (shown) => {
      const month = shown && latestMonth(shown.analysis)
      if (!shown || !month) return undefined
      return kept(shown, plan, measuresAddress, async () =>
        render('pages/measures/page.njk', measuresView(shown, { plan, month }, needs)),
      )
    })
    if (page === undefined) return sendProblem(reply, 404, noFigures, { needs, render })
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  })
}
