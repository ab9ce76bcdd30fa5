import type { FastifyInstance } from 'fastify'
import { findActions } from '#plan/actions/find-actions.ts'
import { findCampaigns } from '#plan/actions/campaigns.ts'
import { campaignsAddress } from '../../addresses.ts'
import { sendFormPage } from '../../forms/send-form-page.ts'
import { askerOf } from '../../guard/asker.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { idParams, type IdParams } from '../actions/action-of.ts'
import { noPlan, sendProblem } from '../problem/route.ts'
import { campaignsView, campaignView } from './view.ts'

const config = { needs: 'see figures' } as const

export const noCampaign = {
  title: 'There is no such campaign',
  sentences: ['It may have been retired. Find it among the campaigns.'],
  link: { text: 'Go to the campaigns', href: campaignsAddress },
}

/** `/campaigns`: the campaigns of the plan shown; `/campaigns/:id`: one, month by month. */
export function campaignsRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const { register } = needs
  const actionsOf = (planId: string, campaign: number) =>
    findActions(register, { planId, campaign }, undefined, { page: 1, perPage: 20_000 })

  app.get(campaignsAddress, { config }, async (request, reply) => {
    const plan = await needs.plan()
    if (plan === undefined) return sendProblem(reply, 404, noPlan, { needs, render })
    const campaigns = []
    for (const campaign of await findCampaigns(register, plan.id))
      campaigns.push({ campaign, found: await actionsOf(plan.id, campaign.id) })
    const view = campaignsView(campaigns, askerOf(request).day)
    return sendFormPage(reply, { template: 'pages/campaigns/list.njk', view }, { needs, render })
  })

  app.get<{ Params: IdParams }>(
    '/campaigns/:id',
    { config, schema: { params: idParams } },
    async (request, reply) => {
      const plan = await needs.plan()
      const campaigns = plan ? await findCampaigns(register, plan.id) : []
      const campaign = campaigns.find(({ id }) => id === request.params.id)
      if (plan === undefined || campaign === undefined)
        return sendProblem(reply, 404, noCampaign, { needs, render })
      const found = await actionsOf(plan.id, campaign.id)
      const view = campaignView(campaign, found, askerOf(request).day)
      return sendFormPage(reply, { template: 'pages/campaigns/page.njk', view }, { needs, render })
    },
  )
}
