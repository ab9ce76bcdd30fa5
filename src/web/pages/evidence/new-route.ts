import type { FastifyInstance } from 'fastify'
import { addEvidence } from '#plan/evidence/change-evidence.ts'
import { keepFile } from '#plan/evidence/keep-file.ts'
import type { FieldProblem } from '#plan/field-problem.ts'
import type { Plan } from '#plan/plan.ts'
import { postTitles } from '#plan/post-titles.ts'
import { evidenceAddress, evidenceItemAddress, newEvidenceAddress } from '../../addresses.ts'
import { dropOwnDraft, findOwnDraft } from '../../forms/drafts-of-asker.ts'
import type { Form } from '../../forms/form.ts'
import { readUpload } from '../../forms/read-upload.ts'
import { sendFormPage } from '../../forms/send-form-page.ts'
import { refuseUnread, takeUploads } from '../../forms/take-uploads.ts'
import { typedOfDraft } from '../../forms/typed-of-draft.ts'
import { askerOf } from '../../guard/asker.ts'
import { instantInWords } from '../../words/instant-in-words.ts'
import { noPlan, sendProblem } from '../problem/route.ts'
import { claimChoices } from './claim-choices.ts'
import { contentFormFields, inOrderOf, versionFormFields } from './evidence-form.ts'
import type { EvidencePages } from './shown-item.ts'
import {
  contentFields,
  contentLists,
  onForm,
  readContent,
  versionFields,
  type EvidenceFormField,
  type TypedContent,
  type TypedVersion,
} from './typed.ts'
import { fileToChooseAgain, readVersion } from './typed-version.ts'

const config = { needs: 'change the plan' } as const
const names = { fields: [...contentFields, ...versionFields], lists: contentLists } as const
const short = { type: 'string', maxLength: 200 } as const
const querystring = { type: 'object', properties: { recommendation: short, action: short } }

/** What it would support, where a link to the form says so. */
type Supports = { readonly recommendation?: string; readonly action?: string }

/** Whose draft of what: one for each thing that evidence is added to. */
const draftOf = ({ recommendation, action }: Supports) => ({
  subject: 'evidence',
  subjectId: ['new', recommendation, action && `action ${action}`].filter(Boolean).join(' '),
})

/** `/evidence/new`: a form for evidence with its first file or link. */
export function newEvidenceRoute(app: FastifyInstance, pages: EvidencePages): void {
  const { needs } = pages
  app.get<{ Querystring: Supports }>(
    `${evidenceAddress}/new`,
    { config, schema: { querystring } },
    async (request, reply) => {
      const plan = await needs.plan()
      if (plan === undefined) return sendProblem(reply, 404, noPlan, pages)
      const draft = await findOwnDraft(needs, askerOf(request), draftOf(request.query))
      const empty = emptyFor(request.query, askerOf(request).day)
      const form = await formOf(pages, plan, request.query, {
        typed: draft ? typedOfDraft(draft, names) : empty,
        savedAt: draft && instantInWords(draft.savedAt.toISOString()),
      })
      return sendFormPage(reply, { template, view: viewOf(form) }, pages)
    },
  )
  takeUploads(app, pages, (uploads) => {
    uploads.post<{ Querystring: Supports }>(
      `${evidenceAddress}/new`,
      { config, schema: { querystring } },
      async (request, reply) => {
        const plan = await needs.plan()
        if (plan === undefined) return sendProblem(reply, 404, noPlan, pages)
        const asker = askerOf(request)
        const upload = await readUpload(request.raw, names, (file) =>
          keepFile(needs.dataFolder, file),
        )
        if (!upload.ok) return refuseUnread(request, reply, { ...upload, ...pages })
        const { typed, file } = upload
        const again = async (problems: readonly FieldProblem<EvidenceFormField>[]) => {
          const all = file?.ok ? [...problems, fileToChooseAgain] : problems
          const form = await formOf(pages, plan, request.query, { typed, problems: all })
          return sendFormPage(reply, { template, view: viewOf(form), status: 422 }, pages)
        }
        const { content, problems } = readContent(typed, { isNew: true })
        const version = readVersion(typed, file, asker.day)
        if (!version.ok) return again([...problems, ...version.problems])
        if (problems.length > 0) return again(problems)
        const outcome = await needs.register
          .transaction()
          .execute((within) =>
            addEvidence(within, asker.occasion, plan.id, content, version.version),
          )
        if (outcome.ok) {
          await dropOwnDraft(needs, asker, draftOf(request.query))
          return reply.redirect(evidenceItemAddress(outcome.item.id), 303)
        }
        if (!('problems' in outcome)) throw new Error('Evidence that is new was changed meanwhile.')
        return again(outcome.problems.map(onForm))
      },
    )
  })
}

const template = 'pages/evidence/form.njk'

const viewOf = (form: Form) => ({
  title: 'Add evidence',
  trail: [{ text: 'Evidence', href: evidenceAddress }, { text: 'Add evidence' }],
  form,
})

const emptyFor = (
  { recommendation, action }: Supports,
  received: string,
): TypedContent & TypedVersion => ({
  title: '',
  kind: '',
  claims: recommendation === undefined ? [] : [recommendation],
  actions: action ?? '',
  from: '',
  until: '',
  owner: '',
  expires: '',
  received,
  link: '',
})

async function formOf(
  { needs }: EvidencePages,
  plan: Plan,
  supports: Supports,
  {
    typed,
    problems = [],
    savedAt,
  }: {
    readonly typed: TypedContent & TypedVersion
    readonly problems?: readonly FieldProblem<EvidenceFormField>[]
    readonly savedAt?: string | undefined
  },
): Promise<Form> {
  const choices = { claims: claimChoices(plan), owners: await postTitles(needs.register) }
  const fields = [...contentFormFields(typed, choices, false), ...versionFormFields(typed)]
  const page = newEvidenceAddress(supports)
  return {
    action: page,
    fields,
    hidden: {},
    button: 'Add evidence',
    problems: inOrderOf(fields, problems),
    draft: { ...draftOf(supports), page, savedAt },
    cancel: evidenceAddress,
    isMultipart: true,
  }
}
