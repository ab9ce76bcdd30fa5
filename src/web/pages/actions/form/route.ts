import type { FastifyInstance, FastifyReply } from 'fastify'
import { contentOf, type Action } from '#plan/actions/action.ts'
import { addAction, changeAction, type ChangedAction } from '#plan/actions/change-action.ts'
import type { FieldProblem } from '#plan/field-problem.ts'
import type { Plan } from '#plan/plan.ts'
import { actionAddress, actionsAddress, newActionAddress } from '../../../addresses.ts'
import { dropOwnDraft, findOwnDraft } from '../../../forms/drafts-of-asker.ts'
import { sendFormPage } from '../../../forms/send-form-page.ts'
import { askerOf, type Asker } from '../../../guard/asker.ts'
import type { PageNeeds } from '../../../page-needs.ts'
import type { Render } from '../../../templates.ts'
import { instantInWords } from '../../../words/instant-in-words.ts'
import { noPlan, sendProblem } from '../../problem/route.ts'
import { actionOf, idParams, noAction, type IdParams } from '../action-of.ts'
import { namesOfPlan } from '../names-of-plan.ts'
import { actionApart, actionForm, afterTheirs } from './form-view.ts'
import {
  actionBody,
  readAction,
  typedFrom,
  typedOf,
  type Sent,
  type TypedAction,
} from './typed-action.ts'

const config = { needs: 'change the plan' } as const

type Shown = {
  readonly plan: Plan
  readonly asker: Asker
  /** The action that is edited; undefined for a new one. */
  readonly action: Action | undefined
  readonly typed: TypedAction
  readonly version?: number | undefined
  readonly problems?: readonly FieldProblem[]
  readonly savedAt?: Date | undefined
  /** What somebody else made of the action meanwhile. */
  readonly theirs?: TypedAction
  readonly gone?: string
  readonly status?: 409 | 422
}

/** `/actions/new` and `/actions/:id/edit`: the form of an action. */
export function actionFormRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const { register } = needs

  const show = async (reply: FastifyReply, shown: Shown) => {
    const { plan, asker, action, typed, theirs, problems = [], savedAt, status = 200 } = shown
    const names = await namesOfPlan(register, plan, asker.day)
    const page = action === undefined ? newActionAddress : `${actionAddress(action.id)}/edit`
    const view = {
      ...headingOf(action),
      gone: shown.gone,
      apart: theirs === undefined ? [] : actionApart(theirs, typed, names),
      ...actionForm({
        typed: theirs === undefined ? typed : afterTheirs(theirs, typed),
        problems,
        names,
        action: page,
        button: action === undefined ? 'Add the action' : 'Save the action',
        cancel: action === undefined ? actionsAddress : actionAddress(action.id),
        version: shown.version ?? action?.version,
        draft: {
          ...draftOf(plan, action),
          page,
          savedAt: savedAt && instantInWords(savedAt.toISOString()),
        },
      }),
    }
    const template = 'pages/actions/form/page.njk'
    return sendFormPage(reply, { template, view, status }, { needs, render })
  }

  /** What came of sending the form: the action’s page, or the form again with nothing lost. */
  const answer = async (reply: FastifyReply, shown: Shown, outcome: ChangedAction) => {
    if (outcome.ok) {
      await dropOwnDraft(needs, shown.asker, draftOf(shown.plan, shown.action))
      return reply.redirect(actionAddress(outcome.action.id), 303)
    }
    if ('problems' in outcome)
      return show(reply, { ...shown, problems: outcome.problems, status: 422 })
    if ('gone' in outcome) return show(reply, { ...shown, gone: outcome.gone, status: 409 })
    const { theirs } = outcome.changedMeanwhile
    return show(reply, {
      ...shown,
      theirs: typedFrom(contentOf(theirs)),
      version: theirs.version,
      status: 409,
    })
  }

  app.get<{ Querystring: { recommendation?: string } }>(
    newActionAddress,
    { config, schema: { querystring: newQuery } },
    async (request, reply) => {
      const plan = await needs.plan()
      if (plan === undefined) return sendProblem(reply, 404, noPlan, { needs, render })
      const asker = askerOf(request)
      const draft = await findOwnDraft(needs, asker, draftOf(plan, undefined))
      const { recommendation } = request.query
      const begun = draft ? typedOf(draft.content) : newAction(plan, recommendation)
      return show(reply, { plan, asker, action: undefined, typed: begun, savedAt: draft?.savedAt })
    },
  )

  app.post<{ Body: Sent }>(
    newActionAddress,
    { config, schema: actionBody },
    async (request, reply) => {
      const plan = await needs.plan()
      if (plan === undefined) return sendProblem(reply, 404, noPlan, { needs, render })
      const asker = askerOf(request)
      const typed = typedOf(request.body)
      const shown = { plan, asker, action: undefined, typed }
      const read = readAction(typed)
      if (!read.ok) return show(reply, { ...shown, problems: read.problems, status: 422 })
      const outcome = await register
        .transaction()
        .execute((within) => addAction(within, asker.occasion, plan.id, read.content))
      return answer(reply, shown, outcome)
    },
  )

  app.get<{ Params: IdParams }>(
    '/actions/:id/edit',
    { config, schema: { params: idParams } },
    async (request, reply) => {
      const found = await actionOf(needs, request.params.id)
      if (found === undefined) return sendProblem(reply, 404, noAction, { needs, render })
      const { action, plan } = found
      if (action.retiredAt !== null) return reply.redirect(actionAddress(action.id), 303)
      const asker = askerOf(request)
      const draft = await findOwnDraft(needs, asker, draftOf(plan, action))
      return show(reply, {
        plan,
        asker,
        action,
        typed: draft ? typedOf(draft.content) : typedFrom(contentOf(action)),
        version: draft?.baseVersion ?? action.version,
        savedAt: draft?.savedAt,
      })
    },
  )

  app.post<{ Params: IdParams; Body: Sent }>(
    '/actions/:id/edit',
    { config, schema: { params: idParams, ...actionBody } },
    async (request, reply) => {
      const found = await actionOf(needs, request.params.id)
      if (found === undefined) return sendProblem(reply, 404, noAction, { needs, render })
      const asker = askerOf(request)
      const typed = typedOf(request.body)
      const version = Number(request.body['version']) || 0
      const shown = { ...found, asker, typed, version }
      const read = readAction(typed)
      if (!read.ok) return show(reply, { ...shown, problems: read.problems, status: 422 })
      const of = { id: found.action.id, version }
      const outcome = await register
        .transaction()
        .execute((within) => changeAction(within, asker.occasion, of, read.content))
      return answer(reply, shown, outcome)
    },
  )
}

const newQuery = {
  type: 'object',
  properties: { recommendation: { type: 'string', maxLength: 200 } },
} as const

const headingOf = (action: Action | undefined) =>
  action === undefined
    ? { heading: 'Add an action', trail: [...trail, { text: 'Add an action' }] }
    : {
        heading: `Edit action ${action.id}`,
        trail: [
          ...trail,
          { text: `Action ${action.id}`, href: actionAddress(action.id) },
          { text: 'Edit' },
        ],
      }

const trail = [
  { text: 'Plan', href: '/' },
  { text: 'Actions', href: actionsAddress },
]

/** Whose draft: of the action, or of the one new action of a plan that its writer is at. */
const draftOf = (plan: Plan, action: Action | undefined) => ({
  subject: 'action',
  subjectId: action === undefined ? `new in ${plan.id}` : String(action.id),
})

const newAction = (plan: Plan, recommendation: string | undefined): TypedAction => ({
  what: '',
  owner: '',
  contributors: [],
  recommendations: plan.recommendations.flatMap(({ ref }) => (ref === recommendation ? [ref] : [])),
  campaign: '',
  start: '',
  due: '',
  status: 'not started',
  stoppedBecause: '',
  milestones: [],
})
