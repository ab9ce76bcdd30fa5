import type { FastifyInstance, FastifyReply } from 'fastify'
import { changePlan } from '#plan/edit/change-plan.ts'
import { findOrder } from '#plan/edit/find-order.ts'
import { orderingRecommendations } from '#plan/edit/order-recommendations.ts'
import { planOrderAddress } from '../../../addresses.ts'
import { formBody } from '../../../forms/form-body.ts'
import { sendFormPage } from '../../../forms/send-form-page.ts'
import { askerOf } from '../../../guard/asker.ts'
import { noPlan, sendProblem } from '../../problem/route.ts'
import type { Tools } from '../tools.ts'
import { moved, readMove, type SentMove } from './read-move.ts'
import { orderView, type ShownOrder } from './view.ts'

type Sent = SentMove & {
  /** The order that was seen: numbers with commas between. */
  readonly order: string
}

/** `/plan/order`: the recommendations in their order, each with the ways to move it. */
export function orderRoute(app: FastifyInstance, tools: Tools): void {
  const { needs } = tools
  const config = { needs: 'change the plan' } as const

  const show = async (
    reply: FastifyReply,
    planId: string,
    shown: Omit<ShownOrder, 'order'>,
    status: 200 | 409 | 422 = 200,
  ) => {
    const order = await findOrder(needs.register, planId)
    const view = orderView({ ...shown, order })
    return sendFormPage(reply, { template: 'pages/edit/order/page.njk', view, status }, tools)
  }

  app.get<{ Querystring: { moved?: string } }>(
    planOrderAddress,
    { config },
    async (request, reply) => {
      const plan = await needs.plan()
      if (plan === undefined) return sendProblem(reply, 404, noPlan, tools)
      return show(reply, plan.id, { moved: Number(request.query.moved) })
    },
  )

  const schema = formBody(['order', 'step', 'move', 'to'])
  app.post<{ Body: Sent }>(planOrderAddress, { config, schema }, async (request, reply) => {
    const plan = await needs.plan()
    if (plan === undefined) return sendProblem(reply, 404, noPlan, tools)
    const { order, ...sent } = request.body
    const ids = order.split(',').map(Number)
    const read = readMove(sent, ids)
    if (!read.ok) return show(reply, plan.id, { sent, problems: read.problems }, 422)
    const outcome = await changePlan(needs.register, askerOf(request).occasion, plan.id, [
      orderingRecommendations(ids, moved(ids, read.move)),
    ])
    if (!outcome.ok) return show(reply, plan.id, { sent, isChanged: true }, 409)
    const { id } = read.move
    return reply.redirect(`${planOrderAddress}?moved=${id}#recommendation-${id}`, 303)
  })
}
