import type { FastifyInstance } from 'fastify'
import { catalogue } from '#measures/catalogue/index.ts'
import { keepPages } from '../../kept-pages.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { askedPeriod } from '../../period-choice.ts'
import type { Render } from '../../templates.ts'
import { noFigures, sendProblem } from '../problem/route.ts'
import { teamsView } from './view.ts'

type Asked = { Querystring: { period?: string } }

const options = {
  config: { needs: 'see figures' },
  schema: {
    querystring: {
      type: 'object',
      properties: { period: { type: 'string', maxLength: 40 } },
    },
  },
} as const

/** `/teams?period=…`: every team by service. */
export function teamsRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const kept = keepPages()
  app.get<Asked>('/teams', options, async ({ query }, reply) => {
    const plan = await needs.plan()
    const page = await needs.snapshots.use(async (shown) => {
      const [first] = catalogue
      const period = shown && first && askedPeriod(shown, first, query.period)
      if (!shown || !period) return undefined
      return kept(shown, plan, period.label, () =>
        Promise.resolve(render('pages/teams/page.njk', teamsView(shown, plan, period, needs))),
      )
    })
    if (page === undefined) return sendProblem(reply, 404, noFigures, { needs, render })
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  })
}
