import type { FastifyInstance, FastifyReply } from 'fastify'
import type { FieldProblem } from '#plan/field-problem.ts'
import { updateAddress } from '../../addresses.ts'
import { dropOwnDraft, findOwnDraft, saveOwnDraft } from '../../forms/drafts-of-asker.ts'
import type { FieldsApart } from '../../forms/form.ts'
import { sendFormPage } from '../../forms/send-form-page.ts'
import { askerOf, type Asker } from '../../guard/asker.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { planDay } from '../../plan-day.ts'
import type { Render } from '../../templates.ts'
import { instantInWords } from '../../words/instant-in-words.ts'
import { sendProblem } from '../problem/route.ts'
import { approveRoute } from './approve-route.ts'
import { conflictOf } from './conflict.ts'
import { giveUpdate, saveInHand, type SentUpdate } from './give-update.ts'
import { noUpdate } from './no-update.ts'
import { sendReadPage } from './send-read-page.ts'
import { updateFigures } from './update-figures.ts'
import { draftOf, updateForm, type TypedUpdate } from './update-form.ts'
import { updateHeading } from './update-heading.ts'
import { findPlace, type UpdatePlace } from './update-place.ts'

/** Whatever the form has for each action; the page knows which of them there are. */
const body = {
  type: 'object',
  required: ['month', 'do'],
  properties: { month: { type: 'string', maxLength: 7 }, do: { enum: ['save', 'give'] } },
  additionalProperties: { type: 'string', maxLength: 20_000 },
} as const

type Asked = {
  readonly Params: { readonly ref: string }
  readonly Querystring: { readonly month?: string; readonly change?: string }
}

/**
 * `/recommendations/:ref/update`: what the lead says each month, the figures in place already. It is
 * a form until it is given, for those who may change the plan; then it is read, and approved.
 */
export function updateRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const around = { needs, render }
  app.get<Asked>(
    '/recommendations/:ref/update',
    {
      config: { needs: 'see figures' },
      schema: {
        querystring: {
          type: 'object',
          properties: { month: { type: 'string' }, change: { type: 'string' } },
        },
      },
    },
    async (request, reply) => {
      const { params, query } = request
      const asker = askerOf(request)
      const place = await findPlace(needs, asker, { ref: params.ref, month: query.month })
      if (place === undefined) return sendProblem(reply, 404, noUpdate, around)
      if (!isWritten(place, asker, query.change)) return sendReadPage(reply, place, asker, around)
      const draft = await findOwnDraft(needs, asker, draftOf(place))
      const typed = draft?.content ?? {}
      const savedAt = draft && instantInWords(draft.savedAt.toISOString())
      return sendForm(reply, { place, asker, typed, savedAt })
    },
  )

  app.post<Asked & { Body: TypedUpdate }>(
    '/recommendations/:ref/update',
    { config: { needs: 'change the plan' }, schema: { body } },
    async (request, reply) => {
      const asker = askerOf(request)
      const { do: wanted, month = '', ...typed } = request.body
      const asked = { ref: request.params.ref, month }
      const place = await findPlace(needs, asker, asked)
      if (place === undefined) return sendProblem(reply, 404, noUpdate, around)
      const sent = { asker, place, typed: { ...typed, month } }
      const outcome =
        wanted === 'save'
          ? await saveInHand(needs, sent)
          : await needs.snapshots.use(async (shown) =>
              giveUpdate(
                needs,
                sent,
                updateFigures(
                  place,
                  shown,
                  await needs.around(place.plan.id, planDay(needs, shown)),
                ),
              ),
            )
      if (outcome.outcome !== 'done') {
        // What somebody else changed is in it as it is by now.
        const now = (await findPlace(needs, asker, asked)) ?? place
        return sendAgain(reply, { place: now, asker, typed: sent.typed }, outcome)
      }
      if (wanted === 'give') await dropOwnDraft(needs, asker, draftOf(place))
      else await keepRest({ ...sent, place: (await findPlace(needs, asker, asked)) ?? place })
      return reply.redirect(updateAddress(asked.ref, month), 303)
    },
  )
  approveRoute(app, needs, render)

  /** The statuses and the rating, which count once it is given, stay in the draft. */
  async function keepRest({ asker, place, typed }: Writing): Promise<void> {
    const version = place.update?.version
    await saveOwnDraft(needs, asker, draftOf(place), {
      content: { ...typed, version: String(version ?? '') },
      baseVersion: version ?? null,
      savedAt: asker.occasion.at,
    })
  }

  function sendAgain(
    reply: FastifyReply,
    { place, asker, typed }: Writing,
    sent: Exclude<SentUpdate, { outcome: 'done' }>,
  ) {
    if (sent.outcome === 'wrong')
      return sendForm(reply, { place, asker, typed, problems: sent.problems, status: 422 })
    if (sent.outcome === 'figures moved')
      return sendForm(reply, { place, asker, typed, problems: [figuresMoved], status: 409 })
    const conflict = conflictOf(sent.refused, typed, place)
    return sendForm(reply, { place, asker, ...conflict, status: 409 })
  }

  function sendForm(reply: FastifyReply, writing: WritingAgain) {
    const { place, asker, typed, problems = [], apart = [], savedAt, status } = writing
    return needs.snapshots.use(async (shown) => {
      const standing = await needs.around(place.plan.id, planDay(needs, shown))
      const figures = updateFigures(place, shown, standing)
      const given = place.update?.given
      return sendFormPage(
        reply,
        {
          template: 'pages/update/write.njk',
          view: {
            ...updateHeading(place, figures),
            given: given && { by: given.by, at: instantInWords(given.at.toISOString()) },
            form: updateForm(place, typed, {
              figures: figures.sha256,
              problems,
              savedAt,
              today: asker.day,
            }),
            apart,
          },
          ...(status === undefined ? {} : { status }),
        },
        around,
      )
    })
  }
}

type Writing = {
  readonly place: UpdatePlace
  readonly asker: Asker
  readonly typed: TypedUpdate
}

type WritingAgain = Writing & {
  readonly problems?: readonly FieldProblem[]
  readonly apart?: FieldsApart
  readonly savedAt?: string | undefined
  readonly status?: 409 | 422
}

const figuresMoved: FieldProblem = {
  field: 'figures-heading',
  sentence:
    'The figures were counted again since you opened this page. Nothing you typed is lost: read them as they are now, and give the update again.',
}

const isWritten = (
  { update }: UpdatePlace,
  { permissions }: Asker,
  change: string | undefined,
): boolean =>
  permissions.has('change the plan') &&
  update?.isClosed !== true &&
  (!update?.given || change !== undefined)
