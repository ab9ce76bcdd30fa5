import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Plan } from '#plan/plan.ts'
import { countActions, findActions } from '#plan/actions/find-actions.ts'
import { actionsAddress } from '../../../addresses.ts'
import { sendFormPage } from '../../../forms/send-form-page.ts'
import { askerOf } from '../../../guard/asker.ts'
import type { PageNeeds } from '../../../page-needs.ts'
import type { Render } from '../../../templates.ts'
import { noPlan, nothingHere, sendProblem } from '../../problem/route.ts'
import { campaignNames, namesOfPlan } from '../names-of-plan.ts'
import { actionsCsv } from './actions-csv.ts'
import {
  actionsQuerySchema,
  askedActions,
  type ActionsQuerystring,
  type AskedActions,
} from './asked-actions.ts'
import { actionsView, rowsOnPage } from './view.ts'

type Asked = { Querystring: ActionsQuerystring }

const config = { needs: 'see figures' } as const
const schema = { querystring: actionsQuerySchema } as const

/** More than any plan has. */
const everything = { page: 1, perPage: 20_000 }

/**
 * `/actions`: the actions of the plan shown, narrowed and in the order that is asked for, a page of
 * them; `/actions.csv`: all that are left, as a file.
 */
export function actionsRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const { register } = needs

  app.get<Asked>(actionsAddress, { config, schema }, async (request, reply) => {
    const plan = await needs.plan()
    if (plan === undefined) return sendProblem(reply, 404, noPlan, { needs, render })
    const asker = askerOf(request)
    const asked = askedOf(request, plan)
    const found = await findActions(register, asked.filter, asked.sort, {
      page: asked.page,
      perPage: rowsOnPage,
    })
    const view = actionsView(asked, found, {
      counts: {
        all: await countActions(register, { planId: plan.id }),
        past: await countActions(register, pastOf(request, plan)),
      },
      names: await namesOfPlan(register, plan, asker.day),
      day: asker.day,
      changed: Number(request.query.changed) || 0,
    })
    if (view === undefined) return sendProblem(reply, 404, nothingHere, { needs, render })
    return sendFormPage(reply, { template: 'pages/actions/list/page.njk', view }, { needs, render })
  })

  app.get<Asked>('/actions.csv', { config, schema }, async (request, reply) => {
    const plan = await needs.plan()
    if (plan === undefined) return sendProblem(reply, 404, noPlan, { needs, render })
    const { day } = askerOf(request)
    const { filter, sort } = askedOf(request, plan)
    const { actions } = await findActions(register, filter, sort, everything)
    const { campaigns } = await namesOfPlan(register, plan, day)
    return reply
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="actions ${day}.csv"`)
      .send(actionsCsv(actions, { day, campaigns: campaignNames(campaigns) }))
  })
}

const askedOf = (request: FastifyRequest<Asked>, { id }: Plan): AskedActions => {
  const { person, day } = askerOf(request)
  return askedActions(request.query, { planId: id, person: person.id, day })
}

/** The same filter, and past their day besides; a status that is not to do leaves none. */
function pastOf(request: FastifyRequest<Asked>, { id }: Plan): AskedActions['filter'] {
  const { person, day } = askerOf(request)
  const of = { planId: id, person: person.id, day }
  const { filter } = askedActions(request.query, of)
  const past = askedActions({ ...request.query, status: 'past its day' }, of).filter
  const statuses = past.statuses?.filter((one) => filter.statuses?.includes(one) ?? true) ?? []
  return { ...past, statuses }
}
