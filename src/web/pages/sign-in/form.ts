import type { FastifyReply } from 'fastify'
import { frameOf } from '../../frame.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { QrCode } from '../../qr-code.ts'
import type { Render } from '../../templates.ts'

export type Field = {
  readonly id: string
  readonly label: string
  readonly type: 'email' | 'password' | 'text'
  readonly autocomplete: string
  readonly hint?: string
  readonly value?: string | undefined
  readonly isCode?: boolean
}

/** A page with one form on it. */
export type FormView = {
  readonly title: string
  readonly sentences: readonly string[]
  readonly action: string
  readonly fields: readonly Field[]
  readonly hidden?: Readonly<Record<string, string>>
  readonly button: string
  /** The council's own sign-in, in place of the form. */
  readonly council?: { readonly action: string; readonly name: string } | undefined
  /** What was wrong with what was sent, and at which field. */
  readonly problem?: { readonly text: string; readonly field: string } | undefined
  /** What to put into an app, as text and as a picture. */
  readonly secret?: { readonly text: string; readonly code: QrCode }
}

/** Sends a form, kept nowhere; with 422 where something was wrong with what was sent. */
export async function sendForm(
  reply: FastifyReply,
  view: FormView,
  { needs, render }: { readonly needs: PageNeeds; readonly render: Render },
): Promise<FastifyReply> {
  const frame = frameOf(needs, await needs.plan(), undefined)
  return reply
    .code(view.problem === undefined ? 200 : 422)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(render('pages/sign-in/form.njk', { ...view, frame }))
}
