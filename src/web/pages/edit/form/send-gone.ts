import type { FastifyReply } from 'fastify'
import type { FormField } from '../../../forms/form.ts'
import { sendFormPage } from '../../../forms/send-form-page.ts'
import type { Tools } from '../tools.ts'
import { shownIn } from './typed-fields.ts'

type Gone = {
  /** What it was, such as `target`. */
  readonly name: string
  /** What was typed of it; undefined where nothing was. */
  readonly typed: readonly FormField[] | undefined
}

/** Says that an item is no longer in the plan, with all that was typed of it, to be copied. */
export function sendGone(reply: FastifyReply, { name, typed = [] }: Gone, tools: Tools) {
  const view = {
    name,
    typed: typed.map(typedIn).filter(({ text }) => text !== ''),
  }
  return sendFormPage(
    reply,
    { template: 'pages/edit/form/gone.njk', view, status: typed.length > 0 ? 409 : 404 },
    tools,
  )
}

/** Where a list’s choices are not at hand, the value that was chosen. */
function typedIn(field: FormField) {
  const { label, text } = shownIn(field)
  return { label, text: text || ('value' in field ? field.value : '') }
}
