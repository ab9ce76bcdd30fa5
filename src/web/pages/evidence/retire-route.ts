import type { FastifyInstance } from 'fastify'
import { retireEvidence } from '#plan/evidence/change-evidence.ts'
import type { EvidenceItem } from '#plan/evidence/evidence-item.ts'
import { evidenceItemAddress, retireEvidenceAddress } from '../../addresses.ts'
import { formBody } from '../../forms/form-body.ts'
import { sendFormPage } from '../../forms/send-form-page.ts'
import { askerOf } from '../../guard/asker.ts'
import { trailTo } from './item-view.ts'
import {
  findShown,
  sendNoEvidence,
  sendRetired,
  type EvidencePages,
  type IdParams,
} from './shown-item.ts'

const config = { needs: 'change the plan' } as const
const address = '/evidence/:id/retire'
const template = 'pages/evidence/form.njk'

/** `/evidence/:id/retire`: asks once more, then takes evidence out of use. */
export function retireEvidenceRoute(app: FastifyInstance, pages: EvidencePages): void {
  app.get<IdParams>(address, { config }, async ({ params }, reply) => {
    const found = await findShown(pages, params.id)
    if (found === undefined) return sendNoEvidence(reply, pages)
    if (found.item.retiredAt !== null) return sendRetired(reply, found.item, pages)
    return sendFormPage(reply, { template, view: viewOf(found.item, []) }, pages)
  })
  app.post<IdParams & { Body: { version: string } }>(
    address,
    { config, schema: formBody(['version']) },
    async (request, reply) => {
      const found = await findShown(pages, request.params.id)
      if (found === undefined) return sendNoEvidence(reply, pages)
      const { id } = found.item
      const version = Number(request.body.version)
      const outcome = await pages.needs.register
        .transaction()
        .execute((within) => retireEvidence(within, askerOf(request).occasion, { id, version }))
      if (outcome.ok) return reply.redirect(evidenceItemAddress(id), 303)
      if (!('changedMeanwhile' in outcome)) return sendRetired(reply, found.item, pages)
      const view = viewOf(outcome.changedMeanwhile.theirs, [
        'Somebody else changed it since you opened this page, and it has not been retired. Look at it again first.',
      ])
      return sendFormPage(reply, { template, view, status: 409 }, pages)
    },
  )
}

const viewOf = (item: EvidenceItem, before: readonly string[]) => ({
  over: item.title,
  title: 'Retire this evidence?',
  intro: [
    ...before,
    'It will stand in no list and support nothing. It stays in the register with its files and can still be read at its address.',
  ],
  trail: trailTo(item, 'Retire'),
  form: {
    action: retireEvidenceAddress(item.id),
    fields: [],
    hidden: { version: String(item.version) },
    button: 'Retire it',
    problems: [],
    cancel: evidenceItemAddress(item.id),
  },
})
