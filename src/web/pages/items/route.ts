import type { FastifyInstance, FastifyReply } from 'fastify'
import { findMeasure } from '#measures/catalogue/index.ts'
import { everyTeam } from '#records/viewer-scope.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { noFigures, nothingHere, sendProblem } from '../problem/route.ts'
import { askedList, listQuerySchema, type ListQuerystring } from './asked-list.ts'
import { itemsCsv } from './items-csv.ts'
import { listItems } from './listed-items.ts'
import { itemsView } from './view.ts'

type Asked = { Params: { id: string }; Querystring: ListQuerystring }

const options = { config: { shows: 'children' }, schema: { querystring: listQuerySchema } } as const

/**
 * `/measures/:id/items`: the rows behind a figure; `/measures/:id/items.csv`: the same rows as a
 * file. Neither is kept by the browser. Until there is sign-in whoever reaches this sees every team.
 */
export function itemsRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  app.get<Asked>('/measures/:id/items', options, async ({ params, query }, reply) => {
    const measure = findMeasure(params.id)
    if (measure === undefined) return sendProblem(reply, 404, nothingHere, { needs, render })
    const plan = await needs.plan()
    const view = await needs.snapshots.use(async (shown) => {
      const asked = shown && askedList(shown, measure, query)
      if (!shown || !asked) return undefined
      const listed = await listItems(shown, everyTeam, asked)
      return itemsView(shown, asked, listed, { plan, strip: needs.strip })
    })
    if (view === undefined) return sendProblem(reply, 404, noFigures, { needs, render })
    return unkept(reply).type('text/html; charset=utf-8').send(render('pages/items/page.njk', view))
  })

  app.get<Asked>('/measures/:id/items.csv', options, async ({ params, query }, reply) => {
    const measure = findMeasure(params.id)
    if (measure === undefined) return sendProblem(reply, 404, nothingHere, { needs, render })
    const file = await needs.snapshots.use(async (shown) => {
      const asked = shown && askedList(shown, measure, query)
      if (!shown || !asked) return undefined
      const { shown: rows } = await listItems(shown, everyTeam, asked)
      return { name: `${measure.id} ${asked.period.label}.csv`, text: itemsCsv(measure, rows) }
    })
    if (file === undefined) return sendProblem(reply, 404, noFigures, { needs, render })
    return unkept(reply)
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${file.name}"`)
      .send(file.text)
  })
}

const unkept = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store')
