import type { FastifyReply } from 'fastify'
import { contentWithDrafts } from '../content-from.ts'
import { frameOf } from '../frame.ts'
import type { PageNeeds } from '../page-needs.ts'
import type { Render } from '../templates.ts'

/**
 * Sends a page with a form of the register, kept nowhere: with 422 where something was wrong with
 * what was sent, and with 409 where somebody else changed the same meanwhile.
 */
export async function sendFormPage(
  reply: FastifyReply,
  { template, view, status = 200 }: FormPage,
  { needs, render }: { readonly needs: PageNeeds; readonly render: Render },
): Promise<FastifyReply> {
  const frame = frameOf(needs, await needs.plan(), undefined)
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', contentWithDrafts)
    .send(render(template, { frame, keepsDrafts: true, ...view }))
}

export type FormPage = {
  readonly template: string
  readonly view: object
  readonly status?: 200 | 409 | 422
}
