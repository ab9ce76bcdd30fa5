import type { FastifyInstance } from 'fastify'
import { catalogue } from '#measures/catalogue/index.ts'
import { askerOf } from '../../guard/asker.ts'
import { mayAskFor } from '../../guard/may-ask-for.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { askedPeriod } from '../../period-choice.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import type { Render } from '../../templates.ts'
import { noFigures, sendProblem, type ProblemView } from '../problem/route.ts'
import { teamView } from './view.ts'

type Asked = { Querystring: { name?: string; period?: string } }

const options = {
  config: { needs: 'see figures' },
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
 * of it, to whoever may see its children. The browser keeps none of it, and it is recorded.
 */
export function teamRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  for (const level of ['team', 'service'] as const)
    app.get<Asked>(`/teams/${level}`, options, async (request, reply) => {
      const { query } = request
      const asker = askerOf(request)
      const plan = await needs.plan()
      const scope = asker.permissions.has('see children')
        ? await needs.door.scopeOf(asker, 'see children')
        : undefined
      const view = await needs.snapshots.use(async (shown) => {
        const period = shown && periodOf(shown, query.period)
        if (!shown || !period) return noFigures
        const unit = { level, name: query.name ?? '' }
        const isSeen = scope && mayAskFor(scope, { level, team: unit.name }, shown.teams)
        const seen = isSeen ? scope : undefined
        const made = await teamView(shown, seen, { plan, unit, period }, needs)
        if (made === undefined) return nobody(level)
        const { children, ...rest } = made
        if (seen !== undefined)
          await needs.door.record(asker.occasion, {
            did: 'viewed',
            subject: `late children of a ${level}`,
            subjectId: unit.name,
            children,
          })
        return rest
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
