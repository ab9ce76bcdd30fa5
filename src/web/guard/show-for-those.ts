import type { Permission } from '#people/roles.ts'

/** What a template puts round a part that is only for those who may do something. */
const begin = Buffer.from('<!-- for those who may ')
const shown = Buffer.from(' -->')
const end = Buffer.from('<!-- and no others -->')

/**
 * Leaves out of a finished page what whoever reads it may not do, such as the way to change a
 * recommendation. So a page that is kept is kept once for all. What somebody wrote is escaped in a
 * page, so it can make no such mark.
 */
export function showForThose(page: Buffer, permissions: ReadonlySet<Permission>): Buffer[] {
  const parts: Buffer[] = []
  let from = 0
  for (let mark = page.indexOf(begin); mark >= 0; mark = page.indexOf(begin, from)) {
    const open = page.indexOf(shown, mark)
    const close = page.indexOf(end, open)
    if (close < 0) throw new Error('A part of a page for those who may something has no end.')
    const may = page.toString('utf8', mark + begin.length, open) as Permission
    parts.push(page.subarray(from, mark))
    if (permissions.has(may)) parts.push(page.subarray(open + shown.length, close))
    from = close + end.length
  }
  return [...parts, page.subarray(from)]
}
