import type { FastifyInstance } from 'fastify'
import { csvLine } from '#records/csv-line.ts'
import { findProblems } from '#records/find-problems.ts'
import { problemCells, problemColumns } from '#records/problem-cells.ts'
import { problemsOf } from '#records/build/problem-table.ts'
import { dataAddress } from '../../addresses.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { sendProblem, type ProblemView } from '../problem/route.ts'
import { askedProblems, problemsQuerySchema, type ProblemsQuerystring } from './asked-problems.ts'
import { extractOf } from './extract-history.ts'
import { extractView } from './extract-view.ts'
import { extractsView } from './extracts-view.ts'
import { problemsView } from './problems-view.ts'
import { keepReads } from './read-lately.ts'

type Asked = { Params: { snapshot: string }; Querystring: ProblemsQuerystring }

const noExtract: ProblemView = {
  title: 'There is no such extract',
  sentences: ['No extract that was imported has this id, or none is current. The data page lists them.'],
}

/**
 * `/data`: the extracts in time; `/data/:snapshot`: one of them; `/data/:snapshot/problems`, also
 * `.csv`: what is wrong with it, line by line, which is of children's records though no value of
 * theirs is there.
 */
export function dataRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const reads = keepReads()
  const figures = { config: { shows: 'figures' } } as const
  const lines = { config: { shows: 'children' }, schema: { querystring: problemsQuerySchema } } as const

  app.get(dataAddress, figures, async (_, reply) => {
    const plan = await needs.plan()
    const view = await needs.snapshots.use(async (shown) => extractsView(needs, plan, shown))
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(render('pages/data/extracts.njk', view))
  })

  app.get<Asked>(`${dataAddress}/:snapshot`, figures, async ({ params }, reply) => {
    const plan = await needs.plan()
    const view = await needs.snapshots.use(async (shown) => {
      const extract = extractOf(needs.dataFolder, params.snapshot)
      if (!shown || !extract) return undefined
      return extractView(needs, plan, shown, extract, reads(shown.analysis.duck))
    })
    if (!view) return sendProblem(reply, 404, noExtract, { needs, render })
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(render('pages/data/extract.njk', view))
  })

  app.get<Asked>(`${dataAddress}/:snapshot/problems`, lines, async ({ params, query }, reply) => {
    const plan = await needs.plan()
    const view = await needs.snapshots.use(async (shown) => {
      const extract = extractOf(needs.dataFolder, params.snapshot)
      const asked = askedProblems(query)
      if (!shown || !extract || !asked) return undefined
      return problemsView(needs, plan, shown, extract.now, asked, reads(shown.analysis.duck))
    })
    if (!view) return sendProblem(reply, 404, noExtract, { needs, render })
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(render('pages/data/problems.njk', view))
  })

  app.get<Asked>(`${dataAddress}/:snapshot/problems.csv`, lines, async ({ params, query }, reply) => {
    const file = await needs.snapshots.use(async (shown) => {
      const extract = extractOf(needs.dataFolder, params.snapshot)
      const asked = askedProblems(query)
      if (!shown || !extract || !asked) return undefined
      const { snapshot } = extract.now
      const from = problemsOf(needs.dataFolder, snapshot)
      const rows = await findProblems(shown.analysis.duck, from, asked)
      const text = [problemColumns, ...rows.map(problemCells)].map(csvLine).join('')
      return { name: `problems ${snapshot}.csv`, text }
    })
    if (!file) return sendProblem(reply, 404, noExtract, { needs, render })
    return reply
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${file.name}"`)
      .send(file.text)
  })
}
