import type { FastifyInstance } from 'fastify'
import { changeEvidence } from '#plan/evidence/change-evidence.ts'
import type { EvidenceItem } from '#plan/evidence/evidence-item.ts'
import type { FieldProblem } from '#plan/field-problem.ts'
import { postTitles } from '#plan/post-titles.ts'
import { editEvidenceAddress, evidenceItemAddress } from '../../addresses.ts'
import { dropOwnDraft, findOwnDraft } from '../../forms/drafts-of-asker.ts'
import { formBody } from '../../forms/form-body.ts'
import { sendFormPage } from '../../forms/send-form-page.ts'
import { typedOfDraft } from '../../forms/typed-of-draft.ts'
import { askerOf } from '../../guard/asker.ts'
import { instantInWords } from '../../words/instant-in-words.ts'
import { choicesGone, claimChoices } from './claim-choices.ts'
import { contentFormFields, fieldsApart, inOrderOf } from './evidence-form.ts'
import { trailTo } from './item-view.ts'
import {
  findShown,
  sendNoEvidence,
  sendRetired,
  type EvidencePages,
  type IdParams,
  type ShownItem,
} from './shown-item.ts'
import {
  contentFields,
  contentLists,
  onForm,
  readContent,
  typedOf,
  type EvidenceFormField,
  type TypedContent,
} from './typed.ts'

const config = { needs: 'change the plan' } as const
const address = '/evidence/:id/edit'
const names = { fields: contentFields, lists: contentLists } as const
const schema = formBody([...contentFields, 'version'], contentLists)

const draftOf = (id: number) => ({ subject: 'evidence', subjectId: String(id) })

/** `/evidence/:id/edit`: a form for what is said of evidence; its files are versions, and stay. */
export function editEvidenceRoute(app: FastifyInstance, pages: EvidencePages): void {
  const { needs } = pages
  app.get<IdParams>(address, { config }, async (request, reply) => {
    const found = await findShown(pages, request.params.id)
    if (found === undefined) return sendNoEvidence(reply, pages)
    const { item } = found
    if (item.retiredAt !== null) return sendRetired(reply, item, pages)
    const draft = await findOwnDraft(needs, askerOf(request), draftOf(item.id))
    const view = await viewOf(pages, found, {
      typed: draft ? typedOfDraft(draft, names) : typedOf(item),
      version: draft?.baseVersion ?? item.version,
      savedAt: draft && instantInWords(draft.savedAt.toISOString()),
    })
    return sendFormPage(reply, { template, view }, pages)
  })
  app.post<IdParams & { Body: TypedContent & { version: string } }>(
    address,
    { config, schema },
    async (request, reply) => {
      const found = await findShown(pages, request.params.id)
      if (found === undefined) return sendNoEvidence(reply, pages)
      const { version: read, ...typed } = request.body
      const { id } = found.item
      const asker = askerOf(request)
      const version = Number(read)
      const again = async (problems: readonly FieldProblem<EvidenceFormField>[]) => {
        const view = await viewOf(pages, found, { typed, version, problems })
        return sendFormPage(reply, { template, view, status: 422 }, pages)
      }
      const isNew = found.item.kind !== 'not yet sorted'
      const { content, problems } = readContent(typed, { isNew })
      if (problems.length > 0) return again(problems)
      const outcome = await needs.register
        .transaction()
        .execute((within) => changeEvidence(within, asker.occasion, { id, version }, content))
      if (outcome.ok) {
        await dropOwnDraft(needs, asker, draftOf(id))
        return reply.redirect(evidenceItemAddress(id), 303)
      }
      if ('problems' in outcome) return again(outcome.problems.map(onForm))
      if ('gone' in outcome) return sendRetired(reply, found.item, pages)
      const { theirs } = outcome.changedMeanwhile
      const view = await viewOf(
        pages,
        { ...found, item: theirs },
        {
          typed,
          version: theirs.version,
          theirs,
        },
      )
      return sendFormPage(reply, { template, view, status: 409 }, pages)
    },
  )
}

const template = 'pages/evidence/form.njk'

async function viewOf(
  { needs }: EvidencePages,
  { plan, item }: ShownItem,
  {
    typed,
    version,
    problems = [],
    savedAt,
    theirs,
  }: {
    readonly typed: TypedContent
    readonly version: number
    readonly problems?: readonly FieldProblem<EvidenceFormField>[]
    readonly savedAt?: string | undefined
    /** What somebody else made of it meanwhile. */
    readonly theirs?: EvidenceItem
  },
) {
  const claims = claimChoices(plan)
  const choices = {
    claims: [...claims, ...choicesGone(item.claims, claims)],
    owners: await postTitles(needs.register),
  }
  const isUnsorted = item.kind === 'not yet sorted'
  const fieldsOf = (one: TypedContent) => contentFormFields(one, choices, isUnsorted)
  const fields = fieldsOf(typed)
  const page = editEvidenceAddress(item.id)
  return {
    over: item.title,
    title: 'Edit evidence',
    trail: trailTo(item, 'Edit'),
    apart: theirs && fieldsApart(fields, fieldsOf(typedOf(theirs))),
    form: {
      action: page,
      fields,
      hidden: { version: String(version) },
      button: 'Save',
      problems: inOrderOf(fields, problems),
      draft: { ...draftOf(item.id), page, savedAt },
      cancel: evidenceItemAddress(item.id),
    },
  }
}
