import type { FastifyInstance, FastifyReply } from 'fastify'
import { changePlan } from '#plan/edit/change-plan.ts'
import { editAddress, retireAddress } from '../../../addresses.ts'
import { formBody } from '../../../forms/form-body.ts'
import { sendFormPage } from '../../../forms/send-form-page.ts'
import { askerOf } from '../../../guard/asker.ts'
import type { Editor } from '../editor.ts'
import { shownIn } from '../form/typed-fields.ts'
import { sendGone } from '../form/send-gone.ts'
import { opensItem, type Opened } from '../opened.ts'
import { numbered, placeOf, type Numbered, type Tools } from '../tools.ts'

type Sent = { readonly version: string }

/** Asks whether an item is to be retired, with all that it says, and retires it. */
export function retireRoute<Content, Field extends string>(
  app: FastifyInstance,
  editor: Editor<Content, Field>,
  retire: NonNullable<Editor<Content, Field>['retire']>,
  tools: Tools,
): void {
  const { needs } = tools
  const config = { needs: editor.needs }
  const address = `/plan/${editor.path}/:id/retire`
  const { open } = opensItem(editor)

  const show = (
    reply: FastifyReply,
    id: number,
    { around, version }: Opened<Content, Field>,
    status: 200 | 409 = 200,
  ) => {
    const { before, where } = around
    const said = before === null ? [] : editor.fields(editor.typedOf(before), around)
    const view = {
      ...placeOf(where),
      ...(editor.item.hangsOn === 'plan' ? { of: undefined } : {}),
      heading: editor.headings.retire,
      isChanged: status === 409,
      said: said.map(shownIn).filter(({ text }) => text !== ''),
      form: {
        action: retireAddress(editor.path, id),
        fields: [],
        hidden: { version },
        button: editor.headings.retire,
        problems: [],
        cancel: editAddress(where.recommendation?.ref ?? ''),
      },
    }
    return sendFormPage(reply, { template: 'pages/edit/retire/page.njk', view, status }, tools)
  }
  const showGone = (reply: FastifyReply) =>
    sendGone(reply, { name: editor.name, typed: undefined }, tools)

  app.get<Numbered>(address, { config, schema: numbered }, async (request, reply) => {
    const id = request.params.id ?? 0
    const opened = await open(needs, askerOf(request), id)
    return opened ? show(reply, id, opened) : showGone(reply)
  })

  const schema = { ...numbered, ...formBody(['version']) }
  app.post<Numbered & { Body: Sent }>(address, { config, schema }, async (request, reply) => {
    const [asker, id] = [askerOf(request), request.params.id ?? 0]
    const opened = await open(needs, asker, id)
    if (opened === undefined) return showGone(reply)
    const { planId, recommendation } = opened.around.where
    const outcome = await changePlan(needs.register, asker.occasion, planId, [
      retire({ id, version: Number(request.body.version) }),
    ])
    if (outcome.ok) {
      const query = { did: 'retired', what: editor.name } as const
      // A recommendation that is retired has no page to come back to.
      const isItself = editor.item.hangsOn === 'plan'
      return reply.redirect(isItself ? '/' : editAddress(recommendation?.ref ?? '', query), 303)
    }
    const now = await open(needs, asker, id)
    return now ? show(reply, id, now, 409) : showGone(reply)
  })
}
