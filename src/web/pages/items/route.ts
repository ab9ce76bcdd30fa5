import type { FastifyInstance, FastifyReply } from 'fastify'
import { findMeasure } from '#measures/catalogue/index.ts'
import { askerOf } from '../../guard/asker.ts'
import { mayAskFor } from '../../guard/may-ask-for.ts'
import { refuse } from '../../guard/refuse.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { noFigures, nothingHere, sendProblem } from '../problem/route.ts'
import { askedList, listQuerySchema, type ListAsked, type ListQuerystring } from './asked-list.ts'
import { itemsCsv } from './items-csv.ts'
import { childrenOf, listItems } from './listed-items.ts'
import { itemsView } from './view.ts'

type Asked = { Params: { id: string }; Querystring: ListQuerystring }

const schema = { querystring: listQuerySchema } as const
const page = { config: { needs: 'see children' }, schema } as const
const file = { config: { needs: 'export children' }, schema } as const

/**
 * `/measures/:id/items`: the rows behind a figure that whoever asks may see; `/measures/:id/items.csv`:
 * those they may export, as a file. Neither is kept by the browser; either is recorded, with the
 * children in it, before it is sent.
 */
export function itemsRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  app.get<Asked>('/measures/:id/items', page, async (request, reply) => {
    const measure = findMeasure(request.params.id)
    if (measure === undefined) return sendProblem(reply, 404, nothingHere, { needs, render })
    const asker = askerOf(request)
    const plan = await needs.plan()
    const scope = await needs.door.scopeOf(asker, 'see children')
    const view = await needs.snapshots.use(async (shown) => {
      const asked = shown && askedList(shown, measure, request.query)
      if (!shown || !asked) return undefined
      if (!mayAskFor(scope, asked.unit, shown.teams)) return 'refused'
      const listed = await listItems(shown, scope, asked)
      const { children, ...rest } =
        itemsView(shown, asked, listed, { plan, strip: needs.strip }) ?? {}
      if (children === undefined) return undefined
      await needs.door.record(asker.occasion, { did: 'viewed', ...nameOfList(asked), children })
      return rest
    })
    if (view === undefined) return sendProblem(reply, 404, noFigures, { needs, render })
    if (view === 'refused') return refuse(request, reply, { needs, render, why: notOfScope })
    return unkept(reply).type('text/html; charset=utf-8').send(render('pages/items/page.njk', view))
  })

  app.get<Asked>('/measures/:id/items.csv', file, async (request, reply) => {
    const measure = findMeasure(request.params.id)
    if (measure === undefined) return sendProblem(reply, 404, nothingHere, { needs, render })
    const asker = askerOf(request)
    const scope = await needs.door.scopeOf(asker, 'export children')
    const made = await needs.snapshots.use(async (shown) => {
      const asked = shown && askedList(shown, measure, request.query)
      if (!shown || !asked) return undefined
      if (!mayAskFor(scope, asked.unit, shown.teams)) return 'refused'
      const { shown: rows } = await listItems(shown, scope, asked)
      const children = childrenOf(rows)
      await needs.door.record(asker.occasion, { did: 'exported', ...nameOfList(asked), children })
      return { name: `${measure.id} ${asked.period.label}.csv`, text: itemsCsv(measure, rows) }
    })
    if (made === undefined) return sendProblem(reply, 404, noFigures, { needs, render })
    if (made === 'refused') return refuse(request, reply, { needs, render, why: notOfScope })
    return unkept(reply)
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${made.name}"`)
      .send(made.text)
  })
}

const notOfScope = 'no role leads to the children of that service or team'

/** A list as the access record names it. */
const nameOfList = ({ measure, period, unit }: ListAsked) => ({
  subject: 'list of items',
  subjectId: [
    measure.id,
    period.label,
    unit.level,
    ...(unit.level === 'council' ? [] : [unit.team]),
  ].join(' '),
})

const unkept = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store')
