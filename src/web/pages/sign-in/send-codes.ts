import type { FastifyReply } from 'fastify'
import { frameOf } from '../../frame.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'

/** Shows recovery codes, this once, and leads on. */
export async function sendCodes(
  reply: FastifyReply,
  { codes, next }: { readonly codes: readonly string[]; readonly next: string },
  { needs, render }: { readonly needs: PageNeeds; readonly render: Render },
): Promise<FastifyReply> {
  const frame = frameOf(needs, await needs.plan(), undefined)
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(render('pages/sign-in/codes.njk', { frame, codes, next }))
}
