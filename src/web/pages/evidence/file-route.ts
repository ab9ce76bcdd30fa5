import { createReadStream } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { openEvidenceFile } from '#plan/evidence/open-file.ts'
import { evidenceItemAddress } from '../../addresses.ts'
import { attachmentHeader } from '../../attachment-header.ts'
import { askerOf } from '../../guard/asker.ts'
import { sendProblem } from '../problem/route.ts'
import { findShown, numberIn, sendNoEvidence, type EvidencePages } from './shown-item.ts'

/** Even where a browser shows a file after all, nothing in it runs or asks for anything. */
const content =
  "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/**
 * `/evidence/:id/versions/:number/file`: the file of a version as it was received, for saving. That
 * it was opened is recorded before it is sent; one that is not what was received is not sent.
 */
export function evidenceFileRoute(app: FastifyInstance, pages: EvidencePages): void {
  const { needs } = pages
  app.get<{ Params: { id: string; number: string } }>(
    '/evidence/:id/versions/:number/file',
    { config: { needs: 'see figures' } },
    async (request, reply) => {
      const found = await findShown(pages, request.params.id)
      const number = numberIn(request.params.number)
      const version = found?.item.versions.find((one) => one.number === number)
      if (found === undefined || version === undefined || !('file' in version))
        return sendNoEvidence(reply, pages)
      const opened = await needs.register
        .transaction()
        .execute((within) =>
          openEvidenceFile(within, askerOf(request).occasion, needs.dataFolder, version.id),
        )
      if (!opened.ok) {
        needs.tell(`The file of evidence ${found.item.id}, version ${number}: ${opened.sentence}`)
        return sendProblem(
          reply,
          500,
          {
            title: 'The file could not be opened',
            sentences: [opened.sentence, 'It has been told to whoever runs Throughline.'],
            link: { text: 'Back to the evidence', href: evidenceItemAddress(found.item.id) },
          },
          pages,
        )
      }
      return reply
        .type(opened.file.mediaType)
        .header('content-length', opened.file.size)
        .header('content-disposition', attachmentHeader(opened.file.fileName))
        .header('content-security-policy', content)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'no-store')
        .send(createReadStream(opened.path))
    },
  )
}
