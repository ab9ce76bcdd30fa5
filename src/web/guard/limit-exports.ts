import type { FastifyInstance } from 'fastify'
import type { PageNeeds } from '../page-needs.ts'
import { sendProblem, type ProblemView } from '../pages/problem/route.ts'
import type { Render } from '../templates.ts'
import { recordRefusal } from './refuse.ts'

const tooMany: ProblemView = {
  title: 'That is too many files in a minute',
  sentences: ['Nothing is lost. Wait a minute, then go on.'],
}

/**
 * Lets each person take so many files of children a minute: enough for work, and too few to carry
 * off every list there is unnoticed. What is over is refused, and that is recorded.
 */
export function limitExports(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const take = app.createRateLimit({
    max: needs.exportsPerMinute,
    timeWindow: '1 minute',
    keyGenerator: ({ asker }) => String(asker?.person.id),
  })
  app.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.config.needs !== 'export children') return undefined
    const taken = await take(request)
    if (taken.isAllowed || !taken.isExceeded) return undefined
    await recordRefusal(request, needs, `more than ${needs.exportsPerMinute} files in a minute`)
    return sendProblem(reply, 429, tooMany, { needs, render })
  })
}
