import type { FastifyInstance, FastifyReply } from 'fastify'
import { frameOf } from '../../frame.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'

/** A page that says what is not there or went wrong, and what to do. */
export type ProblemView = {
  readonly title: string
  readonly sentences: readonly string[]
  /** What to do next; the way to the plan unless it is said. */
  readonly link?: { readonly text: string; readonly href: string }
}

export const nothingHere: ProblemView = {
  title: 'There is no such page',
  sentences: [
    'If the address was typed, check it. If a link led here, what it pointed to is not in the extract shown now.',
  ],
}

export const noFigures: ProblemView = {
  title: 'There are no figures of that period',
  sentences: [
    'Figures are there for each month, quarter and financial year from April 2017 to the extract shown now. Go to the measure and choose a period there.',
  ],
}

export const noPlan: ProblemView = {
  title: 'There is no plan yet',
  sentences: ['No plan has been recorded in the register of this council.'],
}

const wentWrong: ProblemView = {
  title: 'This page could not be shown',
  sentences: [
    'Something went wrong on the server. Nothing was changed. Try again; if it goes on, tell whoever runs Throughline, and when it happened.',
  ],
}

const notUnderstood: ProblemView = {
  title: 'This address could not be read',
  sentences: ['Go to the plan and choose from there.'],
}

/** Sends a problem page with its status. */
export function sendProblem(
  reply: FastifyReply,
  status: number,
  view: ProblemView,
  { needs, render }: { readonly needs: PageNeeds; readonly render: Render },
): FastifyReply {
  const frame = frameOf(needs, undefined, undefined)
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(render('pages/problem/page.njk', { ...view, frame }))
}

/**
 * Answers what no page answers. What is told to whoever runs the service names the route and not its
 * query, so that nothing a reader asked for is kept.
 */
export function answerErrors(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  app.setNotFoundHandler((_, reply) => sendProblem(reply, 404, nothingHere, { needs, render }))
  app.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    const { statusCode = 500 } = error
    if (statusCode < 500) return sendProblem(reply, statusCode, notUnderstood, { needs, render })
    needs.tell(`${request.method} ${request.routeOptions.url ?? ''} failed: ${error.stack ?? ''}`)
    return sendProblem(reply, 500, wentWrong, { needs, render })
  })
}
