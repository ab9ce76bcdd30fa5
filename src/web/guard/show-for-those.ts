import type { FastifyInstance } from 'fastify'
import type { Permission } from '#people/roles.ts'

/** What a template puts round a part that is only for those who may do something. */
const part = /<!-- for those who may ([a-z ]+) -->([\s\S]*?)<!-- and no others -->/g

/**
 * Takes out of finished pages what whoever reads them may not do, such as the way to change a
 * recommendation. So a page that is kept is kept once for all. What somebody wrote is escaped in a
 * page, so it can make no such mark.
 */
export function showForThose(app: FastifyInstance): void {
  app.addHook('onSend', async ({ asker }, _, page) =>
    typeof page === 'string'
      ? page.replace(part, (_all, may: string, shown: string) =>
          asker?.permissions.has(may as Permission) ? shown : '',
        )
      : page,
  )
}
