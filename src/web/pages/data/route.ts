import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ChildPermission } from '#people/roles.ts'
import { csvLine } from '#records/csv-line.ts'
import { findProblems } from '#records/find-problems.ts'
import { problemCells, problemColumns } from '#records/problem-cells.ts'
import { problemsOf } from '#records/build/problem-table.ts'
import { dataAddress } from '../../addresses.ts'
import { askerOf } from '../../guard/asker.ts'
import { refuse } from '../../guard/refuse.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { sendProblem, type ProblemView } from '../problem/route.ts'
import { askedProblems, problemsQuerySchema, type ProblemsQuerystring } from './asked-problems.ts'
import { extractOf } from './extract-history.ts'
import { extractView } from './extract-view.ts'
import { extractsView } from './extracts-view.ts'
import { problemsView } from './problems-view.ts'
import { keepReads } from './read-lately.ts'

const notEveryTeam = 'lines are of the children of every team'

type Asked = { Params: { snapshot: string }; Querystring: ProblemsQuerystring }

const noExtract: ProblemView = {
  title: 'There is no such extract',
  sentences: ['No extract that was imported has this id, or none is current. The data page lists them.'],
}

/**
 * `/data`: the extracts in time; `/data/:snapshot`: one of them; `/data/:snapshot/problems`, also
 * `.csv`: what is wrong with it, line by line, which is of children's records though no value of
 * theirs is there, and is shown to those who see every team.
 */
export function dataRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const reads = keepReads()
  const isOpenTo = async (request: FastifyRequest, may: ChildPermission): Promise<boolean> =>
    (await needs.door.scopeOf(askerOf(request), may)).sees === 'every team'
  const recordProblems = (request: FastifyRequest, did: 'viewed' | 'exported', snapshot: string) =>
    needs.door.record(askerOf(request).occasion, {
      did,
      subject: 'problems of an extract',
      subjectId: snapshot,
      children: [],
    })
  const figures = { config: { needs: 'see figures' } } as const
  const schema = { querystring: problemsQuerySchema }
  const lines = { config: { needs: 'see children' }, schema } as const
  const file = { config: { needs: 'export children' }, schema } as const

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

  app.get<Asked>(`${dataAddress}/:snapshot/problems`, lines, async (request, reply) => {
    const { params, query } = request
    if (!(await isOpenTo(request, 'see children')))
      return refuse(request, reply, { needs, render, why: notEveryTeam })
    const plan = await needs.plan()
    const view = await needs.snapshots.use(async (shown) => {
      const extract = extractOf(needs.dataFolder, params.snapshot)
      const asked = askedProblems(query)
      if (!shown || !extract || !asked) return undefined
      await recordProblems(request, 'viewed', extract.now.snapshot)
      return problemsView(needs, plan, shown, extract.now, asked, reads(shown.analysis.duck))
    })
    if (!view) return sendProblem(reply, 404, noExtract, { needs, render })
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(render('pages/data/problems.njk', view))
  })

  app.get<Asked>(`${dataAddress}/:snapshot/problems.csv`, file, async (request, reply) => {
    const { params, query } = request
    if (!(await isOpenTo(request, 'export children')))
      return refuse(request, reply, { needs, render, why: notEveryTeam })
    const made = await needs.snapshots.use(async (shown) => {
      const extract = extractOf(needs.dataFolder, params.snapshot)
      const asked = askedProblems(query)
      if (!shown || !extract || !asked) return undefined
      const { snapshot } = extract.now
      await recordProblems(request, 'exported', snapshot)
      const from = problemsOf(needs.dataFolder, snapshot)
      const rows = await findProblems(shown.analysis.duck, from, asked)
      const text = [problemColumns, ...rows.map(problemCells)].map(csvLine).join('')
      return { name: `problems ${snapshot}.csv`, text }
    })
    if (!made) return sendProblem(reply, 404, noExtract, { needs, render })
    return reply
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${made.name}"`)
      .send(made.text)
  })
}
