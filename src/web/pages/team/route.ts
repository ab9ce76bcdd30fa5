import type { FastifyInstance } from 'fastify'
import { catalogue } from '#measures/catalogue/index.ts'
import { everyTeam } from '#records/viewer-scope.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { askedPeriod } from '../../period-choice.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import type { Render } from '../../templates.ts'
import { noFigures, sendProblem, type ProblemView } from '../problem/route.ts'
import { teamView } from './view.ts'

type Asked = { Querystring: { name?: string; period?: string } }

const options = {
  config: { shows: 'children' },
  schema: {
    querystring: {
      type: 'object',
      properties: {
        name: { type: 'string', maxLength: 200 },
        period: { type: 'string', maxLength: 40 },
      },
    },
  },
} as const

const nobody = (level: string): ProblemView => ({
  title: `There is no such ${level}`,
  sentences: [
    `Nothing in the extract shown now is of a ${level} of that name. Choose from the teams: their names are as the case system has them.`,
  ],
})

/**
 * `/teams/team?name=…` and `/teams/service?name=…`: one team's or service's measures and what is late
 * of it. It lists children, so the browser keeps none of it.
 */
export function teamRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  for (const level of ['team', 'service'] as const)
    app.get<Asked>(`/teams/${level}`, options, async ({ query }, reply) => {
      const plan = await needs.plan()
      const view = await needs.snapshots.use(async (shown) => {
        const period = shown && periodOf(shown, query.period)
        if (!shown || !period) return noFigures
        const unit = { level, name: query.name ?? '' }
        return (await teamView(shown, everyTeam, { plan, unit, period }, needs)) ?? nobody(level)
      })
      if (!('frame' in view)) return sendProblem(reply, 404, view, { needs, render })
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(render('pages/team/page.njk', view))
    })
}

/** Measures have figures of the same periods, whether there is an answer in them or not. */
function periodOf(shown: ShownSnapshot, asked: string | undefined) {
  const [first] = catalogue
  return first && askedPeriod(shown, first, asked)
}
