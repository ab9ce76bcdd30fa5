import type { FastifyInstance } from 'fastify'
import { askerOf } from '../../guard/asker.ts'
import { itemView } from './item-view.ts'
import { findShown, sendNoEvidence, type EvidencePages, type IdParams } from './shown-item.ts'

/** `/evidence/:id`: a piece of evidence with every version of it, in use or retired. */
export function evidenceItemRoute(app: FastifyInstance, pages: EvidencePages): void {
  app.get<IdParams>(
    '/evidence/:id',
    { config: { needs: 'see figures' } },
    async (request, reply) => {
      const found = await findShown(pages, request.params.id)
      if (found === undefined) return sendNoEvidence(reply, pages)
      const view = await itemView(pages, found, askerOf(request).day)
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(pages.render('pages/evidence/item.njk', view))
    },
  )
}
