import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { findPlan } from '#plan/find-plan.ts'
import { recommendationNumber } from '#plan/history/recommendation-then.ts'
import { changesAddress, historyAddress } from '../../addresses.ts'
import { askerOf } from '../../guard/asker.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { noPlan, sendProblem, type ProblemView } from '../problem/route.ts'
import { askedDays, type AskedQuery } from './asked-days.ts'
import { changesView } from './changes-view.ts'

type Asked = { Params: { ref?: string }; Querystring: AskedQuery }

const noRecommendation: ProblemView = {
  title: 'The plan has never had such a recommendation',
  sentences: ['Choose one from the plan, or look at what changed in the plan as a whole.'],
  link: { text: 'History of the plan', href: changesAddress({}) },
}

const text = (maxLength: number) => ({ type: 'string', maxLength })

/**
 * `/history` and `/recommendations/:ref/history`: two days to choose, the way to the plan or the
 * recommendation as it stood at the end of each, and what changed in between, in words.
 */
export function changesRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const properties = { from: text(40), to: text(40), plan: text(100) }
  const options = {
    config: { needs: 'see figures' },
    schema: { querystring: { type: 'object', properties } },
  } as const

  const show = async (
    request: FastifyRequest<Asked>,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    const { params, query } = request
    const asker = askerOf(request)
    const plan =
      query.plan === undefined || query.plan === ''
        ? await needs.plan()
        : await findPlan(needs.register, query.plan)
    if (plan === undefined) return sendProblem(reply, 404, noPlan, { needs, render })
    const number =
      params.ref === undefined
        ? undefined
        : await recommendationNumber(needs.register, plan.id, params.ref)
    if (params.ref !== undefined && number === undefined)
      return sendProblem(reply, 404, noRecommendation, { needs, render })
    const asked = askedDays(query, asker.today)
    const about = number === undefined ? undefined : { number, ref: params.ref ?? '' }
    const view = await changesView(needs, asker, { plan, planId: query.plan, about, asked })
    return reply
      .code(asked.problems.length === 0 ? 200 : 422)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(render('pages/history/page.njk', view))
  }

  app.get<Asked>(historyAddress, options, show)
  app.get<Asked>('/recommendations/:ref/history', options, show)
}
