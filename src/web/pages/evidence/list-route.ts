import type { FastifyInstance } from 'fastify'
import { evidenceAddress } from '../../addresses.ts'
import { askerOf } from '../../guard/asker.ts'
import { noPlan, nothingHere, sendProblem } from '../problem/route.ts'
import { listView } from './list-view.ts'
import { numberIn, type EvidencePages } from './shown-item.ts'

const filters = ['recommendation', 'measure', 'kind', 'owner', 'expired', 'text'] as const

type Querystring = { readonly [Name in (typeof filters)[number] | 'page']?: string }

const querystring = {
  type: 'object',
  properties: Object.fromEntries(
    [...filters, 'page'].map((name) => [name, { type: 'string', maxLength: 500 }]),
  ),
}

/** `/evidence`: the evidence of the plan, what is about the latest days first. */
export function evidenceListRoute(app: FastifyInstance, pages: EvidencePages): void {
  app.get<{ Querystring: Querystring }>(
    evidenceAddress,
    { config: { needs: 'see figures' }, schema: { querystring } },
    async (request, reply) => {
      const plan = await pages.needs.plan()
      if (plan === undefined) return sendProblem(reply, 404, noPlan, pages)
      const { query } = request
      const page = numberIn(query.page ?? '1')
      const asked = Object.fromEntries(
        filters.map((name) => [name, query[name]?.trim() || undefined]),
      )
      const view =
        page === undefined
          ? undefined
          : await listView(pages, plan, { ...asked, page }, askerOf(request).day)
      if (view === undefined) return sendProblem(reply, 404, nothingHere, pages)
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(pages.render('pages/evidence/list.njk', view))
    },
  )
}
