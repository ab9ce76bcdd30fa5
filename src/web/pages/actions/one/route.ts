import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseLocalDate, type LocalDate } from '#calendar/local-date.ts'
import { contentOf, type Action } from '#plan/actions/action.ts'
import { changeAction } from '#plan/actions/change-action.ts'
import { addComment } from '#plan/actions/comments.ts'
import { actionAddress } from '../../../addresses.ts'
import { dropOwnDraft } from '../../../forms/drafts-of-asker.ts'
import { formBody } from '../../../forms/form-body.ts'
import { askerOf } from '../../../guard/asker.ts'
import type { PageNeeds } from '../../../page-needs.ts'
import type { Render } from '../../../templates.ts'
import { sendProblem } from '../../problem/route.ts'
import { actionOf, idParams, noAction, type IdParams } from '../action-of.ts'
import { showAction } from './show-action.ts'
import { commentDraft } from './view.ts'

type MilestoneParams = { readonly id: number; readonly milestone: number }

const seeing = { needs: 'see figures' } as const
const changing = { needs: 'change the plan' } as const

const milestoneParams = {
  type: 'object',
  properties: { ...idParams.properties, milestone: idParams.properties.id },
} as const

/**
 * `/actions/:id`: an action, its comments and its history; `/actions/:id/comments` adds a comment,
 * `/actions/:id/milestones/:milestone` ticks a milestone or takes the tick away.
 */
export function actionRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const { register } = needs

  app.get<{ Params: IdParams }>(
    '/actions/:id',
    { config: seeing, schema: { params: idParams } },
    async (request, reply) => {
      const found = await actionOf(needs, request.params.id)
      if (found === undefined) return sendProblem(reply, 404, noAction, { needs, render })
      return showAction(reply, { ...found, asker: askerOf(request) }, { needs, render })
    },
  )

  app.post<{ Params: IdParams; Body: { words: string } }>(
    '/actions/:id/comments',
    { config: changing, schema: { params: idParams, ...formBody(['words']) } },
    async (request, reply) => {
      const found = await actionOf(needs, request.params.id)
      if (found === undefined) return sendProblem(reply, 404, noAction, { needs, render })
      const { action } = found
      const asker = askerOf(request)
      const { words } = request.body
      if (action.retiredAt !== null)
        return showAction(reply, { ...found, asker, words, ...isRetired }, { needs, render })
      const problem = await register
        .transaction()
        .execute((within) => addComment(within, asker.occasion, action.id, words))
      if (problem !== undefined) {
        const refused = { problems: [problem], status: 422 } as const
        return showAction(reply, { ...found, asker, words, ...refused }, { needs, render })
      }
      await dropOwnDraft(needs, asker, commentDraft(action.id))
      return reply.redirect(`${actionAddress(action.id)}#comments`, 303)
    },
  )

  app.post<{ Params: MilestoneParams; Body: { version: string; done: string } }>(
    '/actions/:id/milestones/:milestone',
    {
      config: changing,
      schema: { params: milestoneParams, ...formBody(['version', 'done']) },
    },
    async (request, reply) => {
      const found = await actionOf(needs, request.params.id)
      if (found === undefined) return sendProblem(reply, 404, noAction, { needs, render })
      const refusal = await tick(request, found.action)
      if (refusal === undefined)
        return reply.redirect(`${actionAddress(found.action.id)}#milestones`, 303)
      return refuse(reply, request, refusal)
    },
  )

  const tick = async (
    request: FastifyRequest<{ Params: MilestoneParams; Body: { version: string; done: string } }>,
    action: Action,
  ): Promise<string | undefined> => {
    const { params, body } = request
    const done = parseLocalDate(body.done) ?? null
    if (!action.milestones.some(({ id }) => id === params.milestone)) return noMilestone
    const outcome = await register
      .transaction()
      .execute((within) =>
        changeAction(
          within,
          askerOf(request).occasion,
          { id: action.id, version: Number(body.version) || 0 },
          ticked(action, params.milestone, done),
        ),
      )
    if (outcome.ok) return undefined
    if ('gone' in outcome) return outcome.gone
    return 'problems' in outcome ? outcome.problems[0]?.sentence : changedMeanwhile
  }

  /** The action as it is now, with why nothing was changed. */
  const refuse = async (
    reply: FastifyReply,
    request: FastifyRequest<{ Params: MilestoneParams }>,
    refusal: string,
  ) => {
    const now = await actionOf(needs, request.params.id)
    if (now === undefined) return sendProblem(reply, 404, noAction, { needs, render })
    const asker = askerOf(request)
    return showAction(reply, { ...now, asker, refusal, status: 409 }, { needs, render })
  }
}

const isRetired = {
  refusal: 'The action was retired meanwhile, so your comment was not added.',
  status: 409,
} as const

const noMilestone = 'The milestone is not there any more, so nothing was changed.'

const changedMeanwhile =
  'Somebody else changed this action since you opened it, so nothing was changed. Look at it as it is now, and press again.'

const ticked = (action: Action, milestone: number, done: LocalDate | null) => ({
  ...contentOf(action),
  milestones: action.milestones.map((one) => (one.id === milestone ? { ...one, done } : one)),
})
