import type { FastifyInstance } from 'fastify'
import { addEvidenceVersion } from '#plan/evidence/change-evidence.ts'
import { keepFile } from '#plan/evidence/keep-file.ts'
import type { FieldProblem } from '#plan/field-problem.ts'
import { evidenceItemAddress, newVersionAddress } from '../../addresses.ts'
import { dropOwnDraft, findOwnDraft } from '../../forms/drafts-of-asker.ts'
import { readUpload } from '../../forms/read-upload.ts'
import { sendFormPage } from '../../forms/send-form-page.ts'
import { refuseUnread, takeUploads } from '../../forms/take-uploads.ts'
import { typedOfDraft } from '../../forms/typed-of-draft.ts'
import { askerOf } from '../../guard/asker.ts'
import { instantInWords } from '../../words/instant-in-words.ts'
import { inOrderOf, versionFormFields } from './evidence-form.ts'
import { trailTo } from './item-view.ts'
import {
  findShown,
  sendNoEvidence,
  sendRetired,
  type EvidencePages,
  type IdParams,
  type ShownItem,
} from './shown-item.ts'
import { onForm, versionFields, type EvidenceFormField, type TypedVersion } from './typed.ts'
import { fileToChooseAgain, readVersion } from './typed-version.ts'

const config = { needs: 'change the plan' } as const
const address = '/evidence/:id/versions/new'
const names = { fields: versionFields, lists: [] } as const

const draftOf = (id: number) => ({ subject: 'evidence version', subjectId: String(id) })

/** `/evidence/:id/versions/new`: a form for the next file or link of evidence. */
export function newVersionRoute(app: FastifyInstance, pages: EvidencePages): void {
  const { needs } = pages
  app.get<IdParams>(address, { config }, async (request, reply) => {
    const found = await findShown(pages, request.params.id)
    if (found === undefined) return sendNoEvidence(reply, pages)
    if (found.item.retiredAt !== null) return sendRetired(reply, found.item, pages)
    const asker = askerOf(request)
    const draft = await findOwnDraft(needs, asker, draftOf(found.item.id))
    const typed = draft ? typedOfDraft(draft, names) : { received: asker.day, link: '' }
    const savedAt = draft && instantInWords(draft.savedAt.toISOString())
    return sendFormPage(reply, { template, view: viewOf(found, { typed, savedAt }) }, pages)
  })
  takeUploads(app, pages, (uploads) => {
    uploads.post<IdParams>(address, { config }, async (request, reply) => {
      const found = await findShown(pages, request.params.id)
      if (found === undefined) return sendNoEvidence(reply, pages)
      const { id } = found.item
      const asker = askerOf(request)
      const upload = await readUpload(request.raw, names, (file) =>
        keepFile(needs.dataFolder, file),
      )
      if (!upload.ok) return refuseUnread(request, reply, { ...upload, ...pages })
      const { typed, file } = upload
      const again = (problems: readonly FieldProblem<EvidenceFormField>[]) => {
        const all = file?.ok ? [...problems, fileToChooseAgain] : problems
        const view = viewOf(found, { typed, problems: all })
        return sendFormPage(reply, { template, view, status: 422 }, pages)
      }
      const read = readVersion(typed, file, asker.day)
      if (!read.ok) return again(read.problems)
      const outcome = await needs.register
        .transaction()
        .execute((within) => addEvidenceVersion(within, asker.occasion, id, read.version))
      if (outcome.ok) {
        await dropOwnDraft(needs, asker, draftOf(id))
        return reply.redirect(evidenceItemAddress(id), 303)
      }
      return 'problems' in outcome
        ? again(outcome.problems.map(onForm))
        : sendRetired(reply, found.item, pages)
    })
  })
}

const template = 'pages/evidence/form.njk'

function viewOf(
  { item }: ShownItem,
  {
    typed,
    problems = [],
    savedAt,
  }: {
    readonly typed: TypedVersion
    readonly problems?: readonly FieldProblem<EvidenceFormField>[]
    readonly savedAt?: string | undefined
  },
) {
  const fields = versionFormFields(typed)
  const page = newVersionAddress(item.id)
  const title = `Add version ${item.versions.length + 1}`
  return {
    over: item.title,
    title,
    intro: ['It becomes the newest. Those before it stay, and can still be opened.'],
    trail: trailTo(item, title),
    form: {
      action: page,
      fields,
      hidden: {},
      button: 'Add the version',
      problems: inOrderOf(fields, problems),
      draft: { ...draftOf(item.id), page, savedAt },
      cancel: evidenceItemAddress(item.id),
      isMultipart: true,
    },
  }
}
