import type { FastifyInstance, FastifyRequest } from 'fastify'

/**
 * Refuses whatever could change something unless a page of this service sent it: a browser says so
 * of every form, in one of two headers, and another site's page cannot make it say otherwise.
 */
export function refuseOtherSites(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD' || isOfThisSite(request))
      return undefined
    return reply
      .code(403)
      .type('text/plain; charset=utf-8')
      .send(
        'This was not sent from a page of this service, so nothing was done. Open the page here and send it again.',
      )
  })
}

function isOfThisSite({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin, host } = headers
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host
}
