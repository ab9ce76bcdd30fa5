import type { FastifyInstance, FastifyReply } from 'fastify'
import { changeMany, mostActions } from '#plan/actions/change-many.ts'
import { findActions } from '#plan/actions/find-actions.ts'
import { readActions } from '#plan/actions/read-actions.ts'
import type { Plan } from '#plan/plan.ts'
import type { FieldProblem } from '#plan/field-problem.ts'
import { actionsListAddress, changeActionsAddress } from '../../../addresses.ts'
import { sendFormPage } from '../../../forms/send-form-page.ts'
import { askerOf, type Asker } from '../../../guard/asker.ts'
import { ownPath } from '../../../own-path.ts'
import type { PageNeeds } from '../../../page-needs.ts'
import type { Render } from '../../../templates.ts'
import { noPlan, sendProblem } from '../../problem/route.ts'
import { actionsQuerySchema, askedActions, type ActionsQuerystring } from '../list/asked-actions.ts'
import { namesOfPlan } from '../names-of-plan.ts'
import {
  atItsBox,
  changeBody,
  chosenOf,
  nothingTyped,
  readChange,
  type TypedChange,
} from './typed-change.ts'
import { changeManyView } from './view.ts'

type Asked = {
  Querystring: ActionsQuerystring & { readonly chosen: readonly string[]; readonly back?: string }
}

const config = { needs: 'change the plan' } as const

const querystring = {
  type: 'object',
  properties: {
    ...actionsQuerySchema.properties,
    back: { type: 'string', maxLength: 4000 },
    chosen: {
      type: 'array',
      items: { type: 'string', maxLength: 20 },
      maxItems: mostActions,
      default: [],
    },
  },
} as const

/**
 * `/actions/change`: the actions that were ticked in the list, or all that its filter leaves, and the
 * form that changes them together, all or none.
 */
export function changeActionsRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const { register } = needs

  const show = async (
    reply: FastifyReply,
    { plan, asker }: { readonly plan: Plan; readonly asker: Asker },
    shown: {
      readonly ids: readonly number[]
      readonly ticked: readonly number[]
      readonly typed: Omit<TypedChange, 'chosen' | 'shown'>
      readonly problems: readonly FieldProblem[]
      readonly status?: 409 | 422
    },
  ) => {
    const actions = (await readActions(register, shown.ids)).filter(
      ({ planId, retiredAt }) => planId === plan.id && retiredAt === null,
    )
    const view = changeManyView(actions, {
      ...shown,
      names: await namesOfPlan(register, plan, asker.day),
      day: asker.day,
    })
    const { status = 200 } = shown
    const template = 'pages/actions/many/page.njk'
    return sendFormPage(reply, { template, view, status }, { needs, render })
  }

  app.get<Asked>(
    changeActionsAddress,
    { config, schema: { querystring } },
    async (request, reply) => {
      const plan = await needs.plan()
      if (plan === undefined) return sendProblem(reply, 404, noPlan, { needs, render })
      const { query } = request
      const asker = askerOf(request)
      const asked = askedActions(query, {
        planId: plan.id,
        person: asker.person.id,
        day: asker.day,
      })
      const every = { page: 1, perPage: mostActions }
      const all =
        query.all === undefined
          ? []
          : (await findActions(register, asked.filter, asked.sort, every)).actions
      const back = query.back ?? actionsListAddress(asked.query)
      const ids = [...chosenOf(query.chosen), ...all].map(({ id }) => id)
      return show(
        reply,
        { plan, asker },
        {
          ids,
          ticked: ids,
          typed: { ...nothingTyped, back },
          problems: [],
        },
      )
    },
  )

  app.post<{ Body: TypedChange }>(
    changeActionsAddress,
    { config, schema: changeBody },
    async (request, reply) => {
      const plan = await needs.plan()
      if (plan === undefined) return sendProblem(reply, 404, noPlan, { needs, render })
      const asker = askerOf(request)
      const { body: typed } = request
      const ticked = chosenOf(typed.chosen).map(({ id }) => id)
      const shown = chosenOf(typed.shown).map(({ id }) => id)
      const ids = [...new Set([...shown, ...ticked])]
      const read = readChange(typed)
      if (!read.ok)
        return show(
          reply,
          { plan, asker },
          { ids, ticked, typed, problems: read.problems, status: 422 },
        )
      const outcome = await register
        .transaction()
        .execute((within) => changeMany(within, asker.occasion, plan.id, read.chosen, read.change))
      if (outcome.ok) return reply.redirect(changedAddress(typed.back, outcome.actions.length), 303)
      const there = (await readActions(register, ids)).flatMap(({ id, retiredAt }) =>
        retiredAt === null ? [id] : [],
      )
      return show(
        reply,
        { plan, asker },
        {
          ids,
          ticked,
          typed,
          problems: outcome.problems.map((one) => atItsBox(one, there)),
          status: outcome.problems.some(({ isConflict }) => isConflict) ? 409 : 422,
        },
      )
    },
  )
}

/** The list that it began from, which says how many were changed. */
function changedAddress(back: string, changed: number): string {
  const [path = '', query = ''] = ownPath(back).split('?')
  const given = new URLSearchParams(query)
  given.set('changed', String(changed))
  return `${path === '/' ? '/actions' : path}?${given.toString()}`
}
