import type { FastifyInstance } from 'fastify'
import { draftsAddress, discardDraftAddress } from '../addresses.ts'
import { askerOf } from '../guard/asker.ts'
import { ownPath } from '../own-path.ts'
import type { PageNeeds } from '../page-needs.ts'
import { dropOwnDraft, saveOwnDraft } from './drafts-of-asker.ts'

type Sent = Readonly<Record<string, string | readonly string[]>>

const config = { needs: 'change the plan' } as const

const draftParts = {
  'draft-subject': { type: 'string', pattern: '^[a-z ]{1,60}$' },
  'draft-id': { type: 'string', maxLength: 200 },
  'draft-page': { type: 'string', maxLength: 500 },
} as const

const body = {
  type: 'object',
  required: ['draft-subject', 'draft-id', 'draft-page'],
  properties: draftParts,
} as const

/**
 * `POST /drafts`: keeps what was typed into a form as its sender’s draft, sound or not; the script of
 * a form sends it as one types, and a button without it. `POST /drafts/discard`: empties it.
 */
export function draftRoute(app: FastifyInstance, needs: PageNeeds): void {
  app.post<{ Body: Sent }>(draftsAddress, { config, schema: { body } }, async (request, reply) => {
    const { of, page, typed } = partsOf(request.body)
    const version = typed.version === undefined ? Number.NaN : Number(typed.version)
    await saveOwnDraft(needs, askerOf(request), of, {
      content: typed,
      baseVersion: Number.isInteger(version) ? version : null,
      savedAt: needs.door.now(),
    })
    return request.headers.accept === 'application/json'
      ? reply.code(204).send()
      : reply.redirect(page, 303)
  })
  app.post<{ Body: Sent }>(
    discardDraftAddress,
    { config, schema: { body } },
    async (request, reply) => {
      const { of, page } = partsOf(request.body)
      await dropOwnDraft(needs, askerOf(request), of)
      return reply.redirect(page, 303)
    },
  )
}

/** Boxes that are ticked are kept as lines, which no value of a box has. */
function partsOf(sent: Sent) {
  const { 'draft-subject': subject, 'draft-id': subjectId, 'draft-page': page, ...fields } = sent
  return {
    of: { subject: String(subject), subjectId: String(subjectId) },
    page: ownPath(String(page)),
    typed: Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : value.join('\n'),
      ]),
    ),
  }
}
