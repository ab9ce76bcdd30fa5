import type { FastifyInstance, FastifyReply } from 'fastify'
import {
  addCampaign,
  changeCampaign,
  findCampaigns,
  retireCampaign,
  type Campaign,
  type CampaignContent,
  type ChangedCampaign,
} from '#plan/actions/campaigns.ts'
import type { FieldProblem } from '#plan/field-problem.ts'
import { campaignAddress, campaignsAddress, newCampaignAddress } from '../../addresses.ts'
import { sendFormPage } from '../../forms/send-form-page.ts'
import { askerOf } from '../../guard/asker.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { idParams, type IdParams } from '../actions/action-of.ts'
import { noPlan, sendProblem } from '../problem/route.ts'
import { noCampaign } from './route.ts'
import {
  campaignApart,
  campaignBody,
  campaignForm,
  readCampaign,
  type TypedCampaign,
} from './typed-campaign.ts'
import { campaignsTrail } from './view.ts'

type Body = TypedCampaign & { readonly version: string }

type Shown = {
  /** The campaign that is edited; undefined for a new one. */
  readonly campaign: Campaign | undefined
  readonly typed: TypedCampaign
  readonly problems?: readonly FieldProblem[]
  readonly theirs?: CampaignContent
  readonly refusal?: string
  readonly status?: 409 | 422
}

const config = { needs: 'change the plan' } as const

/** `/campaigns/new` and `/campaigns/:id/edit`, which also retires a campaign. */
export function campaignFormRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const { register } = needs

  const find = async (id: number) => {
    const plan = await needs.plan()
    const campaigns = plan ? await findCampaigns(register, plan.id) : []
    const campaign = campaigns.find((one) => one.id === id)
    return plan && campaign && { planId: plan.id, campaign }
  }

  const show = (reply: FastifyReply, shown: Shown) => {
    const { campaign, typed, theirs, problems = [], status = 200 } = shown
    const at = campaign === undefined ? undefined : campaignAddress(campaign.id)
    const view = {
      heading: campaign === undefined ? 'Add a campaign' : `Edit ${campaign.name}`,
      trail: [...campaignsTrail, { text: campaign === undefined ? 'Add' : 'Edit' }],
      apart: theirs === undefined ? [] : campaignApart(theirs, typed),
      refusal: shown.refusal,
      retire: at && `${at}/retire`,
      form: campaignForm(typed, {
        action: at === undefined ? newCampaignAddress : `${at}/edit`,
        hidden: campaign === undefined ? {} : { version: String(campaign.version) },
        button: campaign === undefined ? 'Add the campaign' : 'Save the campaign',
        problems,
        cancel: at ?? campaignsAddress,
      }),
    }
    const template = 'pages/campaigns/form.njk'
    return sendFormPage(reply, { template, view, status }, { needs, render })
  }

  const answer = (reply: FastifyReply, shown: Shown, outcome: ChangedCampaign) => {
    if (outcome.ok) return reply.redirect(campaignAddress(outcome.campaign.id), 303)
    if ('problems' in outcome)
      return show(reply, { ...shown, problems: outcome.problems, status: 422 })
    if ('gone' in outcome) return show(reply, { ...shown, refusal: outcome.gone, status: 409 })
    const { theirs } = outcome.changedMeanwhile
    return show(reply, { ...shown, campaign: theirs, theirs, status: 409 })
  }

  app.get(newCampaignAddress, { config }, (_, reply) =>
    show(reply, { campaign: undefined, typed: { name: '', from: '', until: '' } }),
  )

  app.post<{ Body: Body }>(
    newCampaignAddress,
    { config, schema: campaignBody },
    async (request, reply) => {
      const plan = await needs.plan()
      if (plan === undefined) return sendProblem(reply, 404, noPlan, { needs, render })
      const shown = { campaign: undefined, typed: request.body }
      const read = readCampaign(request.body)
      if (!read.ok) return show(reply, { ...shown, problems: read.problems, status: 422 })
      const { occasion } = askerOf(request)
      const outcome = await register
        .transaction()
        .execute((within) => addCampaign(within, occasion, plan.id, read.content))
      return answer(reply, shown, outcome)
    },
  )

  app.get<{ Params: IdParams }>(
    '/campaigns/:id/edit',
    { config, schema: { params: idParams } },
    async (request, reply) => {
      const found = await find(request.params.id)
      if (found === undefined) return sendProblem(reply, 404, noCampaign, { needs, render })
      return show(reply, { campaign: found.campaign, typed: found.campaign })
    },
  )

  app.post<{ Params: IdParams; Body: Body }>(
    '/campaigns/:id/edit',
    { config, schema: { params: idParams, ...campaignBody } },
    async (request, reply) => {
      const found = await find(request.params.id)
      if (found === undefined) return sendProblem(reply, 404, noCampaign, { needs, render })
      const version = Number(request.body.version) || 0
      const shown = { campaign: { ...found.campaign, version }, typed: request.body }
      const read = readCampaign(request.body)
      if (!read.ok) return show(reply, { ...shown, problems: read.problems, status: 422 })
      const { occasion } = askerOf(request)
      const of = { id: found.campaign.id, version }
      const outcome = await register
        .transaction()
        .execute((within) => changeCampaign(within, occasion, found.planId, of, read.content))
      return answer(reply, shown, outcome)
    },
  )

  app.post<{ Params: IdParams }>(
    '/campaigns/:id/retire',
    { config, schema: { params: idParams } },
    async (request, reply) => {
      const found = await find(request.params.id)
      if (found === undefined) return sendProblem(reply, 404, noCampaign, { needs, render })
      const { campaign, planId } = found
      const refusal = await register
        .transaction()
        .execute((within) => retireCampaign(within, askerOf(request).occasion, planId, campaign.id))
      if (refusal === undefined) return reply.redirect(campaignsAddress, 303)
      return show(reply, { campaign, typed: campaign, refusal, status: 409 })
    },
  )
}
