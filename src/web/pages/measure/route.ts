import type { FastifyInstance } from 'fastify'
import { findMeasure } from '#measures/catalogue/index.ts'
import { keepPages } from '../../kept-pages.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { askedPeriod } from '../../period-choice.ts'
import type { Render } from '../../templates.ts'
import { noFigures, nothingHere, sendProblem } from '../problem/route.ts'
import { measureView } from './view.ts'

type Asked = { Params: { id: string }; Querystring: { period?: string } }

/** `/measures/:id?period=…`: one measure; the latest whole month unless a period is named. */
export function measureRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const kept = keepPages()
  app.get<Asked>(
    '/measures/:id',
    { config: { needs: 'see figures' }, schema: { querystring: onePeriod } },
    async ({ params, query }, reply) => {
      const measure = findMeasure(params.id)
      if (measure === undefined) return sendProblem(reply, 404, nothingHere, { needs, render })
      const plan = await needs.plan()
      const page = await needs.snapshots.use(async (shown) => {
        const period = shown && askedPeriod(shown, measure, query.period)
        if (!shown || !period) return undefined
        return kept(shown, plan, `${measure.id} ${period.label}`, async () =>
          render(
            'pages/measure/page.njk',
            await measureView(shown, { plan, measure, period }, needs),
          ),
        )
      })
      if (page === undefined) return sendProblem(reply, 404, noFigures, { needs, render })
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
    },
  )
}

/** A name given twice would come as a list. */
const onePeriod = { type: 'object', properties: { period: { type: 'string', maxLength: 40 } } }
