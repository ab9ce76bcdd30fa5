import type { FastifyReply } from 'fastify'
import { findPeople } from '#people/find-people.ts'
import type { FieldProblem } from '#plan/field-problem.ts'
import { frameOf } from '../../frame.ts'
import type { Asker } from '../../guard/asker.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { planDay } from '../../plan-day.ts'
import type { Render } from '../../templates.ts'
import { readView } from './read-view.ts'
import { updateFigures } from './update-figures.ts'
import type { UpdatePlace } from './update-place.ts'

/** An update to be read, and approved by those who may; 409 where it says something else by now. */
export async function sendReadPage(
  reply: FastifyReply,
  place: UpdatePlace,
  { permissions, person }: Asker,
  { needs, render }: { readonly needs: PageNeeds; readonly render: Render },
  problems: readonly FieldProblem[] = [],
): Promise<FastifyReply> {
  const names = new Map((await findPeople(needs.register)).map(({ id, name }) => [id, name]))
  const isOwn = place.update?.given?.personId === person.id
  const page = await needs.snapshots.use(async (shown) => {
    const around = await needs.around(place.plan.id, planDay(needs, shown))
    return render('pages/update/read.njk', {
      ...readView(place, updateFigures(place, shown, around), {
        nameOf: (id) => names.get(id) ?? 'somebody',
        problems,
        mayApprove: permissions.has('approve updates') && !isOwn,
      }),
      frame: frameOf(needs, place.plan, shown?.manifest),
      mayChange: permissions.has('change the plan') && place.update?.isClosed !== true,
    })
  })
  return reply
    .code(problems.length > 0 ? 409 : 200)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(page)
}
