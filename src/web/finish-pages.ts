import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Permission } from '#people/roles.ts'
import type { PageNeeds } from './page-needs.ts'
import type { Render } from './templates.ts'
import { openTour } from './tour/show-tour.ts'
import { showAsker } from './guard/show-asker.ts'
import { showForThose } from './guard/show-for-those.ts'

const nothing: ReadonlySet<Permission> = new Set()
const encoder = new TextEncoder()

/** In octets. */
const longPage = 200_000

/**
 * Makes of each page what the one who asked for it is sent. The marks are looked for in its octets: a
 * text put together anew for each reader is copied whole, which takes longer than all else of a long
 * page.
 */
export function finishPages(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const showTour = openTour(needs, render)
  app.addHook('onSend', async ({ asker, url }, reply, page) => {
    const isText = typeof page === 'string'
    const type = String(reply.getHeader('content-type'))
    if (!(isText || Buffer.isBuffer(page)) || !type.startsWith('text/html')) return page
    const octets = isText ? octetsOf(page) : page
    const permissions = asker?.permissions ?? nothing
    const toured = reply.statusCode === 200 ? await showTour(octets, url) : [octets]
    const parts = toured
      .flatMap((part) => showAsker(part, asker, render))
      .flatMap((part) => showForThose(part, permissions))
    const length = parts.reduce((sum, part) => sum + part.length, 0)
    if (length < longPage) return Buffer.concat(parts)
    // As they are: a copy of each for every reader keeps the machine tidying its memory.
    reply.header('content-length', length)
    return Readable.from(parts)
  })
}

function octetsOf(page: string): Buffer {
  const { buffer, byteOffset, byteLength } = encoder.encode(page)
  return Buffer.from(buffer, byteOffset, byteLength)
}
