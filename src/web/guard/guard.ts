import type { LocalDate } from '#calendar/local-date.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { setUpAddress, signInAddress, signInAsAddress } from '../addresses.ts'
import type { PageNeeds } from '../page-needs.ts'
import type { Render } from '../templates.ts'
import { askerFor } from './asker.ts'
import { homeOf } from './home-of.ts'
import { refuse } from './refuse.ts'
import { refuseUndeclared } from './route-needs.ts'

/**
 * Lets a request through to its route where whoever asks may open it. Who is not signed in is sent
 * to sign in and back; who may not is refused, and that is recorded.
 */
export function guardRoutes(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  app.addHook('onRoute', (route) => {
    refuseUndeclared(route)
    if (route.method !== 'HEAD') needs.onRoute?.(String(route.method), route.url)
  })
  app.decorateRequest('asker', null)
  app.addHook('onRequest', async (request, reply) => {
    const needed = request.routeOptions.config.needs
    // What is not there needs nothing: the answer is the same to everyone.
    if (request.is404 || needed === 'nothing') return undefined
    const who = await needs.door.whoIs(request.headers.cookie)
    if (who === undefined)
      return toSignIn(request, reply, needs.example ? signInAsAddress : signInAddress)
    if (who.mustSetUp) return reply.redirect(setUpAddress, 303)
    const asker = askerFor(request, who, needs.door.now(), await dayOfExample(needs))
    request.asker = asker
    if (needed === 'to be signed in') return undefined
    if (needed !== undefined && asker.permissions.has(needed)) return undefined
    // The plan is where everyone comes first; who may not read it has another first page.
    if (request.url === '/') return reply.redirect(homeOf(asker.permissions), 303)
    return refuse(request, reply, { needs, render, why: `needs the permission to ${needed}` })
  })
}

/** Undefined but in the example. */
const dayOfExample = async ({
  example,
  snapshots,
}: Pick<PageNeeds, 'example' | 'snapshots'>): Promise<LocalDate | undefined> =>
  example && snapshots.use((shown) => Promise.resolve(shown?.analysis.extractedOn))

function toSignIn({ method, url }: FastifyRequest, reply: FastifyReply, at: string): FastifyReply {
  const next = method === 'GET' || method === 'HEAD' ? url : '/'
  return reply.redirect(`${at}?${new URLSearchParams({ next }).toString()}`, 303)
}
