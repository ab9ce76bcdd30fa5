import type { FastifyInstance } from 'fastify'
import type { Permission } from '#people/roles.ts'
import type { Render } from '../templates.ts'
import { showAsker } from './show-asker.ts'
import { showForThose } from './show-for-those.ts'

const nothing: ReadonlySet<Permission> = new Set()
const encoder = new TextEncoder()

/**
 * Makes of each page what the one who asked for it is sent. The marks are looked for in its octets:
 * a text put together anew for each is copied whole, which a long page takes longer for than for all
 * else.
 */
export function finishPages(app: FastifyInstance, render: Render): void {
  app.addHook('onSend', async ({ asker }, reply, page) => {
    const type = String(reply.getHeader('content-type'))
    const isText = typeof page === 'string'
    if (!(isText || Buffer.isBuffer(page)) || !type.startsWith('text/html')) return page
    const permissions = asker?.permissions ?? nothing
    return Buffer.concat(
      showAsker(isText ? octetsOf(page) : page, asker, render).flatMap((part) =>
        showForThose(part, permissions),
      ),
    )
  })
}

function octetsOf(page: string): Buffer {
  const { buffer, byteOffset, byteLength } = encoder.encode(page)
  return Buffer.from(buffer, byteOffset, byteLength)
}
