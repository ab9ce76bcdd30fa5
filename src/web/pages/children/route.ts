import type { FastifyInstance } from 'fastify'
import { findChild } from '#measures/engine/find-child.ts'
import { childrenAddress } from '../../addresses.ts'
import { frameOf } from '../../frame.ts'
import { askerOf } from '../../guard/asker.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { childView } from './view.ts'

const config = { needs: 'see children' } as const
const body = { type: 'object', properties: { child: { type: 'string', maxLength: 200 } } }

/**
 * `/children`: what is late of a child, or about to be, by the child's id. The id comes in a form and
 * not in the address, which others keep. A child whom no role of the asker leads to is answered as
 * one who is not there, and it is recorded that they asked.
 */
export function childrenRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  app.get(childrenAddress, { config }, async (_, reply) => {
    const plan = await needs.plan()
    const frame = await needs.snapshots.use((shown) =>
      Promise.resolve(frameOf(needs, plan, shown?.manifest)),
    )
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(render('pages/children/page.njk', { frame }))
  })

  app.post<{ Body: { child?: string } }>(
    childrenAddress,
    { config, schema: { body } },
    async (request, reply) => {
      const asker = askerOf(request)
      const child = request.body.child?.trim() ?? ''
      const plan = await needs.plan()
      const scope = await needs.door.scopeOf(asker, 'see children')
      const { frame, found } = await needs.snapshots.use(async (shown) => ({
        frame: frameOf(needs, plan, shown?.manifest),
        found:
          shown && (await childView(shown, scope, await findChild(shown.analysis, scope, child))),
      }))
      if (child !== '')
        await needs.door.record(
          asker.occasion,
          found
            ? { did: 'viewed', subject: 'child', subjectId: child, children: [child] }
            : {
                did: 'refused',
                subject: 'child',
                subjectId: child,
                why: 'no child with an open case whom a role leads to has this id',
              },
        )
      return reply
        .code(found || child === '' ? 200 : 403)
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(render('pages/children/page.njk', { frame, child, found }))
    },
  )
}
