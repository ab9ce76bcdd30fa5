import type { FastifyInstance } from 'fastify'
import { findPosts } from '#people/find-posts.ts'
import { findItems } from '#plan/edit/find-items.ts'
import { findRecommendationId } from '#plan/edit/find-item.ts'
import type { SavedQuery } from '../../../addresses.ts'
import { findOwnDrafted } from '../../../forms/drafts-of-asker.ts'
import { sendFormPage } from '../../../forms/send-form-page.ts'
import { askerOf } from '../../../guard/asker.ts'
import { sendProblem } from '../../problem/route.ts'
import { noRecommendation } from '../../recommendation/no-recommendation.ts'
import type { Tools } from '../tools.ts'
import { overviewView } from './view.ts'

type Asked = { readonly Params: { readonly ref: string }; readonly Querystring: SavedQuery }

/** `/recommendations/:ref/edit`: all of a recommendation that can be changed, with the way to each form. */
export function overviewRoute(app: FastifyInstance, tools: Tools): void {
  const { needs } = tools
  app.get<Asked>(
    '/recommendations/:ref/edit',
    { config: { needs: 'change the plan' } },
    async (request, reply) => {
      const asker = askerOf(request)
      const plan = await needs.plan()
      const { register } = needs
      const id = plan && (await findRecommendationId(register, plan.id, request.params.ref))
      const items = plan && id && (await findItems(register, plan.id, id))
      if (!items) return sendProblem(reply, 404, noRecommendation, tools)
      const view = overviewView(items, {
        posts: await findPosts(register, asker.day),
        drafted: await findOwnDrafted(needs, asker),
        day: asker.day,
        done: request.query,
      })
      return sendFormPage(reply, { template: 'pages/edit/overview/page.njk', view }, tools)
    },
  )
}
