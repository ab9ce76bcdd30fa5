import type { FastifyInstance } from 'fastify'
import type { FieldProblem } from '#plan/field-problem.ts'
import { changePlan } from '#plan/edit/change-plan.ts'
import type { Refusal } from '#plan/edit/edit.ts'
import { approving } from '#plan/updates/approve-update.ts'
import { updateAddress } from '../../addresses.ts'
import { formBody } from '../../forms/form-body.ts'
import { askerOf } from '../../guard/asker.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { sendProblem } from '../problem/route.ts'
import { noUpdate } from './no-update.ts'
import { sendReadPage } from './send-read-page.ts'
import { findPlace } from './update-place.ts'

/** `POST /recommendations/:ref/update/approve`: of exactly what whoever approves has read. */
export function approveRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const around = { needs, render }
  app.post<{ Params: { ref: string }; Body: { month: string; sha256: string } }>(
    '/recommendations/:ref/update/approve',
    { config: { needs: 'approve updates' }, schema: formBody(['month', 'sha256']) },
    async (request, reply) => {
      const asker = askerOf(request)
      const { month, sha256 } = request.body
      const asked = { ref: request.params.ref, month }
      const place = await findPlace(needs, asker, asked)
      if (place?.update === undefined) return sendProblem(reply, 404, noUpdate, around)
      const changed = await changePlan(needs.register, asker.occasion, place.plan.id, [
        approving(place.update.id, sha256),
      ])
      if (changed.ok) return reply.redirect(updateAddress(asked.ref, month), 303)
      const now = (await findPlace(needs, asker, asked)) ?? place
      return sendReadPage(reply, now, asker, around, changed.refused.flatMap(problemsOf))
    },
  )
}

function problemsOf(refusal: Refusal): readonly FieldProblem[] {
  if ('problems' in refusal) return refusal.problems
  const sentence =
    'gone' in refusal
      ? refusal.gone
      : 'It says something else since you opened it, so it was not approved. Read it as it is now, and approve it again.'
  return [{ field: 'approve', sentence }]
}
