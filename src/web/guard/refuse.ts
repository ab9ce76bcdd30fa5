import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PageNeeds } from '../page-needs.ts'
import { sendProblem } from '../pages/problem/route.ts'
import type { Render } from '../templates.ts'
import { askerOf } from './asker.ts'

/** Longer than any address that a page leads to. */
const longestAddress = 500

const notYours = {
  title: 'You may not open this page',
  sentences: [
    'It shows what your roles do not lead to. That you asked has been recorded.',
    'If you need it for your work, ask whoever gives roles at your council.',
  ],
}

/** Refuses whoever asks, the same whether what they asked for is there or not, and records it. */
export async function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    needs,
    render,
    why,
  }: { readonly needs: PageNeeds; readonly render: Render; readonly why: string },
): Promise<FastifyReply> {
  await recordRefusal(request, needs, why)
  return sendProblem(reply.header('cache-control', 'no-store'), 403, notYours, { needs, render })
}

/** Adds to the access record that whoever asks was refused what they asked for. */
export const recordRefusal = (
  request: FastifyRequest,
  needs: Pick<PageNeeds, 'door'>,
  why: string,
): Promise<void> =>
  needs.door.record(askerOf(request).occasion, {
    did: 'refused',
    subject: 'page',
    subjectId: `${request.method} ${request.url}`.slice(0, longestAddress),
    why,
  })
