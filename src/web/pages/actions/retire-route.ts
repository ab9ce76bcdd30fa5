import type { FastifyInstance, FastifyReply } from 'fastify'
import { retireAction } from '#plan/actions/change-action.ts'
import { actionAddress, actionsAddress } from '../../addresses.ts'
import { formBody } from '../../forms/form-body.ts'
import { sendFormPage } from '../../forms/send-form-page.ts'
import { askerOf } from '../../guard/asker.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { sendProblem } from '../problem/route.ts'
import { actionOf, idParams, noAction, type IdParams } from './action-of.ts'

const config = { needs: 'change the plan' } as const

/** `/actions/:id/retire`: asks whether to take an action out of use, and does so. */
export function retireActionRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const show = async (reply: FastifyReply, id: number, refusal?: string) => {
    const found = await actionOf(needs, id)
    if (found === undefined) return sendProblem(reply, 404, noAction, { needs, render })
    const { action } = found
    const at = actionAddress(id)
    const view = {
      trail: [
        { text: 'Plan', href: '/' },
        { text: 'Actions', href: actionsAddress },
        { text: `Action ${id}`, href: at },
        { text: 'Retire' },
      ],
      what: action.what,
      refusal,
      form: {
        action: `${at}/retire`,
        fields: [],
        hidden: { version: String(action.version) },
        button: 'Retire the action',
        problems: [],
        cancel: at,
      },
    }
    const page = {
      template: 'pages/actions/retire.njk',
      view,
      ...(refusal && { status: 409 as const }),
    }
    return sendFormPage(reply, page, { needs, render })
  }

  app.get<{ Params: IdParams }>(
    '/actions/:id/retire',
    { config, schema: { params: idParams } },
    ({ params }, reply) => show(reply, params.id),
  )

  app.post<{ Params: IdParams; Body: { version: string } }>(
    '/actions/:id/retire',
    { config, schema: { params: idParams, ...formBody(['version']) } },
    async (request, reply) => {
      const { id } = request.params
      const of = { id, version: Number(request.body.version) || 0 }
      const outcome = await needs.register
        .transaction()
        .execute((within) => retireAction(within, askerOf(request).occasion, of))
      if (outcome.ok) return reply.redirect(actionAddress(id), 303)
      return show(reply, id, 'gone' in outcome ? outcome.gone : changedMeanwhile)
    },
  )
}

const changedMeanwhile =
  'Somebody else changed this action since you opened it, so it was not retired. Look at it as it is now, and press again.'
