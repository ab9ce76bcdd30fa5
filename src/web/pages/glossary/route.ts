import type { FastifyInstance } from 'fastify'
import { glossaryAddress } from '../../addresses.ts'
import { frameOf } from '../../frame.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { termGroups } from '../../terms/terms.ts'

/** `/glossary`: how charts, ratings and counts are read, and every term by group. */
export function glossaryRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  app.get(glossaryAddress, { config: { needs: 'to be signed in' } }, async (_, reply) => {
    const plan = await needs.plan()
    const frame = await needs.snapshots.use((shown) =>
      Promise.resolve(frameOf(needs, plan, shown?.manifest)),
    )
    const groups = termGroups.map((group) => ({
      ...group,
      id: group.title.toLowerCase().replaceAll(/[^a-z]+/g, '-'),
    }))
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(render('pages/glossary/page.njk', { frame, groups }))
  })
}
