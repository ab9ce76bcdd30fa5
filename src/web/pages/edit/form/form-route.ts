import type { FastifyInstance, FastifyReply } from 'fastify'
import { changePlan } from '#plan/edit/change-plan.ts'
import type { Typed } from '#plan/edit/checked.ts'
import type { FieldProblem } from '#plan/field-problem.ts'
import { editAddress } from '../../../addresses.ts'
import { dropOwnDraft, findOwnDraft } from '../../../forms/drafts-of-asker.ts'
import type { FieldsApart } from '../../../forms/form.ts'
import { formBody } from '../../../forms/form-body.ts'
import { sendFormPage } from '../../../forms/send-form-page.ts'
import { askerOf } from '../../../guard/asker.ts'
import { instantInWords } from '../../../words/instant-in-words.ts'
import type { Editor } from '../editor.ts'
import type { Open, Opened } from '../opened.ts'
import { numbered, placeOf, type Numbered, type Tools } from '../tools.ts'
import { sendGone } from './send-gone.ts'
import { fieldsApart, typedOf } from './typed-fields.ts'

type Sent = Readonly<Record<string, string>>

/** What a form shows: what was typed, and what has come of it so far. */
type Shown<Field extends string> = {
  readonly typed: Typed<Field>
  readonly version: number
  readonly status?: 200 | 409 | 422
  readonly problems?: readonly FieldProblem[]
  readonly apart?: FieldsApart
  readonly savedAt?: string
}

/** A form that changes an item or adds one: its page, and what is sent from it. */
export function formRoute<Content, Field extends string>(
  app: FastifyInstance,
  editor: Editor<Content, Field>,
  { open, address, pageOf, draftOf }: Open<Content, Field>,
  tools: Tools,
): void {
  const { needs } = tools
  const config = { needs: editor.needs }

  const show = (
    reply: FastifyReply,
    id: number,
    { around, heading }: Opened<Content, Field>,
    { typed, version, status = 200, problems = [], apart = [], savedAt }: Shown<Field>,
  ) => {
    const { recommendation } = around.where
    const page = pageOf(id)
    const view = {
      ...placeOf(around.where),
      ...(editor.item.hangsOn === 'plan' ? { of: undefined } : {}),
      heading,
      sentences: editor.sentences?.(around) ?? [],
      apart,
      form: {
        action: page,
        fields: editor.fields(typed, around),
        hidden: { version },
        button: 'Save',
        problems: problems.map(({ field, sentence }) => ({
          field: editor.fieldOf?.(field, typed) ?? field,
          sentence,
        })),
        draft: { ...draftOf(id), page, savedAt },
        cancel: recommendation ? editAddress(recommendation.ref) : '/',
      },
    }
    return sendFormPage(reply, { template: 'pages/edit/form/page.njk', view, status }, tools)
  }

  /** Nothing that was typed goes with an item that somebody retired. */
  const showGone = async (reply: FastifyReply, typed: Typed<Field> | undefined) => {
    const beside = { posts: [] }
    return sendGone(
      reply,
      { name: editor.name, typed: typed && editor.fields(typed, beside) },
      tools,
    )
  }

  app.get<Numbered>(address, { config, schema: numbered }, async (request, reply) => {
    const [asker, id] = [askerOf(request), request.params.id ?? 0]
    const opened = await open(needs, asker, id)
    const draft = await findOwnDraft(needs, asker, draftOf(id))
    const drafted = draft && typedOf(editor.blank, draft.content)
    if (opened === undefined) return showGone(reply, drafted)
    const { version, around, begins } = opened
    if (drafted === undefined) return show(reply, id, opened, { typed: begins, version })
    const isOfAnother = around.before !== null && draft?.baseVersion !== version
    return show(reply, id, opened, {
      typed: drafted,
      version,
      apart: isOfAnother ? apartFrom(around.before, drafted, opened) : [],
      savedAt: instantInWords(draft?.savedAt.toISOString() ?? ''),
    })
  })

  const schema = { ...numbered, ...formBody([...Object.keys(editor.blank), 'version']) }
  app.post<Numbered & { Body: Sent }>(address, { config, schema }, async (request, reply) => {
    const [asker, id] = [askerOf(request), request.params.id ?? 0]
    const typed = typedOf(editor.blank, request.body)
    const opened = await open(needs, asker, id)
    if (opened === undefined) return showGone(reply, typed)
    const version = Number(request.body['version'])
    const read = editor.read(typed, opened.around)
    if (!read.ok)
      return show(reply, id, opened, { typed, version, status: 422, problems: read.problems })
    const { planId, recommendation } = opened.around.where
    const edits = [opened.save(read.content, version)]
    const outcome = await changePlan(needs.register, asker.occasion, planId, edits)
    if (outcome.ok) {
      await dropOwnDraft(needs, asker, draftOf(id))
      const ref = refOf(read.content) ?? recommendation?.ref ?? ''
      return reply.redirect(editAddress(ref, { did: 'saved', what: editor.name }), 303)
    }
    for (const refusal of outcome.refused) {
      if ('problems' in refusal)
        return show(reply, id, opened, { typed, version, status: 422, problems: refusal.problems })
      if ('changedMeanwhile' in refusal) {
        const { theirs, theirVersion } = refusal.changedMeanwhile
        const apart = apartFrom(theirs as Content, typed, opened)
        return show(reply, id, opened, { typed, version: theirVersion, status: 409, apart })
      }
    }
    return showGone(reply, typed)
  })

  const apartFrom = (theirs: Content, yours: Typed<Field>, { around }: Opened<Content, Field>) =>
    fieldsApart(editor.fields(editor.typedOf(theirs), around), editor.fields(yours, around))
}

/** A recommendation can have another reference from now on. */
const refOf = (content: unknown): string | undefined =>
  typeof content === 'object' && content !== null && 'ref' in content
    ? String(content.ref)
    : undefined
