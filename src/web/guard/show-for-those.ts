import type { FastifyInstance } from 'fastify'
import type { Permission } from '#people/roles.ts'

/** What a template puts round a part that is only for those who may do something. */
const marks = { before: '<!-- for those who may ', after: ' -->', end: '<!-- and no others -->' }

/**
 * Takes out of finished pages what whoever reads them may not do, such as the way to change a
 * recommendation. So a page that is kept is kept once for all. What somebody wrote is escaped in a
 * page, so it can make no such mark.
 */
export function showForThose(app: FastifyInstance): void {
  app.addHook('onSend', async ({ asker }, _, page) =>
    typeof page === 'string' ? pageFor(asker?.permissions ?? new Set(), page) : page,
  )
}

/** Pages are long and marks few: looking for the marks alone is a tenth of what a pattern takes. */
function pageFor(permissions: ReadonlySet<Permission>, page: string): string {
  let shown = ''
  let from = 0
  for (;;) {
    const begin = page.indexOf(marks.before, from)
    if (begin === -1) return from === 0 ? page : shown + page.slice(from)
    const named = page.indexOf(marks.after, begin)
    const end = page.indexOf(marks.end, named)
    if (end === -1) throw new Error('A page does not say where a part for some ends.')
    const may = page.slice(begin + marks.before.length, named) as Permission
    shown += page.slice(from, begin)
    if (permissions.has(may)) shown += page.slice(named + marks.after.length, end)
    from = end + marks.end.length
  }
}
