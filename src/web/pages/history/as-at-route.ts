import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { dayInWords } from '#calendar/day-in-words.ts'
import { parseLocalDate } from '#calendar/local-date.ts'
import { asAtAddress, historyAddress } from '../../addresses.ts'
import { planThen } from '../../elsewhere/plan-then.ts'
import { planPageElsewhere, type PlanPage } from '../../elsewhere/plan-page.ts'
import { askerOf } from '../../guard/asker.ts'
import { keepLately } from '../../keep-lately.ts'
import { whatItSays } from '../../kept-pages.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { sendProblem, type ProblemView } from '../problem/route.ts'
import { planAsAt } from './plan-as-at.ts'

type Asked = {
  Params: { day: string; ref?: string }
  Querystring: { plan?: string }
}

const toHistory = { text: 'Choose another day', href: historyAddress }

const noDay = (text: string): ProblemView => ({
  title: 'There is no such day to look back to',
  sentences: [`‘${text}’ is not a day up to today, written as 2019-10-31.`],
  link: toHistory,
})

const pagesKept = 200

/**
 * `/history/:day`, `/history/:day/plan-table` and `/history/:day/recommendations/:ref`: the plan as
 * it stood at the end of a day, with the figures and rules of that day.
 */
export function asAtRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const kept = keepLately<string | undefined>(pagesKept)
  const config = { needs: 'see figures' } as const
  const querystring = { type: 'object', properties: { plan: { type: 'string', maxLength: 100 } } }
  const options = { config, schema: { querystring } }

  const show = async (
    which: PlanPage,
    request: FastifyRequest<Asked>,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    const asker = askerOf(request)
    const { params, query } = request
    const day = parseLocalDate(params.day)
    if (day === undefined || day > asker.today)
      return sendProblem(reply, 404, noDay(params.day), { needs, render })
    const then = await planThen(needs, asker, day, query.plan)
    const { plan } = then
    if (plan === undefined)
      return sendProblem(reply, 404, noPlanThen(dayInWords(day)), { needs, render })
    const standing = await planAsAt(needs, { ...then, plan }, asker.today, query.plan)
    const key = [request.url, asker.today, whatItSays(plan), then.data.key].join(' ')
    const page = await kept(key, () =>
      needs.snapshots.useThen(then.data, (shown) =>
        planPageElsewhere(which, standing(which, shown), needs, render),
      ),
    )
    if (page === undefined)
      return sendProblem(
        reply,
        404,
        noRecommendationThen(dayInWords(day), asAtAddress(day, '/', query.plan)),
        { needs, render },
      )
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  }

  app.get<Asked>(`${historyAddress}/:day`, options, (request, reply) =>
    show('overview', request, reply),
  )
  app.get<Asked>(`${historyAddress}/:day/plan-table`, options, (request, reply) =>
    show('table', request, reply),
  )
  app.get<Asked>(`${historyAddress}/:day/recommendations/:ref`, options, (request, reply) =>
    show({ ref: request.params.ref ?? '' }, request, reply),
  )
}

const noPlanThen = (day: string): ProblemView => ({
  title: `There was no plan on ${day}`,
  sentences: ['The register had none at the end of that day, or not this one.'],
  link: toHistory,
})

const noRecommendationThen = (day: string, href: string): ProblemView => ({
  title: `The plan had no such recommendation on ${day}`,
  sentences: ['It may have come later, or had another number then.'],
  link: { text: `The plan as it stood on ${day}`, href },
})
